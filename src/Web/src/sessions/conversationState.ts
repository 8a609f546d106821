import type { Conversation } from './conversation';
import type { SessionEvent } from './events';
import type { ConversationAction } from './reduce';
import type { UnansweredMessage } from './unanswered';

/** How the last read of a history went. */
export interface HistoryState {
  status: 'loading' | 'ready' | 'failed';
  error: string | null;
  /** Of which turns it was: those before this one; absent where it was the newest. */
  before?: number | undefined;
}

export interface ConversationState {
  conversations: Readonly<Record<string, Conversation>>;
  history: Readonly<Record<string, HistoryState>>;
  /** The sessions this page shows, and so watches. */
  open: ReadonlySet<string>;

  /** Takes an event of any session. */
  hear(event: SessionEvent): void;
  /** Takes up what is open from where it was left, as a new connection watches nothing, and sends what had not gone out. */
  resumeOpen(): void;
  /** Watches a session and reads its newest turns. Returns what ends that. */
  watch(sessionId: string): () => void;
  /** Reads what comes before the oldest turn that is known, or what could not be read, unless a read is under way. */
  readOlder(sessionId: string): Promise<void>;
  readNewest(sessionId: string): Promise<void>;
  /** Reads what could not be read. */
  readAgain(sessionId: string): Promise<void>;
  send(sessionId: string, personaId: string, message: string): Promise<void>;
  /** Sends a message that got no reply once more, under the same id: it can never make two turns. */
  retry(sessionId: string, clientMessageId: string): Promise<void>;
  /**
   * Sends what the page before this one had no reply to, under the ids it had: what was answered meanwhile is told again. What had
   * failed is shown as it was, to be tried again.
   */
  sendAgain(unanswered: readonly UnansweredMessage[]): Promise<void>;
  /** Drops what is known of a session that was deleted: what it still waits for must not make it anew. */
  forget(sessionId: string): void;
  /**
   * Takes the last message back that the server has not been heard to take, while there is no connection to it. Returns its words;
   * null where there is none. If it had arrived after all, its turn is ended.
   */
  withdraw(sessionId: string): string | null;
  /** Ends the reply that comes. Where that fails, the conversation says why. */
  stop(sessionId: string): Promise<void>;
  tellTyping(sessionId: string, isTyping: boolean): void;
}

export type GetState = () => ConversationState;

/** Changes a conversation by what happened to it. */
export type Dispatch = (sessionId: string, action: ConversationAction) => void;
