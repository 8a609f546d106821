import { expect, it, vi } from 'vitest';
import type { Memory } from '../api/types';

const server = vi.hoisted(() => ({ arrivals: new Set<() => void>() }));

vi.mock('../hub/hub', () => ({
  hub: {
    onEachConnection: (begin: () => void) => {
      server.arrivals.add(begin);
      return () => server.arrivals.delete(begin);
    },
  },
}));

const { createMemoryList } = await import('./memoryListStore');

const memory = (id: string, text = id): Memory => ({ id, kind: 'said', text, sessionId: 's', seq: 1, at: '', pinned: false, importance: 0 });
const json = (body: unknown) => new Response(JSON.stringify(body));

/** Memories as the server keeps them, two a page. */
function keep(...kept: string[]) {
  const remembered = { all: kept.map((id) => memory(id)) };
  vi.stubGlobal('fetch', (path: string, { method }: RequestInit) => {
    const { pathname, searchParams } = new URL(path, 'http://x');
    const id = pathname.slice('/api/memories/'.length);
    if (method === 'DELETE') {
      // With `a` goes what was derived from it.
      remembered.all = remembered.all.filter((other) => other.id !== id && !(id === 'a' && other.id === 'derived'));
      return Promise.resolve(new Response(null, { status: 204 }));
    }
    if (method === 'PATCH') return Promise.resolve(json(memory(id, 'other words')));
    const from = Number(searchParams.get('cursor') ?? 0);
    const isMore = from + 2 < remembered.all.length;
    return Promise.resolve(json({ items: remembered.all.slice(from, from + 2), ...(isMore ? { nextCursor: String(from + 2) } : {}) }));
  });
}

async function read(...kept: string[]) {
  keep(...kept);
  const list = createMemoryList('p').getState;
  await list().read();
  return { list, ids: () => list().memories!.map(({ id }) => id) };
}

it('shows each once, however often more are asked for at once', async () => {
  const { list, ids } = await read('a', 'b', 'c', 'd', 'e');
  await Promise.all([list().readMore(), list().readMore(), list().readMore()]);
  expect([ids(), list().nextCursor]).toEqual([['a', 'b', 'c', 'd', 'e'], null]);
});

it('leaves out what is forgotten and what went with it, and keeps what else was shown', async () => {
  const { list, ids } = await read('a', 'b', 'derived', 'c', 'd', 'e');
  await list().readMore();
  await list().forget(memory('a'));
  expect(ids()).not.toContain('a');
  await vi.waitFor(() => expect(ids()).toEqual(['b', 'c', 'd', 'e']));
});

it('keeps the other words that came while it was read', async () => {
  const { list } = await read('a', 'b');
  const answering = fetch;
  const asked: (() => void)[] = [];
  vi.stubGlobal('fetch', async (path: string, init: RequestInit) => {
    if (init.method === 'GET') await new Promise<void>((resolve) => asked.push(resolve));
    return answering(path, init);
  });
  const reading = list().read();
  await vi.waitFor(() => expect(asked).toHaveLength(1));
  await list().edit(memory('a'), { text: 'other words' });
  asked[0]!();
  await reading;
  await vi.waitFor(() => expect(list().memories![0]!.text).toBe('other words'));
});

it('says why it cannot be read, and forgets that once it can', async () => {
  const { list } = await read('a');
  vi.stubGlobal('fetch', () => Promise.resolve(new Response(JSON.stringify({ detail: 'Away.' }), { status: 503 })));
  await list().read();
  expect([list().error, list().memories!.length]).toEqual(['Away.', 1]);
  keep('a', 'b');
  await list().read();
  expect([list().error, list().memories!.length]).toEqual([null, 2]);
});

it('is read again by itself once the server is back, as long as it is shown', async () => {
  vi.stubGlobal('fetch', () => Promise.resolve(new Response('{}', { status: 503 })));
  const list = createMemoryList('p').getState;
  const end = list().watch();
  await vi.waitFor(() => expect(list().error).not.toBeNull());
  keep('a');
  server.arrivals.forEach((begin) => begin());
  await vi.waitFor(() => expect(list().memories?.map(({ id }) => id)).toEqual(['a']));
  end();
  expect(server.arrivals.size).toBe(0);
});

it('waits no longer than it can bear for an answer that does not come, and never to forget', async () => {
  const { list, ids } = await read('a', 'b');
  const answering = fetch;
  const patience = new AbortController();
  vi.spyOn(AbortSignal, 'timeout').mockReturnValueOnce(patience.signal);
  vi.stubGlobal(
    'fetch',
    (_: string, { signal }: RequestInit) => new Promise((_, refuse) => signal!.addEventListener('abort', () => refuse(signal!.reason as Error))),
  );
  const hanging = list().read();
  await vi.waitFor(() => expect(AbortSignal.timeout).toHaveBeenCalled());
  vi.stubGlobal('fetch', answering);
  await list().forget(memory('b'));
  expect(ids()).toEqual(['a']);

  const next = list().read();
  patience.abort(new DOMException('', 'TimeoutError'));
  await hanging;
  expect(list().error).toBe('The server cannot be reached.');
  await next;
  expect([list().error, ids()]).toEqual([null, ['a']]);
});

it('reads what some words bring to mind in the order of the server, and again after something of it was forgotten', async () => {
  const asked: string[] = [];
  let found = [memory('old'), memory('new')];
  vi.stubGlobal('fetch', (path: string, { method }: RequestInit) => {
    if (method === 'DELETE') {
      found = found.slice(1);
      return Promise.resolve(new Response(null, { status: 204 }));
    }
    asked.push(new URL(path, 'http://x').searchParams.get('query')!);
    return Promise.resolve(json({ items: found }));
  });
  const list = createMemoryList('p', 'a boat & its name').getState;
  await list().read();
  expect([list().memories!.map(({ id }) => id), list().nextCursor]).toEqual([['old', 'new'], null]);
  await list().forget(memory('old'));
  await vi.waitFor(() => expect(asked).toHaveLength(2));
  expect(list().memories!.map(({ id }) => id)).toEqual(['new']);
  expect(asked[0]).toBe('a boat & its name');
});

it('says why a search failed, and finds once it is asked again', async () => {
  vi.stubGlobal('fetch', () => Promise.resolve(new Response('{"detail":"The memory is away."}', { status: 503 })));
  const list = createMemoryList('p', 'boat').getState;
  await list().read();
  expect([list().error, list().memories]).toEqual(['The memory is away.', null]);
  keep('boat');
  await list().read();
  expect([list().error, list().memories!.map(({ id }) => id)]).toEqual([null, ['boat']]);
});
