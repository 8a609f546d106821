import { useEffect, useId, useState } from 'react';
import { usePersonas } from '../personas/personaStore';
import { useSessionList } from '../sessions/sessionListStore';
import { MemoryList } from './MemoryList';
import styles from './YouView.module.css';

/** What personas remember of one, persona by persona. */
export function Memories() {
  const load = useSessionList((list) => list.load);
  const sessions = useSessionList((list) => list.items);
  const personas = usePersonas((state) => state.personas);
  const [chosen, choose] = useState<string | null>(null);
  const id = useId();
  useEffect(() => void load(), [load]);

  const met = [...new Set(sessions.flatMap((session) => session.personaIds))];
  const personaId = chosen ?? met[0];
  return (
    <section className={styles.section} aria-labelledby="memories">
      <h2 id="memories">What personas remember of you</h2>
      {personaId === undefined ? (
        <p>Nothing yet: you have talked to nobody.</p>
      ) : (
        <>
          <div className={styles.whose}>
            <label htmlFor={id}>Remembered by</label>
            <select id={id} value={personaId} onChange={(event) => choose(event.target.value)}>
              {met.map((other) => (
                <option key={other} value={other}>
                  {personas[other]?.name ?? other}
                </option>
              ))}
            </select>
          </div>
          <MemoryList key={personaId} personaId={personaId} personaName={personas[personaId]?.name ?? personaId} />
        </>
      )}
    </section>
  );
}
