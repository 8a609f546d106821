import { createStore, type StoreApi } from 'zustand';
import { isAbort } from '../api/http';
import { messageOf } from '../api/problem';
import type { Memory } from '../api/types';
import { hub } from '../hub/hub';
import { createInTurn } from '../shared/inTurn';
import { withNext, type Pages } from '../shared/pages';
import { memoryApi } from './memoryApi';

/**
 * A persona's memories of one, newest first, as far as they were read; or, where words are given, those that they bring to mind, best
 * first. Changes that are refused leave them as they are.
 */
export interface MemoryListState {
  /** Null until they were read. */
  memories: readonly Memory[] | null;
  /** Where more begin; null at the end. */
  nextCursor: string | null;
  error: string | null;
  /** Reads them now, and each time the server is back after they could not be read. Returns what ends that. */
  watch(): () => void;
  /** Reads as many as are shown anew, at least the newest. */
  read(signal?: AbortSignal): Promise<void>;
  readMore(): Promise<void>;
  /** Throws when the server refuses. */
  edit(memory: Memory, change: { text?: string; pinned?: boolean }): Promise<void>;
  /** Forgets one and what was derived from it or, without one, all. Throws when the server refuses. */
  forget(memory: Memory | null): Promise<void>;
}

export function createMemoryList(personaId: string, words = ''): StoreApi<MemoryListState> {
  return createStore<MemoryListState>((set, get) => {
    // An answer that overtakes another would undo what that one told.
    const inTurn = createInTurn();

    const pageFrom = (cursor: string | null, signal?: AbortSignal) =>
      words === '' ? memoryApi.list(personaId, cursor ?? undefined, signal) : memoryApi.search(personaId, words, signal);

    const readTo = async (count: number, signal: AbortSignal | undefined) => {
      let read: Pages<Memory> = { items: [], nextCursor: null };
      do read = withNext(read, await pageFrom(read.nextCursor, signal));
      while (read.nextCursor !== null && read.items.length < count);
      return read;
    };

    const take = async (reading: Promise<Pages<Memory>>) => {
      try {
        const { items, nextCursor } = await reading;
        set({ memories: items, nextCursor, error: null });
      } catch (failure) {
        if (!isAbort(failure)) set({ error: messageOf(failure) });
      }
    };

    return {
      memories: null,
      nextCursor: null,
      error: null,

      watch() {
        const leaving = new AbortController();
        void get().read(leaving.signal);
        const endConnections = hub.onEachConnection(() => {
          if (get().error !== null) void get().read(leaving.signal);
        });
        return () => {
          endConnections();
          leaving.abort();
        };
      },

      read: (signal) => inTurn(() => take(readTo(get().memories?.length ?? 0, signal))),

      readMore: () =>
        inTurn(async () => {
          const { memories, nextCursor } = get();
          if (memories === null || nextCursor === null) return;
          await take(pageFrom(nextCursor).then((page) => withNext({ items: memories, nextCursor }, page)));
        }),

      async edit(memory, change) {
        const edited = await memoryApi.edit(personaId, memory.id, change);
        const putIn = () =>
          set(({ memories }) => ({ memories: memories?.map((other) => (other.id === memory.id ? edited : other)) ?? null }));
        putIn();
        // An answer that is under way may not know of it yet.
        void inTurn(putIn);
      },

      async forget(memory) {
        await (memory ? memoryApi.forget(personaId, memory.id) : memoryApi.forgetAll(personaId));
        set(({ memories }) =>
          memory ? { memories: memories?.filter((other) => other.id !== memory.id) ?? null } : { memories: [], nextCursor: null },
        );
        // What else went with it, the server knows.
        void get().read();
      },
    };
  });
}
