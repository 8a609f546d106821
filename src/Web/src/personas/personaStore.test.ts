import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Persona, Trait } from '../api/types';
import type { TraitChangedEvent } from './traitChanges';

const server = vi.hoisted((): { change(event: unknown): void; connect(): void } => ({ change: () => undefined, connect: () => undefined }));

vi.mock('../hub/hub', () => ({
  hub: {
    on: (_: string, listener: (event: unknown) => void) => (server.change = listener),
    onEachConnection: (begin: () => void) => (server.connect = begin),
  },
}));

const { usePersonas } = await import('./personaStore');

const wit = (intensity: number): Trait => ({ id: 'wit', name: 'Wit', description: '', intensity, baseline: 0.5, inherited: false });
const persona = (id: string, version = 1): Persona => ({ id, name: id, description: '', color: '#000000', traits: [wit(0.5)], version });
const store = () => usePersonas.getState();
const change = (event: Partial<TraitChangedEvent>) => server.change({ personaId: 'p', version: 2, trait: wit(0.8), ...event });

function serve(answer: (path: string, method: string) => object | number): void {
  vi.stubGlobal('fetch', (path: string, { method }: RequestInit) => {
    const body = answer(path, method ?? 'GET');
    return Promise.resolve(typeof body === 'number' ? new Response(body === 204 ? null : '{}', { status: body }) : new Response(JSON.stringify(body)));
  });
}

beforeEach(() => usePersonas.setState({ status: 'idle', error: null, personas: {}, samples: {}, removed: [] }));

describe('load', () => {
  it('reads by itself what failed, once there is a connection again', async () => {
    serve(() => 503);
    await store().load();
    expect(store().status).toBe('failed');
    serve(() => ({ items: [persona('a')] }));
    server.connect();
    await vi.waitFor(() => expect(Object.keys(store().personas)).toEqual(['a']));
    expect([store().status, store().error]).toEqual(['ready', null]);
  });

  it('reads all pages', async () => {
    serve((path) => (path.includes('cursor=next') ? { items: [persona('b')] } : { items: [persona('a')], nextCursor: 'next' }));
    await store().load();
    expect([store().status, Object.keys(store().personas)]).toEqual(['ready', ['a', 'b']]);
  });

  it('has each page there as soon as it comes', async () => {
    let answer!: (response: Response) => void;
    vi.stubGlobal('fetch', (path: string) =>
      path.includes('cursor=next')
        ? new Promise<Response>((resolve) => (answer = resolve))
        : Promise.resolve(new Response(JSON.stringify({ items: [persona('a')], nextCursor: 'next' }))),
    );
    const reading = store().load();
    await vi.waitFor(() => expect(Object.keys(store().personas)).toEqual(['a']));
    expect(store().status).toBe('loading');
    await vi.waitFor(() => expect(answer).toBeDefined());
    answer(new Response(JSON.stringify({ items: [persona('b')] })));
    await reading;
    expect([store().status, Object.keys(store().personas)]).toEqual(['ready', ['a', 'b']]);
  });

  it('reads anew with each connection after the first, and keeps who was found by an address', async () => {
    server.connect();
    serve((path) => (path.includes('?') ? { items: [persona('a'), persona('gone')] } : persona('unlisted')));
    await store().find('unlisted');
    await store().load();
    serve(() => ({ items: [persona('a'), persona('new')] }));
    server.connect();
    await vi.waitFor(() => expect(Object.keys(store().personas).sort()).toEqual(['a', 'new', 'unlisted']));
  });

  it('keeps the list it had where it cannot read it anew', async () => {
    serve(() => ({ items: [persona('a')] }));
    await store().load();
    serve(() => 503);
    await store().load();
    expect([store().status, Object.keys(store().personas)]).toEqual(['ready', ['a']]);
  });

  it('keeps whom it heard of while it read', async () => {
    serve(() => {
      store().put(persona('made'));
      return { items: [persona('a')] };
    });
    await store().load();
    expect(Object.keys(store().personas).sort()).toEqual(['a', 'made']);
  });

  it('drops whom the list no longer holds, unless that is not all of it', async () => {
    store().take([persona('a'), persona('gone')]);
    serve(() => ({ items: [persona('a')], nextCursor: 'more' }));
    await store().load();
    expect(Object.keys(store().personas)).toEqual(['a', 'gone']);
    serve(() => ({ items: [persona('a')] }));
    await store().load();
    expect(Object.keys(store().personas)).toEqual(['a']);
  });

  it('keeps whom it heard of while it read, though it knew them before', async () => {
    store().put(persona('p'));
    serve(() => {
      change({});
      return { items: [] };
    });
    await store().load();
    expect(Object.keys(store().personas)).toEqual(['p']);
  });

  it('brings nobody back who was deleted while it read, but whom somebody else restored since', async () => {
    store().take([persona('p'), persona('q')]);
    serve(() => 204);
    await store().remove('q');
    let answer!: (response: Response) => void;
    vi.stubGlobal('fetch', (_: string, { method }: RequestInit) =>
      method === 'DELETE' ? Promise.resolve(new Response(null, { status: 204 })) : new Promise<Response>((resolve) => (answer = resolve)),
    );
    const reading = store().load();
    await store().remove('p');
    answer(new Response(JSON.stringify({ items: [persona('p'), persona('q')] })));
    await reading;
    expect(Object.keys(store().personas)).toEqual(['q']);
  });

  it('says why it failed', async () => {
    serve(() => 503);
    await store().load();
    expect(store()).toMatchObject({ status: 'failed', error: 'The server answered 503.' });
  });
});

describe('trait_changed', () => {
  beforeEach(() => void store().put(persona('p')));

  it('moves the trait and its history; what is older or of nobody known changes nothing', () => {
    change({});
    change({ version: 1, trait: wit(0.1) });
    change({ personaId: 'nobody' });
    expect(store().personas['p']).toMatchObject({ version: 2, traits: [{ intensity: 0.8 }] });
    expect(store().samples['p/wit']!.map(({ intensity }) => intensity)).toEqual([0.5, 0.8]);
    expect(Object.keys(store().personas)).toEqual(['p']);
  });

  it('takes a removed trait away with its history', () => {
    change({});
    change({ version: 3, removed: true });
    expect([store().personas['p']!.traits, store().samples]).toEqual([[], {}]);
  });

  it('joins what is recorded with what was heard since', async () => {
    change({ version: 3, trait: wit(0.9) });
    serve(() => ({
      items: [
        { version: 3, at: '2026-01-01T00:00:02Z', kind: 'changed', reason: '', moves: [{ traitId: 'wit', from: 0.6, to: 0.9 }] },
        { version: 2, at: '2026-01-01T00:00:01Z', kind: 'changed', reason: '', moves: [{ traitId: 'wit', from: 0.5, to: 0.6 }] },
      ],
    }));
    await store().recordings('p', new AbortController().signal);
    expect(store().samples['p/wit']!.map(({ intensity }) => intensity)).toEqual([0.5, 0.6, 0.9]);
  });
});

describe('an answer that an event overtakes', () => {
  const calm = (intensity: number): Trait => ({ ...wit(intensity), id: 'calm' });
  const intensities = () => store().personas['p']!.traits.map(({ id, intensity }) => [id, intensity]);

  it.each([
    ['of a change of another trait', () => ({ personaId: 'p', version: 2, trait: calm(0.1) }), () => store().changeTrait({ personaId: 'p', traitId: 'calm', action: 'set', intensity: 0.1 })],
    ['of an edit', () => ({ ...persona('p', 2), traits: [wit(0.5), calm(0.1)] }), () => store().edit('p', {})],
    ['of all personas', () => ({ items: [{ ...persona('p', 2), traits: [wit(0.5), calm(0.1)] }] }), () => store().load()],
  ])('loses nobody’s change: %s', async (_, answer, ask) => {
    store().put({ ...persona('p'), traits: [wit(0.5), calm(0.5)] });
    serve(() => {
      change({ version: 3 });
      return answer();
    });
    await ask();
    expect(intensities()).toEqual([['wit', 0.8], ['calm', 0.1]]);
    expect(store().personas['p']!.version).toBe(3);
  });
});

describe('remove and restore', () => {
  it('keep what was removed at hand, each once, and put it back', async () => {
    store().put(persona('p'));
    serve((path, method) => {
      if (method === 'DELETE') return 204;
      return path.includes('deleted=true') ? { items: [persona('p'), persona('q')] } : persona('p', 5);
    });
    await store().remove('p');
    await store().findRemoved(new AbortController().signal);
    expect([Object.keys(store().personas), store().removed.map(({ id }) => id)]).toEqual([[], ['p', 'q']]);
    await store().restore('p');
    expect([store().personas['p']!.version, store().removed.map(({ id }) => id)]).toEqual([5, ['q']]);
  });

  it('leave a persona where it is when that is refused', async () => {
    store().put(persona('p'));
    serve(() => 403);
    await expect(store().remove('p')).rejects.toMatchObject({ status: 403 });
    expect(Object.keys(store().personas)).toEqual(['p']);
  });
});
