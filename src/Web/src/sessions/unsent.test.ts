import { beforeEach, describe, expect, it, vi } from 'vitest';
import { ApiError } from '../api/problem';
import { server } from './testing/server';

vi.mock('../hub/hub', async () => (await import('./testing/server')).standIn);

const { useConversations } = await import('./conversationStore');

const id = 's1';
const store = () => useConversations.getState();
const conversation = () => store().conversations[id]!;
const { called } = server;

beforeEach(() => {
  server.begin();
  useConversations.setState({ conversations: {}, history: {}, open: new Set() });
});

describe('a message that cannot go out for want of a connection', () => {
  beforeEach(() => {
    server.status = 'lost';
    server.answers['chat_message'] = () => Promise.reject(new ApiError(0, 'unreachable', 'Cut.'));
  });

  it('waits for the next connection, and goes out with it, also where its talk is no longer looked at', async () => {
    await store().send(id, 'p', 'Hello');
    expect(conversation().exchanges).toMatchObject([{ status: 'sending', error: null }]);
    const before = called('chat_message').length;
    server.answers['chat_message'] = () => Promise.resolve({ seq: 1 });
    server.status = 'connected';
    server.connect();
    await vi.waitFor(() => expect(conversation().exchanges).toMatchObject([{ status: 'waiting', seq: 1 }]));
    expect(called('chat_message')).toHaveLength(before + 1);
    expect(new Set(called('chat_message').map((request) => request['clientMessageId'])).size).toBe(1);
  });

  it('goes out after what was said before it', async () => {
    await Promise.all([store().send(id, 'p', 'One'), store().send(id, 'p', 'Two')]);
    server.calls = [];
    server.answers['chat_message'] = () => Promise.resolve({ seq: called('chat_message').length });
    server.status = 'connected';
    server.connect();
    await vi.waitFor(() => expect(conversation().exchanges.map(({ status }) => status)).toEqual(['waiting', 'waiting']));
    expect(called('chat_message').map(({ message }) => message)).toEqual(['One', 'Two']);
  });

  it('can be taken back while it waits, and does not go out then', async () => {
    await store().send(id, 'p', 'Hello');
    expect(store().withdraw(id)).toBe('Hello');
    server.calls = [];
    server.status = 'connected';
    server.connect();
    await Promise.resolve();
    expect(called('chat_message')).toEqual([]);
  });

  it('goes out once, where it is still on its way as the connection opens', async () => {
    let open: () => void = () => undefined;
    server.away = new Promise((resolve) => (open = resolve));
    server.answers['chat_message'] = () => Promise.resolve({ seq: 1 });
    const sending = store().send(id, 'p', 'Hello');
    server.status = 'connected';
    server.connect();
    open();
    await sending;
    expect(called('chat_message')).toHaveLength(1);
  });
});
