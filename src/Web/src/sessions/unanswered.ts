import { tabStorage } from '../shared/tabStorage';
import { isRunning, type Conversation, type SentMessage, type TurnError } from './conversation';

/** A message that has no reply yet. */
export interface UnansweredMessage {
  sessionId: string;
  message: SentMessage;
  at: string;
  /** Where it failed in a way that may not last: why, and where it stands. */
  failed?: { error: TurnError; place: number };
}

/** What would be lost with the page. */
export function unansweredIn(conversations: Readonly<Record<string, Conversation>>): UnansweredMessage[] {
  return Object.values(conversations).flatMap(({ sessionId, exchanges }) =>
    exchanges.flatMap((exchange) => {
      const { clientMessageId, personaId, userMessage: message, at, status, error, place } = exchange;
      if (message === null) return [];
      const unanswered = { sessionId, message: { clientMessageId, personaId, message }, at };
      if (status === 'failed' && error?.retryable) return [{ ...unanswered, failed: { error, place } }];
      return isRunning(exchange) ? [unanswered] : [];
    }),
  );
}

const storage = tabStorage<readonly UnansweredMessage[]>('unanswered');
let written = '';

/** Keeps messages for the page that comes after this one in its tab. */
export function keep(unanswered: readonly UnansweredMessage[]): void {
  const messages = JSON.stringify(unanswered);
  // Each piece of a reply comes by here, and changes nothing.
  if (messages === written) return;
  written = messages;
  storage.write(unanswered.length === 0 ? null : unanswered);
}

/** What the page before this one kept. */
export const readKept = (): readonly UnansweredMessage[] => storage.read() ?? [];
