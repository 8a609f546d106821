import { create } from 'zustand';
import { hub, useConnection } from '../hub/hub';
import { without } from '../shared/without';
import { emptyConversation, isRunning } from './conversation';
import type { ConversationState, Dispatch, HistoryState } from './conversationState';
import { createJoining } from './joining';
import { onSessionEvent } from './onSessionEvent';
import { createReading } from './readingHistory';
import { reduce } from './reduce';
import { createSending } from './sending';
import { createTyping } from './typing';
import { keep, readKept, unansweredIn } from './unanswered';

/** The conversations as this page knows them. */
export const useConversations = create<ConversationState>((set, get) => {
  const dispatch: Dispatch = (sessionId, action) => {
    const before = get().conversations[sessionId] ?? emptyConversation(sessionId);
    const after = reduce(before, action);
    if (after === before) return;
    set((state) => ({ conversations: { ...state.conversations, [sessionId]: after } }));
    if (after.order.isMissing && !before.order.isMissing) void joining.join(sessionId);
    if (after.needsHistory && !before.needsHistory) void get().readNewest(sessionId);
    // Sending watches a session too. One that nobody looks at is watched until its last reply is there.
    const hasEnded = before.exchanges.some(isRunning) && !after.exchanges.some(isRunning);
    if (hasEnded) void joining.leave(sessionId);
  };
  const noteHistory = (sessionId: string, history: HistoryState) =>
    set((state) => ({ history: { ...state.history, [sessionId]: history } }));

  const joining = createJoining(get, dispatch);
  const { resume, endIfWithdrawn, sendUnsent, ...sending } = createSending(get, dispatch, joining);
  const typing = createTyping();

  return {
    conversations: {},
    history: {},
    open: new Set(),
    ...sending,
    ...createReading(get, dispatch, noteHistory),
    tellTyping: typing.tell,

    hear(event) {
      dispatch(event.sessionId, { type: 'event', event: typing.withoutEcho(event), at: new Date().toISOString() });
      if (event.type === 'turn_started') void endIfWithdrawn(event.sessionId, event.clientMessageId);
    },

    resumeOpen() {
      get().open.forEach((sessionId) => {
        void resume(sessionId);
        if (get().history[sessionId]?.status === 'failed') void get().readAgain(sessionId);
      });
      sendUnsent();
    },

    watch(sessionId) {
      set((state) => ({ open: new Set([...state.open, sessionId]) }));
      // A connection that is still to open resumes all that is open then. While this was not on screen, its server may have ended.
      if (useConnection.getState().status === 'connected') void resume(sessionId);
      void get().readNewest(sessionId);
      return () => {
        set((state) => ({ open: new Set([...state.open].filter((open) => open !== sessionId)) }));
        void joining.leave(sessionId);
      };
    },

    forget: (sessionId) => set((state) => ({ conversations: without(state.conversations, sessionId) })),
  };
});

onSessionEvent((event) => useConversations.getState().hear(event));
hub.onEachConnection(() => useConversations.getState().resumeOpen());
void useConversations.getState().sendAgain(readKept());
useConversations.subscribe(({ conversations }) => keep(unansweredIn(conversations)));
