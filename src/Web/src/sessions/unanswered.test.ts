import { beforeEach, describe, expect, it, vi } from 'vitest';
import { stubStorage } from '../shared/testing/storage';

interface Server {
  sent: Record<string, unknown>[];
  answer(): Promise<unknown>;
  events: Map<string, (event: object) => void>;
}

const server = vi.hoisted((): Server => ({ sent: [], answer: () => new Promise(() => undefined), events: new Map() }));

vi.mock('../hub/hub', () => ({
  hub: {
    on: (name: string, listener: (event: object) => void) => server.events.set(name, listener),
    onEachConnection: () => undefined,
    call: (_: string, argument: Record<string, unknown>) => {
      server.sent.push(argument);
      return server.answer();
    },
  },
}));

/** The page as it begins: with nothing in mind but what its tab has stored. */
async function load(userId = 'me') {
  vi.resetModules();
  const { useAuth } = await import('../auth/authStore');
  useAuth.setState({ identity: { userId, roles: [], expiresAt: 0, isGuest: true } });
  return (await import('./conversationStore')).useConversations.getState;
}

/** Says something that is never answered. Returns what was sent. */
async function speak() {
  const page = await load();
  void page().send('s1', 'p', 'Hello');
  await vi.waitFor(() => expect(server.sent).toHaveLength(1));
  return { page, sent: server.sent.pop()! };
}

beforeEach(() => {
  stubStorage('sessionStorage');
  server.sent = [];
  server.answer = () => new Promise(() => undefined);
});

describe('a page that is loaded anew before a reply has come', () => {
  it('sends the message again under the same id, until the reply is there', async () => {
    const { sent } = await speak();
    server.answer = () => Promise.resolve({ seq: 7 });
    const page = await load();
    await vi.waitFor(() => expect(page().conversations['s1']?.exchanges).toMatchObject([{ status: 'waiting', seq: 7, userMessage: 'Hello' }]));
    expect(server.sent).toEqual([sent]);

    const reply = { personaId: 'p', message: 'Hello.', createdAt: '', memories: [], degraded: [] };
    server.events.get('ai_response')!({ sessionId: 's1', eventId: 3, seq: 7, clientMessageId: sent['clientMessageId'], ...reply });
    expect((await load())().conversations).toEqual({});
  });

  it('shows what had failed as it was, where it stood, and tries it again when asked to', async () => {
    const { ApiError } = await import('../api/problem');
    server.answer = () => Promise.reject(new ApiError(503, 'overloaded', 'Too many.'));
    const before = await load();
    await before().send('s1', 'p', 'Hello');
    const { clientMessageId } = before().conversations['s1']!.exchanges[0]!;
    server.sent = [];
    const page = await load();
    expect(page().conversations['s1']?.exchanges).toMatchObject([
      { clientMessageId, status: 'failed', userMessage: 'Hello', place: 1, error: { message: 'Too many.', retryable: true } },
    ]);
    expect(server.sent).toEqual([]);
    server.answer = () => Promise.resolve({ seq: 7 });
    await page().retry('s1', clientMessageId);
    expect(page().conversations['s1']?.exchanges).toMatchObject([{ status: 'waiting', seq: 7 }]);
  });

  it('says nothing in the name of somebody else', async () => {
    await speak();
    expect((await load('another'))().conversations).toEqual({});
    expect(server.sent).toEqual([]);
  });

  it('does not make a conversation anew that was deleted', async () => {
    const { page } = await speak();
    page().forget('s1');
    expect((await load())().conversations).toEqual({});
    expect(server.sent).toEqual([]);
  });
});
