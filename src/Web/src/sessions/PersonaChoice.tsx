import { useState } from 'react';
import { Link } from 'wouter';
import { newId } from '../api/ids';
import type { Persona } from '../api/types';
import { routes } from '../shared/routes';
import { Orrery } from '../personas/Orrery';
import { usePersonas } from '../personas/personaStore';
import { VisibilityMark } from '../personas/VisibilityMark';
import { ButtonLink } from '../ui/Button';
import { Loading, Problem } from '../ui/Notice';
import styles from './PersonaChoice.module.css';

/** Asks with whom a conversation shall be: the one that is open or, without one, a new one. */
export function PersonaChoice({ sessionId }: { sessionId: string | null }) {
  const { personas, status, error, load } = usePersonas();
  const isEmpty = Object.keys(personas).length === 0;
  return (
    <div className={styles.choice}>
      <h2>Who would you like to talk to?</h2>
      {status === 'failed' ? <Problem message={error ?? 'The personas could not be loaded.'} onRetry={() => void load()} /> : null}
      {isEmpty && (status === 'loading' || status === 'idle') ? <Loading what="Loading …" /> : null}
      {isEmpty && status === 'ready' ? (
        <p>
          There are no personas yet. <ButtonLink href={routes.studio}>Make a persona</ButtonLink>
        </p>
      ) : null}
      <ul className={styles.personas}>
        {Object.values(personas)
          .sort((a, b) => a.name.localeCompare(b.name))
          .map((persona) => (
            <li key={persona.id}>
              <Choice persona={persona} sessionId={sessionId} />
            </li>
          ))}
      </ul>
    </div>
  );
}

function Choice({ persona, sessionId }: { persona: Persona; sessionId: string | null }) {
  // Each leads to a conversation of its own: several may be opened beside each other.
  const [newSessionId] = useState(() => newId('s'));
  return (
    <Link href={routes.talk(sessionId ?? newSessionId, persona.id)} replace={sessionId !== null} className={styles.persona}>
      <Orrery persona={persona} size={84} />
      <bdi>{persona.name}</bdi>
      <VisibilityMark visibility={persona.visibility} />
    </Link>
  );
}
