import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { http, useAuth } from './authStore';
import { createInTurn } from '../shared/inTurn';
import { stubStorage } from '../shared/testing/storage';

const token = (claims: object) => `e30.${btoa(JSON.stringify(claims)).replace(/=/g, '')}.x`;
const future = Math.floor(Date.now() / 1000) + 3600;
const auth = () => useAuth.getState();
let kept = new Map<string, string>();

function serve(status: number, body: object): void {
  vi.stubGlobal('fetch', () => Promise.resolve(new Response(JSON.stringify(body), { status })));
}

beforeEach(() => {
  kept = stubStorage('localStorage');
  useAuth.setState({ status: 'entering', token: null, identity: null, error: null });
});

afterEach(() => vi.unstubAllGlobals());

describe('enter', () => {
  it('becomes a guest, and keeps the token for the next visit', async () => {
    serve(200, { accessToken: token({ sub: 'guest-1', exp: future, roles: ['admin'] }) });
    await auth().enter();
    expect(auth()).toMatchObject({ status: 'in', identity: { userId: 'guest-1', isGuest: true, roles: ['admin'] } });
    useAuth.setState({ status: 'entering', token: null, identity: null });
    serve(500, {});
    await auth().enter();
    expect(auth().identity?.userId).toBe('guest-1');
  });

  it('makes nobody somebody else whose token has run out, and lets them begin anew', async () => {
    const old = token({ sub: 'ada', exp: 1 });
    kept.set('persona-universe.token', old);
    serve(200, { accessToken: token({ sub: 'guest-2', exp: future }) });
    await auth().enter();
    expect(auth()).toMatchObject({ status: 'expired', token: null, identity: { userId: 'ada', isGuest: false } });
    expect(kept.get('persona-universe.token')).toBe(old);
    await auth().enterAsGuest();
    expect(auth()).toMatchObject({ status: 'in', identity: { userId: 'guest-2' } });
  });

  it('tells a server that admits no guests from one that fails', async () => {
    serve(404, {});
    await auth().enter();
    expect(auth().status).toBe('closed');
    serve(503, { detail: 'Down.' });
    await auth().enter();
    expect(auth()).toMatchObject({ status: 'failed', error: 'Down.' });
  });
});

describe('enterAsGuest', () => {
  it('makes one guest of two who ask at once, and another of who asks later', async () => {
    let guests = 0;
    vi.stubGlobal('fetch', () => {
      const accessToken = token({ sub: `guest-${++guests}`, exp: future });
      return Promise.resolve(new Response(JSON.stringify({ accessToken }), { status: 200 }));
    });
    await Promise.all([auth().enter(), auth().enter()]);
    expect([guests, auth().identity?.userId]).toEqual([1, 'guest-1']);
    await auth().enterAsGuest();
    expect(auth().identity?.userId).toBe('guest-2');
  });

  it('makes one guest of two who ask at once and have to wait for each other, as in strict mode', async () => {
    let guests = 0;
    vi.stubGlobal('fetch', () => {
      const accessToken = token({ sub: `guest-${++guests}`, exp: future });
      return Promise.resolve(new Response(JSON.stringify({ accessToken }), { status: 200 }));
    });
    const inTurn = createInTurn();
    vi.stubGlobal('navigator', { locks: { request: (_: string, work: () => Promise<void>) => inTurn(work) } });
    await Promise.all([auth().enter(), auth().enter()]);
    expect([guests, auth().identity?.userId]).toEqual([1, 'guest-1']);
    await auth().enterAsGuest();
    expect(auth().identity?.userId).toBe('guest-2');
  });

  it('becomes the guest that another tab has become', async () => {
    auth().enterWith(token({ sub: 'guest-old', exp: future }));
    auth().expire();
    kept.set('persona-universe.token', token({ sub: 'guest-new', exp: future }));
    serve(200, { accessToken: token({ sub: 'guest-third', exp: future }) });
    await auth().enterAsGuest();
    expect(auth().identity?.userId).toBe('guest-new');
  });

  it('that is refused says so, and leaves who one was as it is', async () => {
    auth().enterWith(token({ sub: 'guest-old', exp: future }));
    auth().expire();
    serve(503, { detail: 'Down.' });
    await expect(auth().enterAsGuest()).rejects.toMatchObject({ message: 'Down.' });
    expect(auth()).toMatchObject({ status: 'expired', identity: { userId: 'guest-old' } });
  });
});

describe('a token', () => {
  it.each(['', 'x', 'a.b.c', token({ sub: 'u' }), token({ exp: future }), token({ sub: 'u', exp: 1 })])('is none: %s', (text) => {
    expect(auth().enterWith(text)).toBe(false);
    expect(auth().status).toBe('entering');
  });

  it('that is refused ends the sign-in, and leaving forgets it', async () => {
    auth().enterWith(token({ sub: 'u', exp: future, role: 'admin' }));
    serve(401, { code: 'unauthenticated' });
    await expect(http.get('/api/personas')).rejects.toMatchObject({ status: 401 });
    expect(auth()).toMatchObject({ status: 'expired', identity: { userId: 'u', roles: ['admin'], isGuest: false } });
    auth().leave();
    expect([auth().status, kept.size]).toEqual(['expired', 0]);
  });
});
