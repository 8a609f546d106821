import { beforeEach, describe, expect, it, vi } from 'vitest';

interface Hub {
  sent: Record<string, unknown>[];
  answer(): Promise<unknown>;
  hear(event: unknown): void;
}

const hub = vi.hoisted((): Hub => ({ sent: [], answer: () => new Promise(() => undefined), hear: () => undefined }));

vi.mock('../hub/hub', () => ({
  onSessionEvent: (listener: (event: unknown) => void) => (hub.hear = listener),
  onEachConnection: () => undefined,
  callHub: (_: string, argument: Record<string, unknown>) => {
    hub.sent.push(argument);
    return hub.answer();
  },
}));

const stored = new Map<string, string>();

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
  await vi.waitFor(() => expect(hub.sent).toHaveLength(1));
  return { page, sent: hub.sent.pop()! };
}

beforeEach(() => {
  stored.clear();
  vi.stubGlobal('sessionStorage', {
    getItem: (key: string) => stored.get(key) ?? null,
    setItem: (key: string, value: string) => stored.set(key, value),
    removeItem: (key: string) => stored.delete(key),
  });
  hub.sent = [];
  hub.answer = () => new Promise(() => undefined);
});

describe('a page that is loaded anew before a reply has come', () => {
  it('sends the message again under the same id, until the reply is there', async () => {
    const { sent } = await speak();
    hub.answer = () => Promise.resolve({ seq: 7 });
    const page = await load();
    await vi.waitFor(() => expect(page().conversations['s1']?.exchanges).toMatchObject([{ status: 'waiting', seq: 7, userMessage: 'Hello' }]));
    expect(hub.sent).toEqual([sent]);

    const reply = { personaId: 'p', message: 'Hello.', createdAt: '', memories: [], degraded: [] };
    hub.hear({ type: 'ai_response', sessionId: 's1', eventId: 3, seq: 7, clientMessageId: sent['clientMessageId'], ...reply });
    expect((await load())().conversations).toEqual({});
  });

  it('says nothing in the name of somebody else', async () => {
    await speak();
    expect((await load('another'))().conversations).toEqual({});
    expect(hub.sent).toEqual([]);
  });

  it('does not make a conversation anew that was deleted', async () => {
    const { page } = await speak();
    page().forget('s1');
    expect((await load())().conversations).toEqual({});
    expect(hub.sent).toEqual([]);
  });
});
