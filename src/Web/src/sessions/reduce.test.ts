import { describe, expect, it } from 'vitest';
import type { MessageItem } from '../api/types';
import { emptyConversation, type Conversation } from './conversation';
import type { SessionEvent } from './events';
import { reduce, type ConversationAction } from './reduce';

const at = '2026-11-23T12:00:00Z';
const head = (eventId: number) => ({ sessionId: 's', eventId });

const started = (eventId: number, seq = 1, clientMessageId = 'm1'): SessionEvent => ({
  type: 'turn_started',
  ...head(eventId),
  seq,
  personaId: 'tutor',
  clientMessageId,
  message: 'Hello',
});
const delta = (eventId: number, index: number, text: string, seq = 1): SessionEvent => ({
  type: 'ai_delta',
  ...head(eventId),
  seq,
  index,
  text,
});
const response = (eventId: number, message: string, seq = 1, clientMessageId = 'm1'): SessionEvent => ({
  type: 'ai_response',
  ...head(eventId),
  seq,
  message,
  personaId: 'tutor',
  clientMessageId,
  memories: [],
  model: 'offline',
  degraded: [],
  createdAt: at,
});
const traits = (eventId: number, seq = 1): SessionEvent => ({
  type: 'traits_extracted',
  ...head(eventId),
  seq,
  traits: [{ id: 'wit', name: 'Wit', description: '', intensity: 0.4 }],
  confidence: 0.8,
  suggestedActions: ['Tell me more.'],
  degraded: ['traits'],
});
const item = (seq: number, text = `reply ${seq}`): MessageItem => ({
  seq,
  personaId: 'tutor',
  userMessage: `message ${seq}`,
  aiResponse: text,
  traits: [],
  createdAt: at,
  clientMessageId: `m${seq}`,
  suggestedActions: [],
  memories: [],
  model: 'offline',
  degraded: [],
});

const sent: ConversationAction = { type: 'sent', clientMessageId: 'm1', personaId: 'tutor', message: 'Hello', at };
const history = (items: MessageItem[], isOlder: boolean, nextBefore?: number): ConversationAction => ({
  type: 'history',
  page: { items, ...(nextBefore ? { nextBefore } : {}) },
  isOlder,
});

function play(...actions: (ConversationAction | SessionEvent)[]): Conversation {
  return actions.reduce<Conversation>(
    (known, action) => reduce(known, 'eventId' in action && 'sessionId' in action ? { type: 'event', event: action, at } : action),
    emptyConversation('s'),
  );
}

const whole = [started(10), delta(11, 0, 'Good '), delta(12, 1, 'day'), delta(13, 2, '.'), response(14, 'Good day.'), traits(15)];

describe('a turn', () => {
  it('shows the message at once, then the reply as it comes, then the whole', () => {
    expect(play(sent).exchanges).toMatchObject([{ userMessage: 'Hello', status: 'sending' }]);
    expect(play(sent, ...whole.slice(0, 3)).exchanges).toMatchObject([{ status: 'speaking', reply: 'Good day' }]);
    expect(play(sent, ...whole).exchanges).toMatchObject([
      { status: 'done', reply: 'Good day.', confidence: 0.8, suggestedActions: ['Tell me more.'], degraded: ['traits'] },
    ]);
  });

  it('is one exchange, whether the acceptance comes before or after the events', () => {
    const accepted: ConversationAction = { type: 'accepted', clientMessageId: 'm1', seq: 1 };
    expect(play(sent, accepted, ...whole).exchanges).toHaveLength(1);
    expect(play(sent, ...whole, accepted).exchanges).toMatchObject([{ status: 'done', reply: 'Good day.' }]);
  });

  it('is the same when every event comes twice', () => {
    const twice = whole.flatMap((event) => [event, event]);
    expect(play(sent, ...twice)).toEqual(play(sent, ...whole));
  });

  it('never shows words out of order, and shows the later ones once the gap is filled', () => {
    const holed = play(sent, started(10), delta(11, 0, 'Good '), delta(13, 2, '.'));
    expect(holed.exchanges[0]!.reply).toBe('Good ');
    expect(holed.order.isMissing).toBe(true);
    const healed = reduce(holed, { type: 'event', event: delta(12, 1, 'day'), at });
    expect(healed.exchanges[0]!.reply).toBe('Good day.');
  });

  it('begins again from nothing when it is taken up elsewhere, and ignores what comes late of the first attempt', () => {
    const moved = play(sent, started(10), delta(11, 0, 'Lost '), started(5000, 2), delta(5001, 0, 'Found', 2));
    expect(moved.exchanges).toMatchObject([{ seq: 2, reply: 'Found' }]);
    const late = reduce(moved, { type: 'event', event: delta(12, 1, 'words'), at });
    expect(late.exchanges).toMatchObject([{ reply: 'Found' }]);
  });

  it('is not begun again by a late beginning once it is complete', () => {
    expect(play(sent, response(14, 'Good day.'), started(10)).exchanges).toMatchObject([{ status: 'done' }]);
  });
});

describe('a failure', () => {
  const failed: SessionEvent = {
    type: 'turn_failed',
    ...head(12),
    seq: 1,
    clientMessageId: 'm1',
    code: 'model_unavailable',
    message: 'The model is down.',
    retryable: true,
  };

  it('keeps the message, and a retry under the same id replaces the failure', () => {
    const broken = play(sent, started(10), delta(11, 0, 'Goo'), failed);
    expect(broken.exchanges).toMatchObject([{ userMessage: 'Hello', status: 'failed', reply: '' }]);
    const again = [sent, started(13), delta(14, 0, 'Good day.'), response(15, 'Good day.')].reduce<Conversation>(
      (known, action) => reduce(known, 'eventId' in action ? { type: 'event', event: action, at } : action),
      broken,
    );
    expect(again.exchanges).toMatchObject([{ userMessage: 'Hello', status: 'done', reply: 'Good day.', error: null }]);
  });

  it('of a second try does not undo the reply to the first', () => {
    const refused: ConversationAction = {
      type: 'refused',
      clientMessageId: 'm1',
      error: { code: 'unreachable', message: '', retryable: true },
    };
    expect(play(sent, ...whole, refused).exchanges).toMatchObject([{ status: 'done' }]);
    expect(play(sent, refused).exchanges).toMatchObject([{ status: 'failed' }]);
  });

  it('does not take the pieces of the next turn, which bears its number', () => {
    const next: ConversationAction = { type: 'sent', clientMessageId: 'm2', personaId: 'tutor', message: 'Again', at };
    const both = play(sent, started(10), failed, next, started(13, 1, 'm2'), delta(14, 0, 'Hm.'));
    expect(both.exchanges).toMatchObject([
      { clientMessageId: 'm1', status: 'failed', reply: '' },
      { clientMessageId: 'm2', reply: 'Hm.' },
    ]);
  });
});

describe('history', () => {
  it('goes above what is there, in order, without doubles', () => {
    const conversation = play(history([item(4), item(3)], false, 3), history([item(3), item(2), item(1)], true));
    expect(conversation.exchanges.map(({ seq }) => seq)).toEqual([1, 2, 3, 4]);
    expect(conversation.olderBefore).toBeNull();
  });

  it('stands before what is still being sent', () => {
    const newest = play(sent, history([item(5), item(4)], false));
    expect(newest.exchanges.map(({ clientMessageId }) => clientMessageId)).toEqual(['m4', 'm5', 'm1']);
    const next: ConversationAction = { type: 'sent', clientMessageId: 'm9', personaId: 'tutor', message: 'And', at };
    expect(reduce(newest, next).exchanges.map(({ clientMessageId }) => clientMessageId)).toEqual(['m4', 'm5', 'm1', 'm9']);
  });

  it('shows nothing above a hole, and reads on from below it', () => {
    const turns = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, i) => item(to - i));
    const long = play(
      history(turns(1, 3), false),
      { type: 'joined', eventId: 900, complete: false },
      response(901, 'reply 46', 46, 'm46'),
      history(turns(27, 46), false, 27),
    );
    expect(long.exchanges.map(({ seq }) => seq)).toEqual(turns(27, 46).map(({ seq }) => seq).reverse());
    expect(long.olderBefore).toBe(27);
    const up = [history(turns(7, 26), true, 7), history(turns(1, 6), true)].reduce(reduce, long);
    expect(up.exchanges.map(({ seq }) => seq)).toEqual(turns(1, 46).map(({ seq }) => seq).reverse());
    expect(up.olderBefore).toBeNull();
  });

  it('shows nothing above a hole that was heard before anything was read', () => {
    const heard = play(...whole, history([item(9), item(8)], false, 8));
    expect(heard.exchanges.map(({ seq }) => seq)).toEqual([8, 9]);
  });

  it('keeps what was shown where the newest join on to it', () => {
    const joined = play(history([item(2), item(1)], false), history([item(4), item(3)], false, 3), history([item(5), item(4)], false, 4));
    expect(joined.exchanges.map(({ seq }) => seq)).toEqual([1, 2, 3, 4, 5]);
    expect(joined.olderBefore).toBeNull();
  });

  it('keeps a long talk that was heard from its beginning, without a hole, when not every event can be told again', () => {
    const turns = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, i) => item(to - i));
    const talk = turns(1, 40).reverse().flatMap(({ seq }) => [
      started(seq * 10, seq, `m${seq}`),
      response(seq * 10 + 1, `reply ${seq}`, seq, `m${seq}`),
    ]);
    const again: ConversationAction = { type: 'joined', eventId: 900, complete: false };
    const long = play(history([], false), ...talk, again, history(turns(21, 40), false, 21));
    expect(long.exchanges.map(({ seq }) => seq)).toEqual(turns(1, 40).map(({ seq }) => seq).reverse());
    expect(long.olderBefore).toBeNull();
    const longer = [again, history(turns(41, 60), false, 41)].reduce(reduce, long);
    expect(longer.exchanges).toHaveLength(60);
  });

  it('keeps nothing of a talk above a turn that was not heard', () => {
    const heard = [1, 2, 4, 5].map((seq) => response(seq * 10, `reply ${seq}`, seq, `m${seq}`));
    const talk = play(history([], false), ...heard, history([item(7), item(6)], false, 6));
    expect(talk.exchanges.map(({ seq }) => seq)).toEqual([6, 7]);
    expect(talk.olderBefore).toBe(6);
  });

  it('leaves above a hole what only this page knows', () => {
    const refused: ConversationAction = { type: 'refused', clientMessageId: 'm1', error: { code: 'overloaded', message: '', retryable: true } };
    expect(play(sent, refused, history([item(9), item(8)], false, 8)).exchanges).toMatchObject([{ status: 'failed' }, { seq: 8 }, { seq: 9 }]);
  });

  it('keeps the analysis that was heard before it was read', () => {
    const conversation = play(sent, ...whole, history([item(1, 'Good day.')], false));
    expect(conversation.exchanges).toMatchObject([{ confidence: 0.8, traits: [{ name: 'Wit' }] }]);
  });

  it('is not needed for what was said on another device, which the turn’s beginning tells', () => {
    expect(play(started(10)).exchanges).toMatchObject([{ userMessage: 'Hello', status: 'waiting' }]);
    expect(play(...whole).needsHistory).toBe(false);
  });

  it('is asked for when a reply has come whose beginning was missed, and tells what was said', () => {
    const foreign = play(...whole.slice(1));
    expect(foreign.needsHistory).toBe(true);
    expect(foreign.exchanges[0]!.userMessage).toBeNull();
    const read = reduce(foreign, history([item(1, 'Good day.')], false));
    expect(read.needsHistory).toBe(false);
    expect(read.exchanges).toMatchObject([{ userMessage: 'message 1' }]);
  });

  it('is asked for when the server no longer has every event', () => {
    expect(play({ type: 'joined', eventId: 50, complete: false }).needsHistory).toBe(true);
    expect(play({ type: 'joined', eventId: 50, complete: true }).needsHistory).toBe(false);
  });
});

describe('a reconnection in mid-reply', () => {
  it('ends with the text complete and once, whatever is sent again', () => {
    const cut = play(sent, started(10), delta(11, 0, 'Good '));
    const resumed = ([
      { type: 'joined', eventId: 13, complete: true },
      delta(11, 0, 'Good '),
      delta(12, 1, 'day'),
      delta(13, 2, '.'),
      response(14, 'Good day.'),
      response(0, 'Good day.'),
    ] as const).reduce<Conversation>(
      (known, action) => reduce(known, action.type === 'joined' ? action : { type: 'event', event: action, at }),
      cut,
    );
    expect(resumed.exchanges).toHaveLength(1);
    expect(resumed.exchanges).toMatchObject([{ reply: 'Good day.', status: 'done', userMessage: 'Hello' }]);
  });
});
