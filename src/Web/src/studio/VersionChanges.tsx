import { useCallback } from 'react';
import { messageOf } from '../api/problem';
import { useAnswer } from '../hub/useAnswer';
import { personaApi } from '../personas/personaApi';
import { Problem } from '../ui/Notice';
import { tellField, tellValue } from './fieldChanges';
import styles from './History.module.css';

/** What a version changed, field by field. */
export function VersionChanges({ personaId, version }: { personaId: string; version: number }) {
  const { value, error, retry } = useAnswer(
    useCallback((signal: AbortSignal) => personaApi.diff(personaId, version, signal), [personaId, version]),
  );
  if (error) return <Problem message={messageOf(error)} onRetry={retry} />;
  if (!value) return <p role="status">Comparing …</p>;
  if (value.changes.length === 0) return <p>Nothing.</p>;
  return (
    <dl className={styles.changes}>
      {value.changes.map(({ field, before, after }) => (
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
