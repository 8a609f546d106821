import { newId } from '../api/ids';
import { ApiError, messageOf } from '../api/problem';
import { hub, useConnection } from '../hub/hub';
import { isRunning, type Conversation, type SentMessage, type TurnError } from './conversation';
import type { ConversationState, Dispatch, GetState } from './conversationState';
import type { Joining } from './joining';

const triesWhileTheConnectionBreaks = 4;

type Sending = Pick<ConversationState, 'send' | 'retry' | 'sendAgain' | 'withdraw' | 'stop'> & {
  /** Joins a session, and offers again what has no reply in it. */
  resume(sessionId: string): Promise<void>;
  /** Sends what has not gone out so far, in whichever session. */
  sendUnsent(): void;
  /** Ends a turn that begins though its message was taken back. */
  endIfWithdrawn(sessionId: string, clientMessageId: string): Promise<void>;
};

/** Sends messages. Each has an id, under which it is one turn however often it is sent. */
export function createSending(get: GetState, dispatch: Dispatch, { join, settled }: Joining): Sending {
  const withdrawn = new Set<string>();
  /** What the server may have, of the messages that it has not answered. */
  const mayBeThere = new Set<string>();
  const underWay = new Map<string, Promise<void>>();

  // One after the other, as they were said: each session has one queue, and what is said meanwhile joins its end.
  const offerUnsent = (sessionId: string): Promise<void> => {
    const offering = underWay.get(sessionId) ?? sendEach(sessionId).finally(() => underWay.delete(sessionId));
    underWay.set(sessionId, offering);
    return offering;
  };

  const sendEach = async (sessionId: string) => {
    for (let next = firstUnsent(sessionId); next !== null; next = firstUnsent(sessionId)) {
      if (!(await tryToSend(sessionId, next))) return;
    }
  };

  const firstUnsent = (sessionId: string): SentMessage | null => {
    for (const { status, clientMessageId, personaId, userMessage: message } of get().conversations[sessionId]?.exchanges ?? []) {
      if (status === 'sending' && message !== null && !withdrawn.has(clientMessageId)) return { clientMessageId, personaId, message };
    }
    return null;
  };

  /** Whether the next may go out: not for want of a connection, which takes this one along first when it is there. */
  const tryToSend = async (sessionId: string, message: SentMessage): Promise<boolean> => {
    const { clientMessageId } = message;
    const isWanted = () => !withdrawn.has(clientMessageId) && find(get().conversations[sessionId], clientMessageId) !== undefined;
    // Asked just before it goes out: what is cut off after that may have arrived.
    const goesOut = () => {
      const goes = isWanted();
      if (goes) mayBeThere.add(clientMessageId);
      return goes;
    };
    for (let attempt = 1; isWanted(); attempt++) {
      await settled(sessionId);
      try {
        const { seq } = await hub.call<{ seq: number }>('chat_message', { sessionId, ...message }, goesOut);
        if (withdrawn.has(clientMessageId)) break;
        dispatch(sessionId, { type: 'accepted', clientMessageId, seq });
        return true;
      } catch (failure) {
        if (!isWanted()) break;
        // Cut off before the answer, the server may or may not have the message; the id makes asking again safe.
        if (isCut(failure) && attempt < triesWhileTheConnectionBreaks) continue;
        if (isCut(failure) && useConnection.getState().status !== 'connected') return false;
        dispatch(sessionId, { type: 'refused', clientMessageId, error: errorOf(failure) });
        return true;
      }
    }
    if (mayBeThere.has(clientMessageId) && withdrawn.has(clientMessageId)) await stopAlone(sessionId, clientMessageId);
    return true;
  };

  // What is stopped is the turn that runs. Where that may be another's, this one's is stopped once it is heard to begin.
  const stopAlone = async (sessionId: string, clientMessageId: string) => {
    const others = get().conversations[sessionId]?.exchanges.filter((other) => other.clientMessageId !== clientMessageId) ?? [];
    if (!others.some(isRunning)) await endTurn(sessionId);
  };

  const endIfWithdrawn = async (sessionId: string, clientMessageId: string) => {
    if (!withdrawn.has(clientMessageId)) return;
    // A join may tell of its end as well.
    await settled(sessionId);
    const begun = find(get().conversations[sessionId], clientMessageId);
    if (begun && isRunning(begun)) await endTurn(sessionId);
  };

  // Where the connection breaks again, the next one resumes, and with that ends it.
  const endTurn = (sessionId: string) => hub.call('stop', { sessionId }).catch(() => undefined);

  // A server that ends takes the turns with it that it had accepted: they begin again under the same id, which a turn that still
  // runs, or has been answered meanwhile, makes harmless.
  const offerAgain = async (sessionId: string, message: SentMessage) => {
    try {
      await hub.call('chat_message', { sessionId, ...message });
    } catch (failure) {
      // The connection after one that broke resumes, and with that offers the message once more.
      if (isCut(failure)) return;
      dispatch(sessionId, { type: 'lost', clientMessageId: message.clientMessageId, error: errorOf(failure) });
    }
  };

  return {
    endIfWithdrawn,

    async send(sessionId, personaId, message) {
      const sent = { clientMessageId: newId('m'), personaId, message };
      dispatch(sessionId, { type: 'sent', ...sent, at: new Date().toISOString() });
      await offerUnsent(sessionId);
    },

    async retry(sessionId, clientMessageId) {
      const failed = find(get().conversations[sessionId], clientMessageId);
      if (!failed) return;
      withdrawn.delete(clientMessageId);
      const message = { clientMessageId, personaId: failed.personaId, message: failed.userMessage ?? '' };
      dispatch(sessionId, { type: 'sent', ...message, at: failed.at });
      mayBeThere.add(clientMessageId);
      await offerUnsent(sessionId);
    },

    async sendAgain(unanswered) {
      for (const { sessionId, at, message, failed } of unanswered) {
        mayBeThere.add(message.clientMessageId);
        dispatch(sessionId, failed ? { type: 'failedBefore', ...message, ...failed, at } : { type: 'sent', ...message, at });
      }
      await Promise.all([...new Set(unanswered.map((each) => each.sessionId))].map(offerUnsent));
    },

    sendUnsent: () => Object.keys(get().conversations).forEach((sessionId) => void offerUnsent(sessionId)),

    withdraw(sessionId) {
      // Over an open connection it is as good as there, and the server stops what comes to it.
      if (useConnection.getState().status === 'connected') return null;
      const unsent = get().conversations[sessionId]?.exchanges.findLast(({ status }) => status === 'sending');
      if (!unsent) return null;
      withdrawn.add(unsent.clientMessageId);
      dispatch(sessionId, { type: 'withdrawn', clientMessageId: unsent.clientMessageId });
      return unsent.userMessage;
    },

    async stop(sessionId) {
      dispatch(sessionId, { type: 'stopping' });
      try {
        await hub.call('stop', { sessionId });
      } catch (failure) {
        dispatch(sessionId, { type: 'notStopped', message: messageOf(failure) });
      }
    },

    async resume(sessionId) {
      await join(sessionId);
      const exchanges = get().conversations[sessionId]?.exchanges ?? [];
      for (const { status, clientMessageId, personaId, userMessage: message } of exchanges) {
        // Offering joins too: of a talk that was left meanwhile, it waits until it is looked at again.
        if (!get().open.has(sessionId)) return;
        const isWaiting = status === 'waiting' || status === 'speaking';
        if (isWaiting && withdrawn.has(clientMessageId)) await endIfWithdrawn(sessionId, clientMessageId);
        else if (isWaiting && message !== null) await offerAgain(sessionId, { clientMessageId, personaId, message });
      }
    },
  };
}

function find(conversation: Conversation | undefined, clientMessageId: string) {
  return conversation?.exchanges.find((known) => known.clientMessageId === clientMessageId);
}

const isCut = (failure: unknown) => failure instanceof ApiError && failure.status === 0;

function errorOf(failure: unknown): TurnError {
  return failure instanceof ApiError
    ? { code: failure.code, message: failure.message, retryable: failure.retryable }
    : { code: 'internal_error', message: messageOf(failure), retryable: true };
}
