import { useEffect, useState, type ReactNode } from 'react';
import type { Inference, Persona, PersonaDraft, PersonaVersion } from '../api/types';
import { useAnswer } from '../hub/useAnswer';
import { Orrery } from '../personas/Orrery';
import { traitApi } from '../personas/traitApi';
import { Button } from '../ui/Button';
import { Failure } from '../ui/Notice';
import { inPlace, useSubmission } from '../ui/useSubmission';
import { begunPersona } from './begunPersona';
import { Findings } from './Findings';
import form from './Form.module.css';
import { LookFields, VoiceFields } from './PersonaFormFields';
import { changesOf, draftOf, errorsUnder, fieldsOf, formOf, previewOf, type PersonaFields } from './personaFields';
import styles from './PersonaForm.module.css';
import { TraitFields } from './TraitFields';

interface PersonaFormProps {
  /** The persona that is changed; null when one is made. */
  persona: Persona | null;
  /** What that one is made of. */
  version?: PersonaVersion;
  /** What a text says of it, where it is made from one. */
  inference?: Inference | null;
  /** What stands beneath the picture. */
  aside: ReactNode;
  onSubmit(draft: PersonaDraft, signal: AbortSignal): Promise<void>;
}

/** The form of a persona and, beside it, how it will look. */
export function PersonaForm({ persona, version, inference = null, aside, onSubmit }: PersonaFormProps) {
  const [opened] = useState<PersonaFields>(() => begin(persona, version, inference));
  const [fields, setFields] = useState(opened);
  const isBlank = persona === null && inference === null;
  const { submit, isBusy, failure, errors } = useSubmission(async (signal) => {
    await onSubmit(persona ? changesOf(fields, opened) : draftOf(fields), signal);
    if (isBlank) begunPersona.forget();
  });
  useEffect(() => {
    if (isBlank) begunPersona.keep(fields);
  }, [isBlank, fields]);
  const change = (part: Partial<PersonaFields>) => setFields((known) => ({ ...known, ...part }));
  const part = { fields, errors, onChange: change };

  return (
    <>
      <form className={form.form} onSubmit={inPlace(submit)} noValidate>
        {inference ? <Findings inference={inference} fields={fields} onChange={change} /> : null}
        <LookFields {...part} />
        <VoiceFields {...part} />
        {persona ? null : (
          <TraitFields traits={fields.traits} errors={errorsUnder(errors, 'traits')} onChange={(traits) => change({ traits })} />
        )}
        <Failure failure={failure} />
        <div className={form.actions}>
          <Button type="submit" look="strong" off={isBusy}>
            {persona ? 'Save' : 'Create it'}
          </Button>
        </div>
      </form>
      <div className={styles.side}>
        <div className={styles.kept}>
          <div className={styles.preview}>
            {persona ? <Orrery persona={{ ...persona, color: fields.color }} size={220} /> : <Preview fields={fields} />}
            <p className={styles.called}>{fields.name || 'No name yet'}</p>
          </div>
          {aside}
        </div>
      </div>
    </>
  );
}

/** How a new persona will look. Until the core traits are known, it goes without. */
function Preview({ fields }: { fields: PersonaFields }) {
  const { value } = useAnswer(traitApi.core);
  return <Orrery persona={previewOf(fields, value?.traits ?? [])} size={220} />;
}

function begin(persona: Persona | null, version: PersonaVersion | undefined, inference: Inference | null): PersonaFields {
  if (persona && version) return formOf(persona, version);
  return inference ? fieldsOf(inference) : begunPersona.read();
}
