import { beforeEach, describe, expect, it, vi } from 'vitest';

interface Server {
  events: Map<string, (event: object) => void>;
  connect(): void;
}

const server = vi.hoisted((): Server => ({ events: new Map(), connect: () => undefined }));

vi.mock('../hub/hub', () => ({
  hub: {
    on: (name: string, listener: (event: object) => void) => server.events.set(name, listener),
    onEachConnection: (begin: () => void) => (server.connect = begin),
  },
}));

const { useSessionList } = await import('./sessionListStore');

const session = (id: string) => ({ id, personaIds: ['p'], title: id, turns: 1, createdAt: '', lastAt: '' });
const hear = (name: string) => server.events.get(name)!({});
const list = () => useSessionList.getState();
const ids = () => list().items.map((item) => item.id);

function serve(answer: (path: string) => Response): string[] {
  const asked: string[] = [];
  vi.stubGlobal('fetch', (path: string) => {
    asked.push(path);
    return Promise.resolve(answer(path));
  });
  return asked;
}

const page = (...items: string[]) => new Response(JSON.stringify({ items: items.map(session) }));

beforeEach(() => useSessionList.setState({ status: 'idle', items: [], nextCursor: null, error: null }));

describe('useSessionList', () => {
  it('reads the newest, then older ones', async () => {
    serve((path) =>
      path.includes('cursor=') ? page('old') : new Response(JSON.stringify({ items: [session('new')], nextCursor: 'c 1' })),
    );
    await list().load();
    expect([list().status, ids()]).toEqual(['ready', ['new']]);
    await list().loadMore();
    expect([list().nextCursor, ids()]).toEqual([null, ['new', 'old']]);
  });

  it('says why it failed, and forgets that once it succeeds', async () => {
    serve(() => new Response(JSON.stringify({ detail: 'Down.' }), { status: 503 }));
    await list().load();
    expect([list().status, list().error]).toEqual(['failed', 'Down.']);
    serve(() => page('a'));
    await list().load();
    expect([list().status, list().error, ids()]).toEqual(['ready', null, ['a']]);
  });

  it('reads again when a reply is complete, wherever it was asked for, and not before anybody looks', async () => {
    const asked = serve(() => page('a'));
    hear('ai_response');
    expect(asked).toHaveLength(0);
    await list().load();
    hear('ai_delta');
    hear('ai_response');
    await vi.waitFor(() => expect(asked).toHaveLength(2));
  });

  it('reads again on each connection, and not before anybody looks', async () => {
    const asked = serve(() => page('a'));
    server.connect();
    expect(asked).toHaveLength(0);
    useSessionList.setState({ status: 'failed', error: 'Down.' });
    server.connect();
    await vi.waitFor(() => expect([list().status, list().error, ids()]).toEqual(['ready', null, ['a']]));
  });

  it('keeps the older ones that were read when the newest are read anew, each once', async () => {
    const spokenIn = (id: string, lastAt: string) => ({ ...session(id), lastAt });
    let newest = [spokenIn('a', '4'), spokenIn('b', '3')];
    serve((path) => {
      const page = path.includes('cursor=to-b')
        ? { items: [spokenIn('c', '2'), spokenIn('d', '1')], nextCursor: 'to-d' }
        : { items: newest, nextCursor: 'to-b' };
      return new Response(JSON.stringify(page));
    });
    await list().load();
    await list().loadMore();
    newest = [spokenIn('d', '5'), spokenIn('a', '4')];
    hear('ai_response');
    await vi.waitFor(() => expect(ids()).toEqual(['d', 'a', 'b', 'c']));
    expect(list().nextCursor).toBe('to-d');
  });

  it('shows each once, however reading on and reading anew mix', async () => {
    serve((path) =>
      path.includes('cursor=') ? page('b', 'old') : new Response(JSON.stringify({ items: [session('a'), session('b')], nextCursor: 'c' })),
    );
    await list().load();
    await Promise.all([list().loadMore(), list().load(), list().loadMore()]);
    expect([ids(), list().nextCursor]).toEqual([['a', 'b', 'old'], null]);
  });

  it('does not show again what is deleted while the list is read', async () => {
    serve(() => page('a', 'b'));
    await list().load();
    const asked: ((page: Response) => void)[] = [];
    vi.stubGlobal('fetch', () => new Promise<Response>((resolve) => asked.push(resolve)));
    const reading = list().load();
    await vi.waitFor(() => expect(asked).toHaveLength(1));
    serve(() => new Response(null, { status: 204 }));
    await list().remove('a');
    asked[0]!(page('a', 'b'));
    await reading;
    await vi.waitFor(() => expect(ids()).toEqual(['b']));
  });

  it('keeps a conversation whose deletion is refused', async () => {
    serve(() => page('a', 'b'));
    await list().load();
    serve(() => new Response('{}', { status: 503 }));
    await expect(list().remove('a')).rejects.toThrow();
    expect(ids()).toEqual(['a', 'b']);
    serve(() => new Response(null, { status: 204 }));
    await list().remove('a');
    expect(ids()).toEqual(['b']);
  });
});
