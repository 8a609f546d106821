import { useState } from 'react';
import { useHistoryState } from 'wouter/use-browser-location';
import { messageOf } from '../api/problem';
import { useAnswer } from '../hub/useAnswer';
import { usePersonas } from '../personas/personaStore';
import { Button } from '../ui/Button';
import { Problem } from '../ui/Notice';
import { Unanswered } from '../ui/Unanswered';
import styles from './Section.module.css';

/** What leads to the studio may say why. */
export interface StudioState {
  /** Who was just deleted. */
  deletedId: string;
}

/** Deleted personas, to be brought back. Who comes from deleting one is led to it: it stands at the end of a long page. */
export function DeletedPersonas() {
  const removed = usePersonas((state) => state.removed);
  const restore = usePersonas((state) => state.restore);
  const deletedId = useHistoryState<StudioState | null>()?.deletedId;
  const [error, setError] = useState<string | null>(null);
  const answer = useAnswer(usePersonas((state) => state.findRemoved));

  if (removed.length === 0 && answer.error === null && !error) return null;
  return (
    <section className={styles.section} aria-labelledby="removed">
      <h2 id="removed">Deleted</h2>
      <Unanswered answer={answer}>{null}</Unanswered>
      {error ? <Problem message={error} /> : null}
      <ul className={styles.list}>
        {removed.map((persona) => (
          <li key={persona.id} className={styles.item}>
            <span dir="auto" className={styles.name}>{persona.name}</span>
            <Button
              ref={persona.id === deletedId ? focus : null}
              icon="reset"
              onClick={() => {
                setError(null);
                restore(persona.id).catch((failure: unknown) => setError(messageOf(failure)));
              }}
            >
              Restore<span className="visually-hidden"> {persona.name}</span>
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}

const focus = (button: HTMLButtonElement | null) => button?.focus();
