import { useState } from 'react';
import { limits } from '../api/limits';
import type { Persona } from '../api/types';
import { Button } from '../ui/Button';
import { Dialog } from '../ui/Dialog';
import { TextArea, TextField } from '../ui/Field';
import { Failure } from '../ui/Notice';
import { inPlace } from '../ui/useSubmission';
import styles from './Form.module.css';
import { nameBeside } from './nameBeside';
import { changedIntensities } from './personaFields';
import { TraitDials } from './TraitDials';
import { useClone } from './useClone';

/** Makes a persona from another, with changes. */
export function ClonePersona({ persona, onClose }: { persona: Persona; onClose: () => void }) {
  const [name, setName] = useState(nameBeside(persona.name, 'the other'));
  const [description, setDescription] = useState(persona.description);
  const [wished, setWished] = useState<Readonly<Record<string, number>>>({});
  const { submit, isBusy, failure, errorsOf } = useClone(persona, {
    changes: { name, description },
    intensities: changedIntensities(persona.traits, wished),
  });

  return (
    <Dialog title={`Clone ${persona.name}`} onClose={onClose}>
      <form className={styles.form} onSubmit={inPlace(submit)} noValidate>
        <p>The clone stands on its own: changing one of them later does not change the other.</p>
        <TextField
          label="Name"
          value={name}
          errors={errorsOf('name')}
          maxLength={limits.name}
          onChange={(event) => setName(event.target.value)}
        />
        <TextArea
          label="Description"
          value={description}
          errors={errorsOf('description')}
          rows={2}
          most={limits.description}
          onChange={(event) => setDescription(event.target.value)}
        />
        <TraitDials traits={persona.traits} wished={wished} onChange={setWished} />
        <Failure failure={failure} />
        <div className={styles.actions}>
          <Button type="submit" look="strong" off={isBusy}>
            Make the clone
          </Button>
          <Button onClick={onClose}>Cancel</Button>
        </div>
      </form>
    </Dialog>
  );
}
