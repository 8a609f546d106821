import { beforeEach, describe, expect, it, vi } from 'vitest';
import { ApiError } from '../api/problem';

interface Server {
  calls: { method: string; argument: Record<string, unknown> }[];
  answers: Record<string, (argument: Record<string, unknown>) => Promise<unknown>>;
  events: Map<string, (event: object) => void>;
  connect(): void;
}

const server = vi.hoisted((): Server => ({ calls: [], answers: {}, events: new Map(), connect: () => undefined }));

vi.mock('../hub/hub', () => ({
  useConnection: { getState: () => ({ status: 'connected' }) },
  hub: {
    on: (name: string, listener: (event: object) => void) => server.events.set(name, listener),
    onEachConnection: (begin: () => void) => (server.connect = begin),
    call: (method: string, argument: Record<string, unknown>) => {
      server.calls.push({ method, argument });
      return server.answers[method]?.(argument) ?? Promise.resolve(undefined);
    },
  },
}));

const { useConversations } = await import('./conversationStore');

const id = 's1';
const store = () => useConversations.getState();
const conversation = () => store().conversations[id]!;
const called = (method: string) => server.calls.filter((call) => call.method === method).map((call) => call.argument);
const json = (status: number, body: object) => new Response(JSON.stringify(body), { status });
const hear = ({ type, ...event }: { type: string } & Record<string, unknown>) => server.events.get(type)!({ sessionId: id, ...event });

const turn = (seq: number) => ({
  seq,
  personaId: 'p',
  userMessage: `Said ${seq}`,
  aiResponse: `Reply ${seq}`,
  traits: [],
  createdAt: '2026-01-01T00:00:00Z',
  clientMessageId: `m${seq}`,
  suggestedActions: [],
  memories: [],
  model: 'offline',
  degraded: [],
});

/** The history as the server keeps it; notes what is asked of it. */
function keep(page: (before: string | null) => Response): string[] {
  const asked: string[] = [];
  vi.stubGlobal('fetch', (path: string) => {
    asked.push(path);
    return Promise.resolve(page(new URL(path, 'http://x').searchParams.get('before')));
  });
  return asked;
}

beforeEach(() => {
  server.calls = [];
  server.answers = { join: () => Promise.resolve({ eventId: 0, complete: true }), chat_message: () => Promise.resolve({ seq: 1 }) };
  useConversations.setState({ conversations: {}, history: {}, open: new Set() });
  keep(() => json(404, { code: 'session_unknown' }));
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
