import { useHistoryState } from 'wouter/use-browser-location';
import { usePersonas } from '../personas/personaStore';
import { useAnswer } from '../shared/useAnswer';
import { Button } from '../ui/Button';
import { Failure } from '../ui/Notice';
import { Unanswered } from '../ui/Unanswered';
import { useFocusKept } from '../ui/useFocusKept';
import { useSubmission } from '../ui/useSubmission';
import styles from './Section.module.css';

/** What leads to the studio may say why. */
export interface StudioState {
  /** Who was just deleted. */
  deletedId: string;
}

/** Deleted personas, to be brought back. Who comes from deleting one is led to it: it stands at the end of a long page. */
export function DeletedPersonas() {
  // The last one that is brought back takes its whole section with it.
  const region = useFocusKept<HTMLDivElement>();
  return (
    <div ref={region} tabIndex={-1} className={styles.region}>
      <Deleted />
    </div>
  );
}

function Deleted() {
  const removed = usePersonas((state) => state.removed);
  const restore = usePersonas((state) => state.restore);
  const deletedId = useHistoryState<StudioState | null>()?.deletedId;
  const { submit, isBusy, failure } = useSubmission((_, personaId: string) => restore(personaId));
  const answer = useAnswer(usePersonas((state) => state.findRemoved));

  if (removed.length === 0 && answer.error === null && failure === null) return null;
  return (
    <section className={styles.section} aria-labelledby="removed">
      <h2 id="removed">Deleted</h2>
      <Unanswered answer={answer}>{null}</Unanswered>
      <Failure failure={failure} />
      <ul className={styles.list}>
        {removed.map((persona) => (
          <li key={persona.id} className={styles.item}>
            <span dir="auto" className={styles.name}>{persona.name}</span>
            <Button
              ref={persona.id === deletedId ? focus : null}
              icon="reset"
              off={isBusy}
              onClick={() => void submit(persona.id)}
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
