import { useAuth } from '../auth/authStore';
import { isRunning, type Conversation, type SentMessage, type TurnError } from './conversation';

const storageKey = 'persona-universe.unanswered';

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

const nothing = JSON.stringify([]);
let written = '';

/** Keeps messages for the page that comes after this one in its tab. */
export function keep(unanswered: readonly UnansweredMessage[]): void {
  const messages = JSON.stringify(unanswered);
  // Each piece of a reply comes by here, and changes nothing.
  if (messages === written) return;
  written = messages;
  try {
    if (messages === nothing) sessionStorage.removeItem(storageKey);
    else sessionStorage.setItem(storageKey, JSON.stringify({ userId: userId(), messages: unanswered }));
  } catch {
    // Storage may be denied or full; the messages then last as long as the page.
  }
}

/** What the page before this one kept. Whoever signed in since does not say what another has written. */
export function readKept(): readonly UnansweredMessage[] {
  try {
    const stored = JSON.parse(sessionStorage.getItem(storageKey) ?? 'null') as Kept | null;
    return stored?.userId === userId() ? stored.messages : [];
  } catch {
    return [];
  }
}

interface Kept {
  userId: string | null;
  messages: UnansweredMessage[];
}

const userId = () => useAuth.getState().identity?.userId ?? null;
