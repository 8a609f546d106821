import { beforeEach, describe, expect, it, vi } from 'vitest';
import { ApiError } from '../api/problem';
import { json, keep, server, turn } from './testing/server';

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

describe('watch', () => {
  it('reads by itself the history that could not be read, once there is a connection again', async () => {
    keep(() => json(503, { detail: 'Down.' }));
    store().watch(id);
    await vi.waitFor(() => expect(store().history[id]).toEqual({ status: 'failed', error: 'Down.' }));
    keep(() => json(200, { items: [turn(1)] }));
    server.connect();
    await vi.waitFor(() => expect(store().history[id]).toEqual({ status: 'ready', error: null }));
    expect(conversation().exchanges).toHaveLength(1);
  });

  it('joins, reads the history, and leaves again; a session that nobody has spoken in is empty', async () => {
    const leave = store().watch(id);
    await vi.waitFor(() => expect(store().history[id]).toEqual({ status: 'ready', error: null }));
    expect(conversation().exchanges).toEqual([]);
    expect(called('join')).toEqual([{ sessionId: id }]);
    leave();
    await vi.waitFor(() => expect(called('leave')).toEqual([{ sessionId: id }]));
  });

  it('leaves after a join that is still under way', async () => {
    let joined: (answer: object) => void = () => undefined;
    server.answers['join'] = () => new Promise((resolve) => (joined = resolve));
    const leave = store().watch(id);
    await vi.waitFor(() => expect(called('join')).toHaveLength(1));
    leave();
    await Promise.resolve();
    expect(called('leave')).toEqual([]);
    joined({ eventId: 0, complete: true });
    await vi.waitFor(() => expect(called('leave')).toHaveLength(1));
  });

  it('joins again by itself where the server was busy', async () => {
    let refusals = 1;
    server.answers['join'] = () =>
      refusals-- > 0 ? Promise.reject(new ApiError(503, 'unavailable', 'Busy.')) : Promise.resolve({ eventId: 3, complete: true });
    store().watch(id);
    await vi.waitFor(() => expect(called('join')).toHaveLength(2), 3000);
  });

  it('joins again on each connection from where it was, and fills what the events did not tell', async () => {
    store().watch(id);
    await vi.waitFor(() => expect(store().history[id]?.status).toBe('ready'));
    hear({ type: 'presence', eventId: 7, online: 1 });
    keep(() => json(200, { items: [turn(2), turn(1)] }));
    server.answers['join'] = () => Promise.resolve({ eventId: 40, complete: false });
    server.connect();
    await vi.waitFor(() => expect(conversation().exchanges.map(({ reply }) => reply)).toEqual(['Reply 1', 'Reply 2']));
    expect(called('join').at(-1)).toEqual({ sessionId: id, after: 7 });
  });

  it('asks once for a gap, and takes what comes twice only once', async () => {
    store().watch(id);
    await vi.waitFor(() => expect(store().history[id]?.status).toBe('ready'));
    hear({ type: 'turn_started', eventId: 1, seq: 1, personaId: 'p', clientMessageId: 'm1', message: 'Hello' });
    hear({ type: 'ai_delta', eventId: 2, seq: 1, index: 0, text: 'One ' });
    hear({ type: 'ai_delta', eventId: 4, seq: 1, index: 2, text: 'three.' });
    hear({ type: 'ai_delta', eventId: 4, seq: 1, index: 2, text: 'three.' });
    await vi.waitFor(() => expect(called('join')).toHaveLength(2));
    expect(called('join').at(-1)).toEqual({ sessionId: id, after: 2 });
    hear({ type: 'ai_delta', eventId: 3, seq: 1, index: 1, text: 'two ' });
    expect(conversation().exchanges[0]!.reply).toBe('One two three.');
  });

  it('says why the history cannot be read, and reads older turns before the oldest', async () => {
    keep(() => json(503, { detail: 'Down.' }));
    store().watch(id);
    await vi.waitFor(() => expect(store().history[id]).toEqual({ status: 'failed', error: 'Down.' }));
    const asked = keep((before) => json(200, before ? { items: [turn(1)] } : { items: [turn(2)], nextBefore: 2 }));
    await store().readNewest(id);
    await store().readOlder(id);
    await store().readOlder(id);
    expect(conversation().exchanges.map(({ seq }) => seq)).toEqual([1, 2]);
    expect(asked).toHaveLength(2);
  });
});

describe('readOlder', () => {
  const failToReadOlder = async () => {
    keep((before) => (before ? json(503, { detail: 'Down.' }) : json(200, { items: [turn(3), turn(2)], nextBefore: 2 })));
    await store().readNewest(id);
    await store().readOlder(id);
    expect(store().history[id]).toMatchObject({ status: 'failed', error: 'Down.' });
    return keep((before) => json(200, before ? { items: [turn(1)] } : { items: [turn(3), turn(2)], nextBefore: 2 }));
  };

  it.each([
    ['when it is asked for again', () => store().readAgain(id)],
    ['when the top comes near again', () => store().readOlder(id)],
  ])('reads what failed, and nothing else, %s', async (_, again) => {
    const asked = await failToReadOlder();
    await again();
    expect(conversation().exchanges.map(({ seq }) => seq)).toEqual([1, 2, 3]);
    expect([asked.length, store().history[id]?.status]).toEqual([1, 'ready']);
  });

  it('reads the newest first where those could not be read', async () => {
    await failToReadOlder();
    keep(() => json(503, { detail: 'Down.' }));
    await store().readNewest(id);
    const asked = keep(() => json(200, { items: [turn(4), turn(3)], nextBefore: 3 }));
    await store().readOlder(id);
    expect(asked.map((path) => path.includes('before'))).toEqual([false]);
    expect(conversation().exchanges.map(({ seq }) => seq)).toEqual([2, 3, 4]);
  });

  it('takes nothing of a page that no longer joins on to what is shown', async () => {
    keep((before) => json(200, before ? { items: [turn(1)] } : { items: [turn(3), turn(2)], nextBefore: 2 }));
    await store().readNewest(id);
    let answer: (page: Response) => void = () => undefined;
    vi.stubGlobal('fetch', () => new Promise<Response>((resolve) => (answer = resolve)));
    const older = store().readOlder(id);
    keep(() => json(200, { items: [turn(31), turn(30)], nextBefore: 30 }));
    await store().readNewest(id);
    answer(json(200, { items: [turn(1)] }));
    await older;
    expect(conversation().exchanges.map(({ seq }) => seq)).toEqual([30, 31]);
    expect(conversation().olderBefore).toBe(30);
  });
});

describe('typing', () => {
  it('takes its own echo for nothing, and another device’s for news', () => {
    store().tellTyping(id, true);
    hear({ type: 'typing', eventId: 1, userId: 'me', isTyping: true });
    expect(conversation().someoneIsTyping).toBe(false);
    store().tellTyping(id, false);
    hear({ type: 'typing', eventId: 2, userId: 'me', isTyping: true });
    expect(conversation().someoneIsTyping).toBe(true);
  });
});
