import { isNotFound } from '../api/http';
import { messageOf } from '../api/problem';
import type { ConversationState, Dispatch, GetState, HistoryState } from './conversationState';
import { sessionApi } from './sessionApi';

/** Reads what was said before, and notes how far that is. */
export function createReading(
  get: GetState,
  dispatch: Dispatch,
  note: (sessionId: string, state: HistoryState) => void,
): Pick<ConversationState, 'readNewest' | 'readOlder'> {
  const read = async (sessionId: string, before: number | undefined) => {
    note(sessionId, { status: 'loading', error: null });
    try {
      const page = await sessionApi.messages(sessionId, before);
      dispatch(sessionId, { type: 'history', page, isOlder: before !== undefined });
    } catch (failure) {
      if (!isNotFound(failure)) return note(sessionId, { status: 'failed', error: messageOf(failure) });
      // A session is made by its first message.
      dispatch(sessionId, { type: 'history', page: { items: [] }, isOlder: false });
    }
    note(sessionId, { status: 'ready', error: null });
  };

  return {
    readNewest: (sessionId) => read(sessionId, undefined),

    async readOlder(sessionId) {
      const before = get().conversations[sessionId]?.olderBefore;
      if (before && get().history[sessionId]?.status !== 'loading') await read(sessionId, before);
    },
  };
}
