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

/** A time without a connection, which ends when it opens, or when a call has waited for it too long. */
function beAway() {
  let open: () => void = () => undefined;
  let giveUp: () => void = () => undefined;
  server.status = 'lost';
  server.away = new Promise((resolve, reject) => {
    open = resolve;
    giveUp = () => reject(new ApiError(0, 'unreachable', 'Waited too long.'));
  });
  return { open, giveUp };
}

/** Says something that waits too long each time it is tried, and stays unsent. */
async function waitInVain(...messages: readonly string[]) {
  const { giveUp } = beAway();
  giveUp();
  await Promise.all(messages.map((message) => store().send(id, 'p', message)));
}

const haveWaited = (calls: number) => vi.waitFor(() => expect(server.waited).toBe(calls));
const wordsSent = () => called('chat_message').map(({ message }) => message);

describe('messages that are said one after the other without a connection', () => {
  it('go out in that order, though the first has waited too long and waits anew', async () => {
    const first = beAway();
    const sending = [store().send(id, 'p', 'One')];
    await haveWaited(1);
    const then = beAway();
    sending.push(store().send(id, 'p', 'Two'));
    first.giveUp();
    await vi.waitFor(() => expect(server.waited).toBeGreaterThan(1));
    then.open();
    await Promise.all(sending);
    expect(wordsSent()).toEqual(['One', 'Two']);
  });

  it('go out before what is said while the first of them is on its way', async () => {
    const accepted: (() => void)[] = [];
    server.answers['chat_message'] = () => new Promise((resolve) => accepted.push(() => resolve({ seq: accepted.length })));
    await waitInVain('One', 'Two');
    server.away = null;
    server.status = 'connected';
    server.connect();
    await vi.waitFor(() => expect(accepted).not.toHaveLength(0));
    const sending = store().send(id, 'p', 'Three');
    for (let i = 0; i < 3; i++) {
      await vi.waitFor(() => expect(accepted.length).toBeGreaterThan(i));
      accepted[i]!();
    }
    await sending;
    expect(wordsSent()).toEqual(['One', 'Two', 'Three']);
  });

  it('stop nothing when they are taken back without having gone out', async () => {
    await waitInVain('Hello');
    expect(conversation().exchanges).toMatchObject([{ status: 'sending' }]);
    const { open } = beAway();
    const before = server.waited;
    server.connect();
    await haveWaited(before + 1);
    expect(store().withdraw(id)).toBe('Hello');
    open();
    // All that follows from it has followed before what is timed.
    await new Promise((resolve) => setTimeout(resolve));
    expect(wordsSent()).toEqual([]);
    expect(called('stop')).toEqual([]);
  });
});
