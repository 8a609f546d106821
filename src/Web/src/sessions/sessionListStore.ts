import { create } from 'zustand';
import { messageOf } from '../api/problem';
import type { SessionSummary } from '../api/types';
import { hub } from '../hub/hub';
import { onSessionEvent } from './onSessionEvent';
import { sessionApi } from './sessionApi';

interface SessionListState {
  status: 'idle' | 'loading' | 'ready' | 'failed';
  items: readonly SessionSummary[];
  nextCursor: string | null;
  error: string | null;
  load(): Promise<void>;
  loadMore(): Promise<void>;
  remove(sessionId: string): Promise<void>;
}

/** One's conversations, the one last spoken in first. */
export const useSessionList = create<SessionListState>((set, get) => {
  // A finished reply changes a session's place and count, on whichever device it was asked for.
  onSessionEvent((event) => {
    if (event.type === 'ai_response' && get().status !== 'idle') void get().load();
  });

  return {
    status: 'idle',
    items: [],
    nextCursor: null,
    error: null,

    async load() {
      if (get().status === 'idle' || get().status === 'failed') set({ status: 'loading' });
      try {
        const page = await sessionApi.list();
        set({ status: 'ready', items: page.items, nextCursor: page.nextCursor ?? null, error: null });
      } catch (failure) {
        set({ status: 'failed', error: messageOf(failure) });
      }
    },

    async loadMore() {
      const cursor = get().nextCursor;
      if (!cursor) return;
      try {
        const page = await sessionApi.list(cursor);
        set((state) => ({ items: [...state.items, ...page.items], nextCursor: page.nextCursor ?? null }));
      } catch (failure) {
        set({ error: messageOf(failure) });
      }
    },

    async remove(sessionId) {
      await sessionApi.remove(sessionId);
      set((state) => ({ items: state.items.filter((session) => session.id !== sessionId) }));
    },
  };
});

// As it was read before the connection broke, the list may lack what was said since.
hub.onEachConnection(() => {
  const { status, load } = useSessionList.getState();
  if (status === 'ready' || status === 'failed') void load();
});
