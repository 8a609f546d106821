import { beforeEach, describe, expect, it, vi } from 'vitest';
import { ApiError } from '../api/problem';
import { server } from './testing/server';

vi.mock('../hub/hub', async () => (await import('./testing/server')).standIn);

const { useConversations } = await import('./conversationStore');

const id = 's1';
const store = () => useConversations.getState();
const conversation = () => store().conversations[id]!;
const { called, tell: hear } = server;

beforeEach(() => {
  server.begin();
  useConversations.setState({ conversations: {}, history: {}, open: new Set() });
});

describe('send', () => {
  it('shows the message at once, and sends it again under the same id while the connection breaks', async () => {
    let breaks = 1;
    server.answers['chat_message'] = () =>
      breaks-- > 0 ? Promise.reject(new ApiError(0, 'unreachable', 'Cut.')) : Promise.resolve({ seq: 3 });
    const sent = store().send(id, 'p', 'Hello');
    expect(conversation().exchanges[0]).toMatchObject({ status: 'sending', userMessage: 'Hello' });
    await sent;
    expect(conversation().exchanges).toMatchObject([{ status: 'waiting', seq: 3 }]);
    const ids = called('chat_message').map((request) => request['clientMessageId']);
    expect(ids).toHaveLength(2);
    expect(new Set(ids).size).toBe(1);
  });

  it('keeps what was refused, says why, and tries again under the same id when asked to', async () => {
    server.answers['chat_message'] = () => Promise.reject(new ApiError(429, 'session_busy', 'Wait.'));
    await store().send(id, 'p', 'Hello');
    const refused = conversation().exchanges[0]!;
    expect(refused).toMatchObject({ status: 'failed', error: { message: 'Wait.', retryable: true } });
    server.answers['chat_message'] = () => Promise.resolve({ seq: 1 });
    await store().retry(id, refused.clientMessageId);
    expect(conversation().exchanges).toMatchObject([{ clientMessageId: refused.clientMessageId, status: 'waiting', error: null }]);
  });
});

const reply = { type: 'ai_response', seq: 1, personaId: 'p', message: 'Hello.', createdAt: '', memories: [], degraded: [] };

/** Takes back what has gone out but was not answered, since the connection broke; then there is one again. */
async function withdrawUnanswered() {
  let cut: () => void = () => undefined;
  server.answers['chat_message'] = () => new Promise((_, reject) => (cut = () => reject(new ApiError(0, 'unreachable', 'Cut.'))));
  const sending = store().send(id, 'p', 'Hello');
  await vi.waitFor(() => expect(called('chat_message')).toHaveLength(1));
  let open: () => void = () => undefined;
  server.away = new Promise((resolve) => (open = resolve));
  server.status = 'lost';
  cut();
  expect(store().withdraw(id)).toBe('Hello');
  server.away = null;
  server.status = 'connected';
  open();
  await sending;
  const clientMessageId = called('chat_message')[0]!['clientMessageId'] as string;
  const begin = () => hear({ type: 'turn_started', eventId: 10, seq: 1, personaId: 'p', clientMessageId, message: 'Hello' });
  return { clientMessageId, begin };
}

describe('withdraw', () => {
  it('takes back what has not gone out, which then never goes', async () => {
    let open: () => void = () => undefined;
    server.away = new Promise((resolve) => (open = resolve));
    server.status = 'lost';
    const sending = store().send(id, 'p', 'Hello');
    expect(store().withdraw(id)).toBe('Hello');
    expect(conversation().exchanges).toEqual([]);
    open();
    await sending;
    expect(called('chat_message')).toEqual([]);
    expect(called('stop')).toEqual([]);
  });

  it('stops what was on its way already, unless that would stop another', async () => {
    const accepted: (() => void)[] = [];
    server.answers['chat_message'] = () => new Promise((resolve) => accepted.push(() => resolve({ seq: 1 })));
    const sendAndWithdraw = async () => {
      const sending = store().send(id, 'p', 'Hello');
      await vi.waitFor(() => expect(accepted).toHaveLength(1));
      server.status = 'lost';
      store().withdraw(id);
      accepted.pop()!();
      await sending;
    };
    await sendAndWithdraw();
    expect(called('stop')).toEqual([{ sessionId: id }]);
    hear({ type: 'turn_started', eventId: 1, seq: 1, personaId: 'p', clientMessageId: 'other', message: 'Hm' });
    await sendAndWithdraw();
    expect(called('stop')).toHaveLength(1);
  });

  it('stops what had gone out before the connection broke, once there is one again', async () => {
    const { begin } = await withdrawUnanswered();
    expect(called('stop')).toEqual([{ sessionId: id }]);
    expect(called('chat_message')).toHaveLength(1);
    begin();
    await vi.waitFor(() => expect(called('stop')).toHaveLength(2));
  });

  it('stops its turn as it begins, though another was running when it was taken back', async () => {
    hear({ type: 'turn_started', eventId: 1, seq: 1, personaId: 'p', clientMessageId: 'other', message: 'Hm' });
    const { begin } = await withdrawUnanswered();
    expect(called('stop')).toEqual([]);
    hear({ ...reply, eventId: 2, clientMessageId: 'other' });
    begin();
    await vi.waitFor(() => expect(called('stop')).toEqual([{ sessionId: id }]));
  });

  it('stops nothing in the place of a turn that has ended', async () => {
    const { begin, clientMessageId } = await withdrawUnanswered();
    begin();
    hear({ ...reply, eventId: 11, clientMessageId });
    store().watch(id);
    await vi.waitFor(() => expect(store().history[id]?.status).toBe('ready'));
    expect(called('stop')).toHaveLength(1);
  });

  it('does not offer again on another connection what was taken back', async () => {
    store().watch(id);
    const { begin } = await withdrawUnanswered();
    begin();
    server.connect();
    await vi.waitFor(() => expect(called('join')).toHaveLength(2));
    await vi.waitFor(() => expect(called('stop')).toHaveLength(3));
    expect(called('chat_message')).toHaveLength(1);
  });

  it('stops what the page before this one may have sent', async () => {
    server.status = 'lost';
    let open: () => void = () => undefined;
    server.away = new Promise((resolve) => (open = resolve));
    const again = store().sendAgain([{ sessionId: id, at: '', message: { clientMessageId: 'm-withdrawn', personaId: 'p', message: 'Hello' } }]);
    expect(store().withdraw(id)).toBe('Hello');
    open();
    await again;
    expect(called('chat_message')).toEqual([]);
    expect(called('stop')).toEqual([{ sessionId: id }]);
  });

  it('stops no more what is wanted again', async () => {
    const { begin, clientMessageId } = await withdrawUnanswered();
    begin();
    await vi.waitFor(() => expect(called('stop')).toHaveLength(2));
    hear({ type: 'turn_failed', eventId: 11, seq: 1, clientMessageId, code: 'x', message: 'Down.', retryable: true });
    server.answers['chat_message'] = () => Promise.resolve({ seq: 1 });
    await store().retry(id, clientMessageId);
    expect(conversation().exchanges).toMatchObject([{ clientMessageId, status: 'waiting' }]);
    hear({ type: 'turn_started', eventId: 12, seq: 1, personaId: 'p', clientMessageId, message: 'Hello' });
    await Promise.resolve();
    expect(called('stop')).toHaveLength(2);
  });

  it('leaves to the server what is on its way to it', async () => {
    let take: () => void = () => undefined;
    const taken = new Promise<void>((resolve) => (take = resolve));
    server.answers['chat_message'] = () => taken.then(() => ({ seq: 1 }));
    const sending = store().send(id, 'p', 'Hello');
    expect(store().withdraw(id)).toBeNull();
    expect(conversation().exchanges).toMatchObject([{ status: 'sending' }]);
    take();
    await sending;
  });

  it('has nothing to take back once a message was taken', async () => {
    await store().send(id, 'p', 'Hello');
    server.status = 'lost';
    expect(store().withdraw(id)).toBeNull();
    expect(conversation().exchanges).toHaveLength(1);
  });
});

describe('stop', () => {
  it('says why it failed for as long as that reply comes, or until it is asked for again', async () => {
    await store().send(id, 'p', 'Hello');
    const { clientMessageId } = conversation().exchanges[0]!;
    hear({ type: 'turn_started', eventId: 1, seq: 1, personaId: 'p', clientMessageId, message: 'Hello' });
    server.answers['stop'] = () => Promise.reject(new ApiError(0, 'unreachable', 'Cut.'));
    await store().stop(id);
    expect(conversation().notStopped?.message).toBe('Cut.');
    server.answers['stop'] = () => new Promise(() => undefined);
    void store().stop(id);
    expect(conversation().notStopped).toBeNull();

    server.answers['stop'] = () => Promise.reject(new ApiError(0, 'unreachable', 'Cut.'));
    await store().stop(id);
    hear({ type: 'ai_delta', eventId: 2, seq: 1, index: 0, text: 'Hel' });
    expect(conversation().notStopped).not.toBeNull();
    hear({ type: 'ai_response', eventId: 3, seq: 1, personaId: 'p', clientMessageId, message: 'Hello.', createdAt: '', memories: [], degraded: [] });
    expect(conversation().notStopped).toBeNull();
  });
});

describe('a turn whose server ends in mid-reply', () => {
  const speak = async () => {
    store().watch(id);
    await store().send(id, 'p', 'Hello');
    const { clientMessageId } = conversation().exchanges[0]!;
    hear({ type: 'turn_started', eventId: 1, seq: 1, personaId: 'p', clientMessageId, message: 'Hello' });
    hear({ type: 'ai_delta', eventId: 2, seq: 1, index: 0, text: 'Half a ' });
    return clientMessageId;
  };

  it('is offered again under the same id once there is a connection, and begins from nothing', async () => {
    const clientMessageId = await speak();
    server.connect();
    await vi.waitFor(() => expect(called('chat_message')).toHaveLength(2));
    expect(called('chat_message')[1]).toEqual({ sessionId: id, clientMessageId, personaId: 'p', message: 'Hello' });
    expect(conversation().exchanges).toMatchObject([{ status: 'speaking', reply: 'Half a ' }]);
    hear({ type: 'turn_started', eventId: 90, seq: 1, personaId: 'p', clientMessageId, message: 'Hello' });
    hear({ type: 'ai_delta', eventId: 91, seq: 1, index: 0, text: 'Whole.' });
    expect(conversation().exchanges).toMatchObject([{ status: 'speaking', reply: 'Whole.' }]);
  });

  it('says so where it is refused, and waits for the next connection where that one breaks too', async () => {
    await speak();
    server.answers['chat_message'] = () => Promise.reject(new ApiError(0, 'unreachable', 'Cut.'));
    server.connect();
    await vi.waitFor(() => expect(called('chat_message')).toHaveLength(2));
    expect(conversation().exchanges).toMatchObject([{ status: 'speaking' }]);
    server.answers['chat_message'] = () => Promise.reject(new ApiError(503, 'overloaded', 'Too many.'));
    server.connect();
    await vi.waitFor(() => expect(conversation().exchanges).toMatchObject([{ status: 'failed', error: { message: 'Too many.' } }]));
  });

  it('is offered again when its talk is looked at again, though it was not on screen when the connection broke', async () => {
    const leave = store().watch(id);
    await store().send(id, 'p', 'Hello');
    leave();
    server.connect();
    store().watch(id);
    await vi.waitFor(() => expect(called('chat_message')).toHaveLength(2));
    expect(called('chat_message')[1]).toEqual(called('chat_message')[0]);
  });

  it('is not offered again once it is answered', async () => {
    const clientMessageId = await speak();
    hear({ type: 'ai_response', eventId: 3, seq: 1, personaId: 'p', clientMessageId, message: 'Done.', createdAt: '', memories: [], degraded: [] });
    server.connect();
    await vi.waitFor(() => expect(called('join')).toHaveLength(2));
    await Promise.resolve();
    expect(called('chat_message')).toHaveLength(1);
  });
});

describe('a message that is sent again for the page before', () => {
  const unanswered = [{ sessionId: id, at: '', message: { clientMessageId: 'm1', personaId: 'p', message: 'Hello' } }];
  const reply = { type: 'ai_response', eventId: 3, seq: 1, personaId: 'p', clientMessageId: 'm1', message: 'Hello.', createdAt: '', memories: [], degraded: [] };

  it('has its session watched until the reply is there, and no longer', async () => {
    await store().sendAgain(unanswered);
    expect(called('leave')).toEqual([]);
    hear(reply);
    await vi.waitFor(() => expect(called('leave')).toEqual([{ sessionId: id }]));
  });

  it('has it watched no longer where it is refused', async () => {
    server.answers['chat_message'] = () => Promise.reject(new ApiError(404, 'persona_unknown', 'Gone.'));
    await store().sendAgain(unanswered);
    await vi.waitFor(() => expect(called('leave')).toEqual([{ sessionId: id }]));
  });

  it('leaves a session watched that is looked at', async () => {
    await store().sendAgain(unanswered);
    store().watch(id);
    hear(reply);
    await vi.waitFor(() => expect(store().history[id]?.status).toBe('ready'));
    expect(called('leave')).toEqual([]);
  });
});
