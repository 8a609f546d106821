import { useCallback, useState } from 'react';
import { limits } from '../api/limits';
import type { Persona } from '../api/types';
import { traitApi, type ExplainedTrait } from '../personas/traitApi';
import { useAnswer } from '../shared/useAnswer';
import { Button } from '../ui/Button';
import { Dialog } from '../ui/Dialog';
import { TextField } from '../ui/Field';
import { Failure } from '../ui/Notice';
import { Unanswered } from '../ui/Unanswered';
import { inPlace } from '../ui/useSubmission';
import { movedTraits } from './movedTraits';
import styles from './ForkPersona.module.css';
import form from './Form.module.css';
import { nameBeside } from './nameBeside';
import { useClone } from './useClone';

interface ForkProps {
  persona: Persona;
  sessionId: string;
  onClose: () => void;
}

/** Makes a persona of what another has become in a conversation. */
export function ForkPersona({ persona, sessionId, onClose }: ForkProps) {
  const [name, setName] = useState(nameBeside(persona.name, 'as it was here'));
  const { submit, isBusy, failure, errorsOf } = useClone(persona, {
    changes: { name, description: persona.description },
    intensities: {},
    sessionId,
  });

  return (
    <Dialog title={`Keep ${persona.name} as it is here`} onClose={onClose}>
      <form className={form.form} onSubmit={inPlace(submit)} noValidate>
        <p>A persona of your own, with the traits that this conversation has brought about. The original stays as it is.</p>
        <Live persona={persona} sessionId={sessionId} />
        <TextField
          label="Name"
          value={name}
          errors={errorsOf('name')}
          maxLength={limits.name}
          onChange={(event) => setName(event.target.value)}
        />
        <Failure failure={failure} />
        <div className={form.actions}>
          <Button type="submit" look="strong" off={isBusy}>
            Keep it
          </Button>
          <Button onClick={onClose}>Cancel</Button>
        </div>
      </form>
    </Dialog>
  );
}

/** What the conversation has moved, and how far. */
function Live({ persona, sessionId }: { persona: Persona; sessionId: string }) {
  const answer = useAnswer(
    useCallback((signal: AbortSignal) => traitApi.explain(persona.id, sessionId, signal), [persona.id, sessionId]),
  );
  return (
    <>
      <Unanswered answer={answer} />
      {answer.value === null ? null : <Moved traits={movedTraits(persona, answer.value.traits)} />}
    </>
  );
}

function Moved({ traits }: { traits: readonly (ExplainedTrait & { before: number })[] }) {
  if (traits.length === 0) return <p>Nothing has moved so far: it will be as the original is.</p>;
  return (
    <ul className={styles.moved} aria-label="What this conversation has moved">
      {traits.map((trait) => (
        <li key={trait.id}>
          <span>{trait.name}</span>
          <span>
            {trait.before.toFixed(2)} → <b>{trait.intensity.toFixed(2)}</b>
          </span>
        </li>
      ))}
    </ul>
  );
}
