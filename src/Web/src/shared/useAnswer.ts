import { useCallback, useEffect, useState } from 'react';
import { isAbort } from '../api/http';
import { useConnection } from '../hub/hub';

export interface Answer<T> {
  /** Null until something came. It stays while newer is asked for. */
  value: T | null;
  /** Why the last question was not answered, else null. */
  error: unknown;
  retry(): void;
}

/** Asks when a view appears and each time the question changes; the question must stay the same function while it is the same. */
export function useAnswer<T>(ask: (signal: AbortSignal) => Promise<T>): Answer<T> {
  const [answer, setAnswer] = useState<{ value: T | null; error: unknown }>({ value: null, error: null });
  const [attempt, setAttempt] = useState(0);

  useEffect(() => {
    const leaving = new AbortController();
    ask(leaving.signal).then(
      (value) => setAnswer({ value, error: null }),
      (error: unknown) => {
        if (!isAbort(error)) setAnswer((known) => ({ ...known, error }));
      },
    );
    return () => leaving.abort();
  }, [ask, attempt]);

  const retry = useCallback(() => {
    setAnswer((known) => ({ ...known, error: null }));
    setAttempt((count) => count + 1);
  }, []);

  // What was not answered while the server was away is asked again when it is back.
  const hasFailed = answer.error !== null;
  useEffect(() => {
    if (!hasFailed) return;
    return useConnection.subscribe(({ status }, before) => {
      if (status === 'connected' && before.status !== 'connected') retry();
    });
  }, [hasFailed, retry]);
  return { ...answer, retry };
}
