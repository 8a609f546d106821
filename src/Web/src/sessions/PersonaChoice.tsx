import { routes } from '../shared/routes';
import { Orrery } from '../personas/Orrery';
import { usePersonas } from '../personas/personaStore';
import { ButtonLink } from '../ui/Button';
import { Loading, Problem } from '../ui/Notice';
import styles from './PersonaChoice.module.css';

/** Asks with whom a new conversation shall be. */
export function PersonaChoice({ onChoose }: { onChoose(personaId: string): void }) {
  const { personas, status, error, load } = usePersonas();
  const isEmpty = Object.keys(personas).length === 0;
  return (
    <div className={styles.choice}>
      <h2>Who shall it be?</h2>
      {status === 'failed' ? <Problem message={error ?? 'The personas could not be read.'} onRetry={() => void load()} /> : null}
      {isEmpty && (status === 'loading' || status === 'idle') ? <Loading what="Looking up …" /> : null}
      {isEmpty && status === 'ready' ? (
        <p>
          Nobody lives here yet. <ButtonLink href={routes.studio}>Make a persona</ButtonLink>
        </p>
      ) : null}
      <ul className={styles.personas}>
        {Object.values(personas)
          .sort((a, b) => a.name.localeCompare(b.name))
          .map((persona) => (
            <li key={persona.id}>
              <button type="button" className={styles.persona} onClick={() => onChoose(persona.id)}>
                <Orrery persona={persona} size={84} />
                {persona.name}
              </button>
            </li>
          ))}
      </ul>
    </div>
  );
}
