import type { ReactNode } from 'react';
import type { Inference, Persona, PersonaVersion, PersonaWish } from '../api/types';
import { Orrery } from '../personas/Orrery';
import { traitApi } from '../personas/traitApi';
import { drafts } from '../shared/drafts';
import { useAnswer } from '../shared/useAnswer';
import { Button } from '../ui/Button';
import { Failure } from '../ui/Notice';
import { Unsaved } from '../ui/Unsaved';
import { useFocusKept } from '../ui/useFocusKept';
import { inPlace, useSubmission } from '../ui/useSubmission';
import { Findings } from './Findings';
import form from './Form.module.css';
import { LookFields, VoiceFields } from './PersonaFormFields';
import { changesOf, emptyForm, errorsUnder, fieldsOf, formOf, previewOf, wishOf, type PersonaFields } from './personaFields';
import styles from './PersonaForm.module.css';
import { correctionsDraft } from './textDraft';
import { TraitFields } from './TraitFields';
import { personaDraft, usePersonaDraft } from './usePersonaDraft';

interface PersonaFormProps {
  /** The persona that is changed; null when one is made. */
  persona: Persona | null;
  /** What that one is made of. */
  version?: PersonaVersion;
  /** What a text says of it, where it is made from one. */
  inference?: Inference | null;
  /** What stands beneath the picture. */
  aside: ReactNode;
  onSubmit(wish: PersonaWish, signal: AbortSignal): Promise<void>;
}

/** The form of a persona and, beside it, how it will look. */
export function PersonaForm({ persona, version, inference = null, aside, onSubmit }: PersonaFormProps) {
  const draftName = persona ? personaDraft(persona.id) : inference ? correctionsDraft : blankDraft;
  const { fields, opened, isChanged, change, discard } = usePersonaDraft(draftName, () => begin(persona, version, inference));
  const { submit, isBusy, failure, errors } = useSubmission(async (signal) => {
    await onSubmit(persona ? changesOf(fields, opened) : wishOf(fields), signal);
    drafts.forget(draftName);
  });
  const region = useFocusKept<HTMLFormElement>();
  const part = { fields, errors, onChange: change };

  return (
    <>
      <form ref={region} tabIndex={-1} className={form.form} onSubmit={inPlace(submit)} noValidate>
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
          <Unsaved isChanged={isChanged} onDiscard={discard} />
        </div>
      </form>
      <div className={styles.side}>
        <div className={styles.kept}>
          <div className={styles.preview}>
            {persona ? <Orrery persona={{ ...persona, color: fields.color }} size={220} /> : <Preview fields={fields} />}
            <p dir="auto" className={styles.called}>{fields.name || 'No name yet'}</p>
          </div>
          {aside}
        </div>
      </div>
    </>
  );
}

/** Under which name the new persona is kept that was begun and not made yet. */
const blankDraft = 'new persona';

/** How a new persona will look. Until the core traits are known, it goes without. */
function Preview({ fields }: { fields: PersonaFields }) {
  const { value } = useAnswer(traitApi.core);
  return <Orrery persona={previewOf(fields, value?.traits ?? [])} size={220} />;
}

function begin(persona: Persona | null, version: PersonaVersion | undefined, inference: Inference | null): PersonaFields {
  if (persona && version) return formOf(persona, version);
  return inference ? fieldsOf(inference) : emptyForm;
}
