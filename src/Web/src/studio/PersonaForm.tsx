import { useState, type FormEvent } from 'react';
import { ApiError, messageOf } from '../api/problem';
import type { Persona, PersonaDraft } from '../api/types';
import { Orrery } from '../personas/Orrery';
import { Button } from '../ui/Button';
import { TextArea, TextField } from '../ui/Field';
import { Problem } from '../ui/Notice';
import { ColorChoice } from './ColorChoice';
import { draftOf, emptyForm, formOf, previewOf, type PersonaFields } from './personaFields';
import styles from './StudioView.module.css';
import { TraitFields } from './TraitFields';

interface PersonaFormProps {
  /** The persona that is changed; null when one is made. */
  persona: Persona | null;
  onSubmit(draft: PersonaDraft): Promise<void>;
}

export function PersonaForm({ persona, onSubmit }: PersonaFormProps) {
  const [fields, setFields] = useState<PersonaFields>(persona ? formOf(persona) : emptyForm);
  const [failure, setFailure] = useState<unknown>(null);
  const [isBusy, setIsBusy] = useState(false);
  const errors = failure instanceof ApiError ? failure.fields : {};
  const change = (part: Partial<PersonaFields>) => setFields((known) => ({ ...known, ...part }));

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setIsBusy(true);
    setFailure(null);
    try {
      await onSubmit(draftOf(fields, persona));
    } catch (refusal) {
      setFailure(refusal);
      setIsBusy(false);
    }
  };

  return (
    <form className={styles.form} onSubmit={(event) => void submit(event)} noValidate>
      <div className={styles.preview}>
        <Orrery persona={previewOf(fields, persona)} size={220} />
      </div>
      <TextField
        label="Name"
        value={fields.name}
        errors={errors['name']}
        maxLength={200}
        onChange={(event) => change({ name: event.target.value })}
      />
      <TextArea
        label="Description"
        hint="A line or two about it, for those who look for somebody to talk to."
        value={fields.description}
        errors={errors['description']}
        rows={2}
        onChange={(event) => change({ description: event.target.value })}
      />
      <ColorChoice value={fields.color} errors={errors['color']} onChange={(color) => change({ color })} />
      <TextArea
        label="Instructions"
        hint="How it thinks and speaks, written to a model."
        value={fields.instructions}
        errors={errors['instructions']}
        rows={7}
        onChange={(event) => change({ instructions: event.target.value })}
      />
      <TextField
        label="Greeting"
        hint="What it says first."
        value={fields.greeting}
        errors={errors['greeting']}
        onChange={(event) => change({ greeting: event.target.value })}
      />
      <TextArea
        label="Example lines"
        hint="Lines that sound like it, one below the other."
        value={fields.examples}
        errors={errors['examples']}
        rows={4}
        onChange={(event) => change({ examples: event.target.value })}
      />
      {persona ? null : (
        <TraitFields traits={fields.traits} errors={errors['traits']} onChange={(traits) => change({ traits })} />
      )}
      {failure === null ? null : <Problem message={messageOf(failure)} />}
      <div className={styles.actions}>
        <Button type="submit" look="strong" disabled={isBusy}>
          {persona ? 'Save' : 'Let it live'}
        </Button>
      </div>
    </form>
  );
}
