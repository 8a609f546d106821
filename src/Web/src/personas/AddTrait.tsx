import { useState } from 'react';
import { limits } from '../api/limits';
import { messageOf } from '../api/problem';
import type { Persona } from '../api/types';
import { Button } from '../ui/Button';
import { TextField } from '../ui/Field';
import { focusUnlessTouched } from '../ui/focus';
import { Problem } from '../ui/Notice';
import { inPlace, useSubmission } from '../ui/useSubmission';
import styles from './PersonalityPanel.module.css';
import { toTraitId } from './traitId';
import { useTuning } from './tuningStore';

/** Gives a persona one more trait. */
export function AddTrait({ persona }: { persona: Persona }) {
  const [isOpen, setIsOpen] = useState(false);
  return isOpen ? (
    <AddTraitForm persona={persona} onDone={() => setIsOpen(false)} />
  ) : (
    <Button small icon="plus" onClick={() => setIsOpen(true)}>
      Add a trait
    </Button>
  );
}

function AddTraitForm({ persona, onDone }: { persona: Persona; onDone: () => void }) {
  const change = useTuning((tuning) => tuning.change);
  const [name, setName] = useState('');
  const [description, setDescription] = useState('');
  const { submit, failure, errors } = useSubmission(async () => {
    await change({
      personaId: persona.id,
      traitId: toTraitId(name),
      action: 'add',
      intensity: 0.5,
      name,
      ...(description ? { description } : {}),
    });
    onDone();
  });

  return (
    <form className={styles.add} onSubmit={inPlace(submit)}>
      <TextField
        label="Name of the trait"
        value={name}
        errors={errors['name'] ?? errors['traitId']}
        ref={focusUnlessTouched}
        required
        maxLength={limits.traitName}
        onChange={(event) => setName(event.target.value)}
      />
      <TextField
        label="How it shows in behaviour"
        value={description}
        errors={errors['description']}
        most={limits.traitDescription}
        onChange={(event) => setDescription(event.target.value)}
      />
      {failure !== null && Object.keys(errors).length === 0 ? <Problem message={messageOf(failure)} /> : null}
      <div className={styles.actions}>
        <Button small look="strong" type="submit">
          Add
        </Button>
        <Button small onClick={onDone}>
          Cancel
        </Button>
      </div>
    </form>
  );
}
