import { useState, type FormEvent } from 'react';
import { useLocation } from 'wouter';
import { limits } from '../api/limits';
import { ApiError, messageOf } from '../api/problem';
import type { Persona } from '../api/types';
import { personaApi } from '../personas/personaApi';
import { usePersonas } from '../personas/personaStore';
import { Button } from '../ui/Button';
import { Dialog } from '../ui/Dialog';
import { TextArea, TextField } from '../ui/Field';
import { Problem } from '../ui/Notice';
import { nameBeside } from './nameBeside';
import { changedIntensities } from './personaFields';
import styles from './StudioView.module.css';
import { TraitDials } from './TraitDials';

/** Makes a persona from another, with changes. */
export function ClonePersona({ persona, onClose }: { persona: Persona; onClose: () => void }) {
  const put = usePersonas((state) => state.put);
  const [name, setName] = useState(nameBeside(persona.name, 'the other'));
  const [description, setDescription] = useState(persona.description);
  const [wished, setWished] = useState<Readonly<Record<string, number>>>({});
  const [failure, setFailure] = useState<unknown>(null);
  const [isBusy, setIsBusy] = useState(false);
  const [, navigate] = useLocation();
  const fields = failure instanceof ApiError ? failure.fields : {};
  const errorsOf = (field: string) => fields[field] ?? fields[`changes.${field}`];

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setIsBusy(true);
    try {
      const intensities = changedIntensities(persona.traits, wished);
      const made = put(await personaApi.clone(persona.id, { changes: { name, description }, intensities }));
      navigate(`/p/${encodeURIComponent(made.id)}`);
    } catch (refusal) {
      setFailure(refusal);
      setIsBusy(false);
    }
  };

  return (
    <Dialog title={`Clone ${persona.name}`} onClose={onClose}>
      <form className={styles.form} onSubmit={(event) => void submit(event)} noValidate>
        <p>The clone is whole: what happens to one of them later does not change the other.</p>
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
          maxLength={limits.description}
          onChange={(event) => setDescription(event.target.value)}
        />
        <TraitDials traits={persona.traits} wished={wished} onChange={setWished} />
        {failure === null ? null : <Problem message={messageOf(failure)} />}
        <div className={styles.actions}>
          <Button type="submit" look="strong" disabled={isBusy}>
            Make the clone
          </Button>
          <Button onClick={onClose}>Cancel</Button>
        </div>
      </form>
    </Dialog>
  );
}
