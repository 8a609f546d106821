import { emptyExchange, spoken, withExchange, type Conversation, type Exchange } from './conversation';
import { note } from './eventOrder';
import type { SessionEvent, SessionEventOf } from './events';

/** The conversation after an event of its session; the same conversation when the event was heard before. */
export function reduceEvent(conversation: Conversation, event: SessionEvent, at: string): Conversation {
  const order = note(conversation.order, event.eventId);
  return order ? apply({ ...conversation, order }, event, at) : conversation;
}

function apply(conversation: Conversation, event: SessionEvent, at: string): Conversation {
  switch (event.type) {
    case 'turn_started':
      return withExchange(conversation, event.clientMessageId, (known) => started(known, event, at));
    case 'ai_delta':
      return withSeq(conversation, event.seq, (known) => piece(known, event));
    case 'ai_response':
      return withReply(conversation, event);
    case 'traits_extracted':
      return withSeq(conversation, event.seq, (known) => ({
        ...known,
        traits: event.traits,
        confidence: event.confidence,
        suggestedActions: event.suggestedActions,
        degraded: [...new Set([...known.degraded, ...event.degraded])],
      }));
    case 'turn_failed':
      return ended(conversation, event.clientMessageId, (known) => ({
        ...known,
        status: 'failed',
        pieces: [],
        reply: '',
        error: { code: event.code, message: event.message, retryable: event.retryable },
      }));
    case 'turn_stopped':
      return ended(conversation, event.clientMessageId, (known) => ({ ...known, status: 'stopped' }));
    case 'typing':
      return event.personaId === undefined
        ? { ...conversation, someoneIsTyping: event.isTyping }
        : { ...conversation, personaIsTyping: event.isTyping };
    case 'presence':
      return { ...conversation, online: event.online };
  }
}

function started(known: Exchange | undefined, event: SessionEventOf<'turn_started'>, at: string): Exchange {
  const before = known ?? emptyExchange(event.clientMessageId, event.personaId, at);
  if (before.status === 'done' || event.eventId < before.begunAt) return before;
  // A turn that was lost with its server begins again from nothing, perhaps under another number.
  return {
    ...before,
    seq: event.seq,
    place: event.seq,
    userMessage: event.message,
    status: 'waiting',
    pieces: [],
    reply: '',
    begunAt: event.eventId,
    error: null,
  };
}

function piece(known: Exchange, { index, text, eventId }: SessionEventOf<'ai_delta'>): Exchange {
  if (known.status === 'done' || known.status === 'failed' || eventId < known.begunAt) return known;
  const pieces = Array.from({ length: Math.max(known.pieces.length, index + 1) }, (_, i) =>
    i === index ? text : known.pieces[i],
  );
  const status = known.status === 'stopped' ? 'stopped' : 'speaking';
  return { ...known, pieces, reply: spoken(pieces), status };
}

function withReply(conversation: Conversation, event: SessionEventOf<'ai_response'>): Conversation {
  const replied = withExchange(conversation, event.clientMessageId, (known) => ({
    ...(known ?? emptyExchange(event.clientMessageId, event.personaId, event.createdAt)),
    seq: event.seq,
    place: event.seq,
    status: 'done',
    pieces: [],
    reply: event.message,
    memories: event.memories,
    degraded: event.degraded,
    at: event.createdAt,
    error: null,
  }));
  // Where the turn's beginning was missed, what was said is read from the history.
  const isUnknown = replied.exchanges.some(
    (exchange) => exchange.clientMessageId === event.clientMessageId && exchange.userMessage === null,
  );
  return { ...replied, personaIsTyping: false, needsHistory: replied.needsHistory || isUnknown };
}

function ended(
  conversation: Conversation,
  clientMessageId: string,
  end: (known: Exchange) => Exchange,
): Conversation {
  const known = conversation.exchanges.find((exchange) => exchange.clientMessageId === clientMessageId);
  if (!known || known.status === 'done') return conversation;
  return { ...withExchange(conversation, clientMessageId, () => end(known)), personaIsTyping: false };
}

/** Changes the exchange of a turn. One that failed keeps its number, which the next turn may bear. */
function withSeq(conversation: Conversation, seq: number, change: (known: Exchange) => Exchange): Conversation {
  const known = conversation.exchanges.findLast((exchange) => exchange.seq === seq && exchange.status !== 'failed');
  return known ? withExchange(conversation, known.clientMessageId, () => change(known)) : conversation;
}
