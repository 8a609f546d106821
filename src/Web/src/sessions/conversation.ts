import type { Degradation, ObservedTrait, RecalledMemory } from '../api/types';
import { unordered, type EventOrder } from './eventOrder';

/**
 * `sending`: not yet taken by the server. `waiting`: taken, nothing said yet. `speaking`: the reply comes. `done`: it is complete
 * and kept. `stopped`: ended by the user before anything was said. `failed`: there is no reply.
 */
type ExchangeStatus = 'sending' | 'waiting' | 'speaking' | 'done' | 'stopped' | 'failed';

export interface TurnError {
  code: string;
  message: string;
  retryable: boolean;
}

/** A message as the server takes it: under one id it is one message, however often it is sent. */
export interface SentMessage {
  clientMessageId: string;
  personaId: string;
  message: string;
}

/** A message and its reply, as far as they are known here. */
export interface Exchange {
  clientMessageId: string;
  /** The turn's number; null until the server gave one. */
  seq: number | null;
  /** Where it stands among the others. */
  place: number;
  personaId: string;
  /** Null for a message from another device, until the history tells it. */
  userMessage: string | null;
  status: ExchangeStatus;
  /** The reply's pieces by their index; empty once it is complete. */
  pieces: readonly (string | undefined)[];
  reply: string;
  /** The number of the event that began the reply: pieces numbered lower are of an earlier attempt. */
  begunAt: number;
  traits: readonly ObservedTrait[];
  confidence: number | null;
  suggestedActions: readonly string[];
  memories: readonly RecalledMemory[];
  degraded: readonly Degradation[];
  at: string;
  error: TurnError | null;
}

export interface Conversation {
  sessionId: string;
  /** In the order they are shown. */
  exchanges: readonly Exchange[];
  order: EventOrder;
  /** Devices of this user that look at the session. */
  online: number;
  personaIsTyping: boolean;
  /** Why a reply that still comes could not be stopped, else null. */
  notStopped: { clientMessageId: string; message: string } | null;
  /** Whether the user types on another device. */
  someoneIsTyping: boolean;
  /** Where older history begins: a turn number, null at the session's beginning, undefined before the first page. */
  olderBefore: number | null | undefined;
  /** The turn up to which the history was known at the last read, from `olderBefore` on and without a hole; 0 before the first. */
  readUpTo: number;
  /** Whether the history knows something that the events did not tell. */
  needsHistory: boolean;
}

export function emptyConversation(sessionId: string): Conversation {
  return {
    sessionId,
    exchanges: [],
    order: unordered,
    online: 0,
    personaIsTyping: false,
    notStopped: null,
    someoneIsTyping: false,
    olderBefore: undefined,
    readUpTo: 0,
    needsHistory: false,
  };
}

export function emptyExchange(clientMessageId: string, personaId: string, at: string): Exchange {
  return {
    clientMessageId,
    seq: null,
    place: 0,
    personaId,
    userMessage: null,
    status: 'waiting',
    pieces: [],
    reply: '',
    begunAt: 0,
    traits: [],
    confidence: null,
    suggestedActions: [],
    memories: [],
    degraded: [],
    at,
    error: null,
  };
}

export const isRunning = (exchange: Exchange) =>
  exchange.status === 'sending' || exchange.status === 'waiting' || exchange.status === 'speaking';

/** How many replies have been read for traits: what is known of a persona's traits changes with each of them. */
export const countAnalysed = (conversation: Conversation) =>
  conversation.exchanges.filter((exchange) => exchange.status === 'done' && exchange.confidence !== null).length;

/** The reply as far as it is known without a hole. */
export function spoken(pieces: readonly (string | undefined)[]): string {
  const hole = pieces.findIndex((piece) => piece === undefined);
  return (hole < 0 ? pieces : pieces.slice(0, hole)).join('');
}

/** Changes an exchange; where it is not there, as when its conversation was deleted meanwhile, there is nothing to change. */
export function withKnown(conversation: Conversation, clientMessageId: string, change: (known: Exchange) => Exchange): Conversation {
  const isKnown = conversation.exchanges.some((exchange) => exchange.clientMessageId === clientMessageId);
  return isKnown ? withExchange(conversation, clientMessageId, (known) => change(known!)) : conversation;
}

/** Adds an exchange or changes the one of that id, and keeps them in order. */
export function withExchange(
  conversation: Conversation,
  clientMessageId: string,
  change: (known: Exchange | undefined) => Exchange,
): Conversation {
  const known = conversation.exchanges.find((exchange) => exchange.clientMessageId === clientMessageId);
  const changed = change(known);
  if (changed === known) return conversation;
  const others = known
    ? conversation.exchanges.map((exchange) => (exchange === known ? changed : exchange))
    : [...conversation.exchanges, changed];
  return { ...conversation, exchanges: inOrder(others) };
}

/** Moves what has not been taken yet, and so has no number, behind all that was said before it. */
export function withSendingLast(conversation: Conversation): Conversation {
  const isAway = ({ status, seq }: Exchange) => status === 'sending' && seq === null;
  const last = Math.max(0, ...conversation.exchanges.filter((exchange) => !isAway(exchange)).map(({ place }) => place));
  const placed = conversation.exchanges.map((exchange) =>
    isAway(exchange) && exchange.place <= last ? { ...exchange, place: last + 1 } : exchange,
  );
  return { ...conversation, exchanges: inOrder(placed) };
}

function inOrder(exchanges: readonly Exchange[]): readonly Exchange[] {
  const isOrdered = exchanges.every((exchange, i) => i === 0 || exchanges[i - 1]!.place <= exchange.place);
  return isOrdered ? exchanges : exchanges.toSorted((a, b) => a.place - b.place);
}

export function lastPlace(conversation: Conversation): number {
  return conversation.exchanges.at(-1)?.place ?? 0;
}
