import { useCallback, useEffect, useState } from 'react';
import { isAbort } from '../api/http';
import { messageOf } from '../api/problem';
import type { Memory } from '../api/types';
import { memoryApi } from './memoryApi';

/** A persona's memories of one, newest first, as far as they were read. Changes that are refused leave them as they are. */
export function useMemories(personaId: string) {
  const [memories, setMemories] = useState<readonly Memory[] | null>(null);
  const [cursor, setCursor] = useState<string | undefined>();
  const [error, setError] = useState<string | null>(null);

  const read = useCallback(
    async (after?: string, signal?: AbortSignal) => {
      try {
        const page = await memoryApi.list(personaId, after, signal);
        setMemories((known) => [...(after ? (known ?? []) : []), ...page.items]);
        setCursor(page.nextCursor);
        setError(null);
      } catch (failure) {
        if (!isAbort(failure)) setError(messageOf(failure));
      }
    },
    [personaId],
  );

  useEffect(() => {
    const leaving = new AbortController();
    // eslint-disable-next-line react-hooks/set-state-in-effect -- it is set when the answer is there
    void read(undefined, leaving.signal);
    return () => leaving.abort();
  }, [read]);

  /** Throws when the server refuses. */
  const edit = async (memory: Memory, change: { text?: string; pinned?: boolean }) => {
    const edited = await memoryApi.edit(personaId, memory.id, change);
    setMemories((known) => (known ?? []).map((other) => (other.id === memory.id ? edited : other)));
  };

  /** Forgets one and what was derived from it or, without one, all. Throws when the server refuses. */
  const forget = async (memory: Memory | null) => {
    await (memory ? memoryApi.forget(personaId, memory.id) : memoryApi.forgetAll(personaId));
    // What else went with it, the server knows.
    await read();
  };

  return { memories, cursor, error, read, edit, forget };
}
