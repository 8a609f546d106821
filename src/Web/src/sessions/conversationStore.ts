import { create } from 'zustand';
import { newId } from '../api/ids';
import { isNotFound } from '../api/http';
import { ApiError, messageOf } from '../api/problem';
import { retryDelay } from '../hub/backoff';
import { callHub, onEachConnection, onSessionEvent, useLine } from '../hub/hub';
import { without } from '../shared/without';
import { emptyConversation, type Conversation, type Exchange, type SentMessage } from './conversation';
import { reduce, type ConversationAction } from './reduce';
import type { SessionEvent } from './events';
import { sessionApi } from './sessionApi';
import { keep, readKept, unansweredIn, type Unanswered } from './unanswered';

const triesWhileTheLineBreaks = 4;

type HistoryStatus = 'loading' | 'ready' | 'failed';

interface ConversationState {
  conversations: Readonly<Record<string, Conversation>>;
  history: Readonly<Record<string, { status: HistoryStatus; error: string | null }>>;
  /** The sessions this page shows, and so watches. */
  open: ReadonlySet<string>;

  /** Takes an event of any session. */
  hear(event: SessionEvent): void;
  /** Joins what is open, from where it was left: a new connection watches nothing. */
  joinAgain(): void;
  /** Watches a session and reads its newest turns. Returns what ends that. */
  watch(sessionId: string): () => void;
  readOlder(sessionId: string): Promise<void>;
  readNewest(sessionId: string): Promise<void>;
  send(sessionId: string, personaId: string, message: string): Promise<void>;
  /** Sends a message that got no reply once more, under the same id: it can never make two turns. */
  retry(sessionId: string, clientMessageId: string): Promise<void>;
  /** Sends what the page before this one had no reply to, under the ids it had: what was answered meanwhile is told again. */
  sendAgain(unanswered: readonly Unanswered[]): Promise<void>;
  /** Drops what is known of a session that was deleted: what it still waits for must not make it anew. */
  forget(sessionId: string): void;
  stop(sessionId: string): Promise<void>;
  tellTyping(sessionId: string, isTyping: boolean): void;
}

export const useConversations = create<ConversationState>((set, get) => {
  const dispatch = (sessionId: string, action: ConversationAction) => {
    const before = get().conversations[sessionId] ?? emptyConversation(sessionId);
    const after = reduce(before, action);
    if (after === before) return;
    set((state) => ({ conversations: { ...state.conversations, [sessionId]: after } }));
    if (after.order.isMissing && !before.order.isMissing) void join(sessionId);
    if (after.needsHistory && !before.needsHistory) void get().readNewest(sessionId);
  };

  // One after the other: the server takes two joins at once for two devices.
  const joining = new Map<string, Promise<void>>();

  const join = (sessionId: string, attempt = 0) => {
    const joined = (joining.get(sessionId) ?? Promise.resolve()).then(() => joinNow(sessionId, attempt));
    joining.set(sessionId, joined);
    return joined;
  };

  const joinNow = async (sessionId: string, attempt: number) => {
    if (!get().open.has(sessionId)) return;
    const after = get().conversations[sessionId]?.order.resumeFrom;
    try {
      const joined = await callHub<{ eventId: number; complete: boolean }>('join', {
        sessionId,
        ...(after ? { after } : {}),
      });
      dispatch(sessionId, { type: 'joined', eventId: joined.eventId, complete: joined.complete });
    } catch (failure) {
      // If the line broke again, the next connection joins again; a server that is busy is asked again here.
      const mayHelp = failure instanceof ApiError && failure.retryable && failure.code !== 'too_many_watches';
      if (mayHelp && useLine.getState().status === 'connected') {
        setTimeout(() => void join(sessionId, attempt + 1), retryDelay(attempt + 1));
      }
    }
  };

  // After a join that is under way, which would else outlive it.
  const leave = async (sessionId: string) => {
    await joining.get(sessionId);
    if (!get().open.has(sessionId)) await callHub('leave', { sessionId }).catch(() => undefined);
  };

  const readHistory = async (sessionId: string, before: number | undefined) => {
    const note = (status: HistoryStatus, error: string | null = null) =>
      set((state) => ({ history: { ...state.history, [sessionId]: { status, error } } }));
    note('loading');
    try {
      const page = await sessionApi.messages(sessionId, before);
      dispatch(sessionId, { type: 'history', page, isOlder: before !== undefined });
      note('ready');
    } catch (failure) {
      if (isNotFound(failure)) {
        // A session is made by its first message.
        dispatch(sessionId, { type: 'history', page: { items: [] }, isOlder: false });
        note('ready');
      } else {
        note('failed', messageOf(failure));
      }
    }
  };

  const offer = async (sessionId: string, message: SentMessage) => {
    const { clientMessageId } = message;
    const isThere = () => get().conversations[sessionId]?.exchanges.some((known) => known.clientMessageId === clientMessageId);
    for (let attempt = 1; isThere(); attempt++) {
      await joining.get(sessionId);
      try {
        const { seq } = await callHub<{ seq: number }>('chat_message', { sessionId, ...message });
        dispatch(sessionId, { type: 'accepted', clientMessageId, seq });
        return;
      } catch (failure) {
        // The line broke before the answer: the server may or may not have the message, and the id makes asking again safe.
        const isCut = failure instanceof ApiError && failure.status === 0;
        if (isCut && attempt < triesWhileTheLineBreaks) continue;
        dispatch(sessionId, { type: 'refused', clientMessageId, error: errorOf(failure) });
        return;
      }
    }
  };

  // A server that ends takes the turns with it that it had accepted: they begin again under the same id, which a turn that still
  // runs, or has been answered meanwhile, makes harmless.
  const offerAgain = async (sessionId: string, { clientMessageId, personaId, userMessage }: Exchange) => {
    try {
      await callHub('chat_message', { sessionId, clientMessageId, personaId, message: userMessage });
    } catch (failure) {
      // A line that broke again is joined again, and with that the message offered once more.
      const isCut = failure instanceof ApiError && failure.status === 0;
      if (!isCut) dispatch(sessionId, { type: 'lost', clientMessageId, error: errorOf(failure) });
    }
  };

  const resume = async (sessionId: string) => {
    await join(sessionId);
    const unanswered = get().conversations[sessionId]?.exchanges.filter(
      ({ status, userMessage }) => (status === 'waiting' || status === 'speaking') && userMessage !== null,
    );
    for (const exchange of unanswered ?? []) {
      // Offering joins too: of a talk that was left meanwhile, it waits until it is looked at again.
      if (!get().open.has(sessionId)) return;
      await offerAgain(sessionId, exchange);
    }
  };

  // What one types here is told to this device too, and is no news to it.
  let typingIn: string | null = null;

  return {
    conversations: {},
    history: {},
    open: new Set(),

    hear(event) {
      const isEcho = event.type === 'typing' && event.userId !== undefined && event.sessionId === typingIn;
      const heard = isEcho ? { ...event, isTyping: false } : event;
      dispatch(event.sessionId, { type: 'event', event: heard, at: new Date().toISOString() });
    },

    joinAgain: () =>
      get().open.forEach((sessionId) => {
        void resume(sessionId);
        if (get().history[sessionId]?.status === 'failed') void get().readNewest(sessionId);
      }),

    watch(sessionId) {
      set((state) => ({ open: new Set([...state.open, sessionId]) }));
      // A line that is still to open resumes all that is open then. While it was not on screen, its server may have ended.
      if (useLine.getState().status === 'connected') void resume(sessionId);
      void get().readNewest(sessionId);
      return () => {
        set((state) => ({ open: new Set([...state.open].filter((open) => open !== sessionId)) }));
        void leave(sessionId);
      };
    },

    readNewest: (sessionId) => readHistory(sessionId, undefined),

    async readOlder(sessionId) {
      const before = get().conversations[sessionId]?.olderBefore;
      if (before && get().history[sessionId]?.status !== 'loading') await readHistory(sessionId, before);
    },

    async send(sessionId, personaId, message) {
      const sent = { clientMessageId: newId('m'), personaId, message };
      dispatch(sessionId, { type: 'sent', ...sent, at: new Date().toISOString() });
      await offer(sessionId, sent);
    },

    async retry(sessionId, clientMessageId) {
      const { personaId, userMessage, at } = find(get().conversations[sessionId], clientMessageId);
      const message = { clientMessageId, personaId, message: userMessage ?? '' };
      dispatch(sessionId, { type: 'sent', ...message, at });
      await offer(sessionId, message);
    },

    async sendAgain(unanswered) {
      for (const { sessionId, at, message } of unanswered) dispatch(sessionId, { type: 'sent', ...message, at });
      for (const { sessionId, message } of unanswered) await offer(sessionId, message);
    },

    forget(sessionId) {
      set((state) => ({ conversations: without(state.conversations, sessionId) }));
    },

    async stop(sessionId) {
      await callHub('stop', { sessionId });
    },

    tellTyping(sessionId, isTyping) {
      typingIn = isTyping ? sessionId : null;
      // A courtesy: when it does not come through, nothing is lost.
      void callHub('typing', { sessionId, isTyping }).catch(() => undefined);
    },
  };
});

onSessionEvent((event) => useConversations.getState().hear(event));
onEachConnection(() => useConversations.getState().joinAgain());
void useConversations.getState().sendAgain(readKept());
useConversations.subscribe(({ conversations }) => keep(unansweredIn(conversations)));

function find(conversation: Conversation | undefined, clientMessageId: string) {
  const exchange = conversation?.exchanges.find((known) => known.clientMessageId === clientMessageId);
  if (!exchange) throw new Error(`No exchange '${clientMessageId}'.`);
  return exchange;
}

function errorOf(failure: unknown) {
  return failure instanceof ApiError
    ? { code: failure.code, message: failure.message, retryable: failure.retryable }
    : { code: 'internal_error', message: messageOf(failure), retryable: true };
}
