import { useCallback, useEffect, useState } from 'react';
import { isNotFound } from '../api/http';
import { messageOf } from '../api/problem';
import type { Memory } from '../api/types';
import { inFull } from '../sessions/time';
import { Button, IconButton } from '../ui/Button';
import { Problem } from '../ui/Notice';
import { memoryApi } from './memoryApi';
import styles from './YouView.module.css';

/** What personas remember of one. A server without memories of that kind shows nothing. */
export function Memories() {
  const [memories, setMemories] = useState<readonly Memory[] | null>(null);
  const [cursor, setCursor] = useState<string | undefined>();
  const [error, setError] = useState<string | null>(null);

  const read = useCallback(
    (after?: string) =>
      memoryApi.list(after).then(
        (page) => {
          setMemories((known) => [...(after ? (known ?? []) : []), ...page.items]);
          setCursor(page.nextCursor);
          setError(null);
        },
        (failure: unknown) => {
          if (!isNotFound(failure)) setError(messageOf(failure));
        },
      ),
    [],
  );
  useEffect(() => void read(), [read]);

  const attempt = (change: Promise<void>) => change.catch((failure: unknown) => setError(messageOf(failure)));

  const pin = async (memory: Memory) => {
    await memoryApi.pin(memory.id, !memory.pinned);
    setMemories((known) =>
      (known ?? []).map((other) => (other.id === memory.id ? { ...other, pinned: !memory.pinned } : other)),
    );
  };

  const remove = async (memory: Memory) => {
    await memoryApi.remove(memory.id);
    setMemories((known) => (known ?? []).filter((other) => other.id !== memory.id));
  };

  if (memories === null && error === null) return null;
  return (
    <section className={styles.section} aria-labelledby="memories">
      <h2 id="memories">What personas remember of you</h2>
      {error ? <Problem message={error} onRetry={() => void read()} /> : null}
      {memories?.length === 0 ? <p>Nothing yet.</p> : null}
      <ul className={styles.memories}>
        {memories?.map((memory) => (
          <li key={memory.id} className={styles.memory}>
            <p>{memory.text}</p>
            <time dateTime={memory.at}>{inFull(memory.at)}</time>
            <Button small aria-pressed={memory.pinned} onClick={() => void attempt(pin(memory))}>
              {memory.pinned ? 'Pinned' : 'Pin'}
            </Button>
            <IconButton small icon="remove" label="Forget this" onClick={() => void attempt(remove(memory))} />
          </li>
        ))}
      </ul>
      {cursor ? (
        <Button small onClick={() => void read(cursor)}>
          Show more
        </Button>
      ) : null}
    </section>
  );
}
