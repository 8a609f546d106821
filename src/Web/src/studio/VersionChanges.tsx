import { useCallback } from 'react';
import { personaApi } from '../personas/personaApi';
import { useAnswer } from '../shared/useAnswer';
import { Unanswered } from '../ui/Unanswered';
import { tellField, tellValue } from './fieldChanges';
import styles from './History.module.css';

/** What a version changed, field by field. */
export function VersionChanges({ personaId, version }: { personaId: string; version: number }) {
  const answer = useAnswer(
    useCallback((signal: AbortSignal) => personaApi.diff(personaId, version, signal), [personaId, version]),
  );
  if (answer.value === null) return <Unanswered answer={answer} />;
  const { changes } = answer.value;
  if (changes.length === 0) return <p>Nothing changed.</p>;
  return (
    <dl className={styles.changes}>
      {changes.map(({ field, before, after }) => (
        <div key={field}>
          <dt>{tellField(field)}</dt>
          <dd>
            {before == null ? null : <del>{tellValue(before)}</del>}
            {after == null ? null : <ins>{tellValue(after)}</ins>}
          </dd>
        </div>
      ))}
    </dl>
  );
}
