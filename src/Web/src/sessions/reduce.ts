import type { MessageItem, MessagePage } from '../api/types';
import {
  emptyExchange,
  isRunning,
  lastPlace,
  withExchange,
  withKnown,
  withSendingLast,
  type Conversation,
  type Exchange,
  type TurnError,
} from './conversation';
import { noteJoined } from './eventOrder';
import type { SessionEvent } from './events';
import { reduceEvent } from './reduceEvent';

/** All that can happen to a conversation as this page knows it. */
export type ConversationAction =
  | { type: 'event'; event: SessionEvent; at: string }
  | { type: 'sent'; clientMessageId: string; personaId: string; message: string; at: string }
  /** It failed on the page before this one. */
  | { type: 'failedBefore'; clientMessageId: string; personaId: string; message: string; place: number; error: TurnError; at: string }
  | { type: 'accepted'; clientMessageId: string; seq: number }
  | { type: 'refused'; clientMessageId: string; error: TurnError }
  /** The turn had been accepted, was lost with its server, and is refused now. */
  | { type: 'lost'; clientMessageId: string; error: TurnError }
  /** The user took it back. */
  | { type: 'withdrawn'; clientMessageId: string }
  /** The user asks for the reply to end. */
  | { type: 'stopping' }
  | { type: 'notStopped'; message: string }
  | { type: 'joined'; eventId: number; complete: boolean }
  | { type: 'history'; page: MessagePage; isOlder: boolean };

/** The conversation after an action. Events may come late, twice or not at all: what they tell is merged, never appended. */
export function reduce(conversation: Conversation, action: ConversationAction): Conversation {
  const after = apply(conversation, action);
  const { notStopped, exchanges } = after;
  const stillComes = exchanges.some((exchange) => exchange.clientMessageId === notStopped?.clientMessageId && isRunning(exchange));
  return notStopped === null || stillComes ? after : { ...after, notStopped: null };
}

function apply(conversation: Conversation, action: ConversationAction): Conversation {
  switch (action.type) {
    case 'event':
      return reduceEvent(conversation, action.event, action.at);
    case 'sent':
      return withExchange(conversation, action.clientMessageId, (known) => ({
        ...(known ?? {
          ...emptyExchange(action.clientMessageId, action.personaId, action.at),
          place: lastPlace(conversation) + 1,
        }),
        userMessage: action.message,
        status: 'sending',
        error: null,
      }));
    case 'failedBefore':
      return withExchange(conversation, action.clientMessageId, (known) => known ?? {
        ...emptyExchange(action.clientMessageId, action.personaId, action.at),
        place: action.place,
        userMessage: action.message,
        status: 'failed',
        error: action.error,
      });
    case 'accepted':
      return withKnown(conversation, action.clientMessageId, (known) => accepted(known, action.seq));
    case 'refused':
      return withKnown(conversation, action.clientMessageId, (known) =>
        // The refusal of a second try says nothing about a reply that came of the first.
        known.status === 'sending' ? { ...known, status: 'failed', error: action.error } : known,
      );
    case 'lost':
      return {
        ...withKnown(conversation, action.clientMessageId, (known) =>
          isRunning(known) ? { ...known, status: 'failed', pieces: [], reply: '', error: action.error } : known,
        ),
        personaIsTyping: false,
      };
    case 'withdrawn':
      return {
        ...conversation,
        exchanges: conversation.exchanges.filter(({ clientMessageId }) => clientMessageId !== action.clientMessageId),
      };
    case 'stopping':
      return { ...conversation, notStopped: null };
    case 'notStopped': {
      const clientMessageId = conversation.exchanges.find(isRunning)?.clientMessageId;
      return clientMessageId === undefined ? conversation : { ...conversation, notStopped: { clientMessageId, message: action.message } };
    }
    case 'joined':
      return {
        ...conversation,
        order: noteJoined(conversation.order, action.eventId),
        needsHistory: conversation.needsHistory || !action.complete,
      };
    case 'history':
      return withHistory(conversation, action.page, action.isOlder);
  }
}

function accepted(known: Exchange, seq: number): Exchange {
  // The turn's own events may have overtaken the answer.
  return known.status === 'sending' ? { ...known, seq, place: Math.max(known.place, seq), status: 'waiting' } : known;
}

function withHistory(conversation: Conversation, page: MessagePage, isOlder: boolean): Conversation {
  const { items, nextBefore } = page;
  const knownUpTo = withoutHoleUpTo(conversation);
  // More was said since than a page holds. What was shown before that is read again on the way up.
  const isApart = !isOlder && nextBefore !== undefined && nextBefore > knownUpTo + 1;
  const merged = items.reduce(withTurn, isApart ? withoutStored(conversation, nextBefore) : conversation);
  return {
    ...withSendingLast(merged),
    needsHistory: isOlder ? merged.needsHistory : false,
    olderBefore: isOlder || isApart || nextBefore === undefined ? (nextBefore ?? null) : merged.olderBefore,
    readUpTo: isOlder ? knownUpTo : Math.max(knownUpTo, ...items.map(({ seq }) => seq)),
  };
}

/** How far the turns are known without a hole: as far as they were read and, from there on, heard to their ends. */
function withoutHoleUpTo({ readUpTo, exchanges }: Conversation): number {
  const heard = new Set(exchanges.filter(({ status }) => status === 'done').map(({ seq }) => seq));
  let upTo = readUpTo;
  while (heard.has(upTo + 1)) upTo++;
  return upTo;
}

/** Leaves out what the history can tell of the turns before one. What it has not stored is known here alone. */
function withoutStored(conversation: Conversation, before: number): Conversation {
  const isLeft = ({ status, seq }: Exchange) => status !== 'done' || seq === null || seq >= before;
  return { ...conversation, exchanges: conversation.exchanges.filter(isLeft) };
}

function withTurn(conversation: Conversation, item: MessageItem): Conversation {
  return withExchange(conversation, item.clientMessageId, (known) => ({
    ...(known ?? emptyExchange(item.clientMessageId, item.personaId, item.createdAt)),
    seq: item.seq,
    place: item.seq,
    userMessage: item.userMessage,
    reply: item.aiResponse,
    pieces: [],
    status: 'done',
    memories: item.memories,
    degraded: item.degraded,
    error: null,
    at: item.createdAt,
    // The analysis comes after the reply and may have been heard before it was read.
    ...(item.confidence === undefined
      ? {}
      : { traits: item.traits, confidence: item.confidence, suggestedActions: item.suggestedActions }),
  }));
}
