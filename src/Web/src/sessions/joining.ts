import { ApiError } from '../api/problem';
import { retryDelay } from '../hub/backoff';
import { hub, useConnection } from '../hub/hub';
import type { Dispatch, GetState } from './conversationState';

export interface Joining {
  /** Watches a session that is open, from the event on that is known of it. */
  join(sessionId: string): Promise<void>;
  /** Ends that, unless the session is open again. */
  leave(sessionId: string): Promise<void>;
  /** Ends when no join of the session is under way. */
  settled(sessionId: string): Promise<void>;
}

/** Watches sessions over the hub. */
export function createJoining(get: GetState, dispatch: Dispatch): Joining {
  // One after the other: the server takes two joins at once for two devices.
  const underWay = new Map<string, Promise<void>>();
  const settled = (sessionId: string) => underWay.get(sessionId) ?? Promise.resolve();

  const join = (sessionId: string, attempt = 0) => {
    const joined = settled(sessionId).then(() => joinNow(sessionId, attempt));
    underWay.set(sessionId, joined);
    return joined;
  };

  const joinNow = async (sessionId: string, attempt: number) => {
    if (!get().open.has(sessionId)) return;
    const after = get().conversations[sessionId]?.order.resumeFrom;
    try {
      const joined = await hub.call<{ eventId: number; complete: boolean }>('join', { sessionId, ...(after ? { after } : {}) });
      dispatch(sessionId, { type: 'joined', eventId: joined.eventId, complete: joined.complete });
    } catch (failure) {
      // If the connection broke again, the next one joins again; a server that is busy is asked again here.
      const mayHelp = failure instanceof ApiError && failure.retryable && failure.code !== 'too_many_watches';
      if (mayHelp && useConnection.getState().status === 'connected') {
        setTimeout(() => void join(sessionId, attempt + 1), retryDelay(attempt + 1));
      }
    }
  };

  return {
    join,
    settled,
    async leave(sessionId) {
      // A join that is under way would else outlive it.
      await settled(sessionId);
      if (!get().open.has(sessionId)) await hub.call('leave', { sessionId }).catch(() => undefined);
    },
  };
}
