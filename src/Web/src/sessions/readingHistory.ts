import { isNotFound } from '../api/http';
import { messageOf } from '../api/problem';
import type { ConversationState, Dispatch, GetState, HistoryState } from './conversationState';
import { sessionApi } from './sessionApi';

/** Reads what was said before, and notes how far that is. */
export function createReading(
  get: GetState,
  dispatch: Dispatch,
  note: (sessionId: string, state: HistoryState) => void,
): Pick<ConversationState, 'readNewest' | 'readOlder' | 'readAgain'> {
  // Where reads overtake each other, the last one counts: an earlier answer may no longer join on to what is known.
  const lastRead = new Map<string, symbol>();

  const read = async (sessionId: string, before: number | undefined) => {
    const mine = Symbol();
    lastRead.set(sessionId, mine);
    const isOvertaken = () => lastRead.get(sessionId) !== mine;

    note(sessionId, { status: 'loading', error: null, before });
    try {
      const page = await sessionApi.messages(sessionId, before);
      if (isOvertaken()) return;
      dispatch(sessionId, { type: 'history', page, isOlder: before !== undefined });
    } catch (failure) {
      if (isOvertaken()) return;
      if (!isNotFound(failure)) return note(sessionId, { status: 'failed', error: messageOf(failure), before });
      // A session is made by its first message.
      dispatch(sessionId, { type: 'history', page: { items: [] }, isOlder: false });
    }
    note(sessionId, { status: 'ready', error: null, before });
  };

  const readAgain = (sessionId: string) => read(sessionId, get().history[sessionId]?.before);

  return {
    readAgain,
    readNewest: (sessionId) => read(sessionId, undefined),

    async readOlder(sessionId) {
      const before = get().conversations[sessionId]?.olderBefore;
      const status = get().history[sessionId]?.status;
      if (!before || status === 'loading') return;
      await (status === 'failed' ? readAgain(sessionId) : read(sessionId, before));
    },
  };
}
