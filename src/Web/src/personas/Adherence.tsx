import { useCallback } from 'react';
import type { Persona } from '../api/types';
import { percent } from '../shared/format';
import { useAnswer } from '../shared/useAnswer';
import { Unanswered } from '../ui/Unanswered';
import styles from './Adherence.module.css';
import { AdherenceChart } from './AdherenceChart';
import { measuredOf, type MeasuredPoint } from './adherencePoints';
import type { Talk } from './talk';
import { traitApi } from './traitApi';

/** How far a persona's replies in a conversation obeyed its traits: as a picture, and in words. */
export function Adherence({ persona, talk: { sessionId, analysed } }: { persona: Persona; talk: Talk }) {
  const answer = useAnswer(
    useCallback(
      (signal: AbortSignal) => traitApi.adherence(persona.id, sessionId, signal),
      // eslint-disable-next-line react-hooks/exhaustive-deps -- each reply adds to the answer
      [persona.id, sessionId, analysed],
    ),
  );
  const { value } = answer;
  const points = measuredOf(value?.items ?? []);
  return (
    <section className={styles.adherence} aria-labelledby="adherence">
      <h3 id="adherence">True to its traits</h3>
      <Unanswered answer={answer} />
      {value && points.length === 0 ? <p>No reply has been measured yet.</p> : null}
      {points.length > 0 ? (
        <>
          <AdherenceChart points={points} mean={value?.mean} />
          <details>
            <summary>
              {percent(value?.mean ?? 0)} on average over {points.length === 1 ? '1 reply' : `${points.length} replies`}
            </summary>
            <AdherenceTable points={points} />
          </details>
        </>
      ) : null}
    </section>
  );
}

function AdherenceTable({ points }: { points: readonly MeasuredPoint[] }) {
  return (
    <table>
      <thead>
        <tr>
          <th scope="col">Turn</th>
          <th scope="col">True to its traits</th>
        </tr>
      </thead>
      <tbody>
        {points.map((point) => (
          <tr key={point.seq}>
            <td>{point.seq}</td>
            <td>{percent(point.adherence)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
