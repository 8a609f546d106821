/** Event numbers that were passed over, both ends included. */
interface Gap {
  from: number;
  to: number;
}

/** Which of a session's events are known. */
export interface EventOrder {
  /** The highest number seen; 0 before the first. */
  last: number;
  /** The number to join again from: everything up to it is known, or was asked for. */
  resumeFrom: number;
  /** What was passed over, and is taken when it comes after all. */
  gaps: readonly Gap[];
  /** Whether something is missing that nobody has asked for yet. */
  isMissing: boolean;
}

const gapsKept = 8;

export const unordered: EventOrder = { last: 0, resumeFrom: 0, gaps: [], isMissing: false };

/**
 * Notes that an event came. Numbers rise by one while a session stays in one place, and jump when it moves, so a jump may or may
 * not mean that something was missed.
 * @returns the order after it, or null for an event that came before and must not be applied twice.
 */
export function note(order: EventOrder, eventId: number): EventOrder | null {
  // Retold to a message that was sent again; it has no place in the order.
  if (eventId === 0) return order;
  if (eventId <= order.last) return noteLate(order, eventId);

  const isNext = order.last === 0 || eventId === order.last + 1;
  const isMissing = order.isMissing || !isNext;
  return {
    last: eventId,
    resumeFrom: isMissing ? order.resumeFrom : eventId,
    gaps: isNext ? order.gaps : [...order.gaps, { from: order.last + 1, to: eventId - 1 }].slice(-gapsKept),
    isMissing,
  };
}

/**
 * Notes that the session was joined and that the server told its newest number. What it sends for the gap may come before or after
 * this answer; the numbers in between stay open for it.
 */
export function noteJoined(order: EventOrder, eventId: number): EventOrder {
  const isBehind = eventId > order.last;
  return {
    last: Math.max(order.last, eventId),
    resumeFrom: Math.max(order.last, eventId),
    gaps: isBehind ? [...order.gaps, { from: order.last + 1, to: eventId }].slice(-gapsKept) : order.gaps,
    isMissing: false,
  };
}

function noteLate(order: EventOrder, eventId: number): EventOrder | null {
  const gap = order.gaps.find(({ from, to }) => from <= eventId && eventId <= to);
  if (!gap) return null;
  const rest = [
    { from: gap.from, to: eventId - 1 },
    { from: eventId + 1, to: gap.to },
  ].filter(({ from, to }) => from <= to);
  return { ...order, gaps: order.gaps.flatMap((known) => (known === gap ? rest : [known])) };
}
