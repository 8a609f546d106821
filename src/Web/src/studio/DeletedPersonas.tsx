import { useEffect, useState } from 'react';
import { isAbort } from '../api/http';
import { messageOf } from '../api/problem';
import { usePersonas } from '../personas/personaStore';
import { Button } from '../ui/Button';
import { Problem } from '../ui/Notice';
import styles from './StudioView.module.css';

/** Deleted personas, to be brought back. */
export function DeletedPersonas() {
  const removed = usePersonas((state) => state.removed);
  const restore = usePersonas((state) => state.restore);
  const [error, setError] = useState<string | null>(null);
  const findRemoved = usePersonas((state) => state.findRemoved);
  useEffect(() => {
    const leaving = new AbortController();
    findRemoved(leaving.signal).catch((failure: unknown) => {
      if (!isAbort(failure)) setError(messageOf(failure));
    });
    return () => leaving.abort();
  }, [findRemoved]);

  if (removed.length === 0 && !error) return null;
  return (
    <section className={styles.own} aria-labelledby="removed">
      <h2 id="removed">Deleted</h2>
      {error ? <Problem message={error} /> : null}
      <ul>
        {removed.map((persona) => (
          <li key={persona.id} className={styles.item}>
            <span className={styles.name}>{persona.name}</span>
            <Button
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
