import type { ReactNode } from 'react';
import { messageOf } from '../api/problem';
import { Button } from './Button';
import styles from './Notice.module.css';

interface ProblemProps {
  message: string;
  onRetry?: (() => void) | undefined;
}

/** Says what went wrong and, where that may help, offers to try again. */
export function Problem({ message, onRetry }: ProblemProps) {
  return (
    <div role="alert" className={`${styles.notice} ${styles.bad}`}>
      <p className={styles.text}>{message}</p>
      {onRetry ? (
        <Button small icon="retry" onClick={onRetry}>
          Try again
        </Button>
      ) : null}
    </div>
  );
}

/** Says why something was refused, as a submission tells it: null where it was not. */
export function Failure({ failure }: { failure: unknown }) {
  return failure === null ? null : <Problem message={messageOf(failure)} />;
}

/** What a view shows while it has nothing to show. */
export function Empty({ title, children }: { title: string; children: ReactNode }) {
  return (
    <div className={styles.empty}>
      <h2>{title}</h2>
      {children}
    </div>
  );
}

export function Loading({ what }: { what: string }) {
  return (
    <div className={styles.loading} role="status">
      <span className={styles.orbit} aria-hidden="true" />
      <p>{what}</p>
    </div>
  );
}
