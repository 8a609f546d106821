import { create } from 'zustand';
import { messageOf } from '../api/problem';
import type { SessionSummary } from '../api/types';
import { hub } from '../hub/hub';
import { createInTurn } from '../shared/inTurn';
import { withFirst, withNext } from '../shared/pages';
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

  // An answer that overtakes another would undo what that one told.
  const inTurn = createInTurn();
  let due: Promise<void> | null = null;

  const readFirst = async () => {
    due = null;
    if (get().status === 'idle' || get().status === 'failed') set({ status: 'loading' });
    try {
      const page = await sessionApi.list(null);
      const isUnchanged = (before: SessionSummary, now: SessionSummary) => before.lastAt === now.lastAt;
      set((known) => ({ status: 'ready', error: null, ...withFirst(known, page, isUnchanged) }));
    } catch (failure) {
      set({ status: 'failed', error: messageOf(failure) });
    }
  };

  return {
    status: 'idle',
    items: [],
    nextCursor: null,
    error: null,

    // Of those that wait, one tells it all.
    load: () => (due ??= inTurn(readFirst)),

    loadMore: () =>
      inTurn(async () => {
        const cursor = get().nextCursor;
        if (!cursor) return;
        try {
          const page = await sessionApi.list(cursor);
          set((known) => ({ error: null, ...withNext(known, page) }));
        } catch (failure) {
          set({ error: messageOf(failure) });
        }
      }),

    async remove(sessionId) {
      await sessionApi.remove(sessionId);
      const leaveOut = () => set((state) => ({ items: state.items.filter((session) => session.id !== sessionId) }));
      leaveOut();
      // An answer that is under way may not know of it yet.
      void inTurn(leaveOut);
    },
  };
});

// As it was read before the connection broke, the list may lack what was said since.
hub.onEachConnection(() => {
  const { status, load } = useSessionList.getState();
  if (status === 'ready' || status === 'failed') void load();
});
