import { beforeEach, expect, it, vi } from 'vitest';
import { drafts } from '../shared/drafts';
import { stubStorage } from '../shared/testing/storage';
import { useAuth } from './authStore';
import { followOtherTabs, signIn } from './signIn';

const page = vi.hoisted(() => ({ did: [] as string[] }));

vi.mock('../hub/hub', () => ({
  hub: {
    close: () => Promise.resolve(page.did.push('close')),
    open: ({ token }: { token(): string }) => page.did.push(`open ${token()}`),
  },
}));

const future = Math.floor(Date.now() / 1000) + 3600;
const token = (sub: string, exp = future) => `e30.${btoa(JSON.stringify({ sub, exp })).replace(/=/g, '')}.x`;

let kept = new Map<string, string>();
let inTab = new Map<string, string>();
/** What the server answers to each token. */
let answer: (token: string | null) => Promise<Response>;
const accepts = () => Promise.resolve(new Response('{}'));

beforeEach(() => {
  page.did = [];
  kept = stubStorage('localStorage');
  inTab = stubStorage('sessionStorage');
  answer = accepts;
  vi.stubGlobal('fetch', (_: string, { headers }: { headers: Headers }) => answer(headers.get('Authorization')));
  vi.stubGlobal('location', { reload: () => page.did.push('reload') });
  useAuth.setState({ status: 'entering', token: null, identity: null });
  useAuth.getState().enterWith(token('ada', future - 1));
});

function nothingHasChanged(): void {
  expect(page.did).toEqual([]);
  expect([...kept.values()]).toEqual([token('ada', future - 1)]);
  expect(useAuth.getState()).toMatchObject({ status: 'in', token: token('ada', future - 1) });
}

it('leaves the page as it is for who is there already', async () => {
  useAuth.getState().expire();
  await signIn(token('ada'));
  expect(page.did).toEqual(['close', `open ${token('ada')}`]);
  expect(useAuth.getState().status).toBe('in');
});

it('loads the page anew for somebody else', async () => {
  await signIn(token('ben'));
  expect(page.did).toEqual(['close', 'reload']);
  expect([...kept.values()]).toEqual([token('ben')]);
});

it.each(['x', token('ada', 1)])('changes nothing by what is no token: %s', async (text) => {
  await expect(signIn(text)).rejects.toThrow('This is not a token');
  nothingHasChanged();
});

it('changes nothing by a token that the server refuses', async () => {
  const asked: (string | null)[] = [];
  answer = (bearer) => {
    asked.push(bearer);
    return Promise.resolve(new Response('{}', { status: 401 }));
  };
  await expect(signIn(token('ben'))).rejects.toMatchObject({ fields: { token: ['The server does not accept this token.'] } });
  expect(asked).toEqual([`Bearer ${token('ben')}`]);
  nothingHasChanged();
});

it('changes nothing while the server cannot be asked, and says that', async () => {
  answer = () => Promise.reject(new TypeError('Failed to fetch'));
  await expect(signIn(token('ben'))).rejects.toThrow('The server cannot be reached.');
  nothingHasChanged();
});

it('changes nothing for who has left before the server answered', async () => {
  const leaving = new AbortController();
  vi.stubGlobal('fetch', (_: string, { signal }: RequestInit) =>
    new Promise((_, reject) => signal?.addEventListener('abort', () => reject(signal.reason as Error))),
  );
  const signingIn = signIn(token('ben'), leaving.signal);
  leaving.abort();
  await expect(signingIn).rejects.toMatchObject({ name: 'AbortError' });
  nothingHasChanged();
});

it('loads no page anew that would not find the token, and says so', async () => {
  vi.stubGlobal('localStorage', {
    setItem: () => {
      throw new Error('denied');
    },
  });
  await expect(signIn(token('ben'))).rejects.toThrow('Your browser does not let this site keep a token');
  nothingHasChanged();
  await signIn(token('ada'));
  expect(page.did).toEqual(['close', `open ${token('ada')}`]);
});

/** Another tab has left, or has become somebody else. */
function hear(newValue: string | null): Promise<void> {
  const listeners: ((event: object) => void)[] = [];
  vi.stubGlobal('window', { addEventListener: (_: string, listener: (event: object) => void) => listeners.push(listener) });
  followOtherTabs();
  listeners[0]!({ key: 'persona-universe.token', newValue });
  return Promise.resolve();
}

it('takes over what another tab has become without asking the server again', async () => {
  answer = () => Promise.reject(new TypeError('Failed to fetch'));
  await hear(token('ben'));
  await vi.waitFor(() => expect(page.did).toEqual(['close', 'reload']));
});

it.each([
  ['signs in as somebody else', (): Promise<void> => signIn(token('ben'))],
  ['has left in another tab', () => hear(null)],
  ['has become somebody else in another tab', () => hear(token('ben'))],
])('forgets in the tab what was begun by who %s', async (_, change) => {
  inTab.set('persona-universe.drafts', '{}').set('persona-universe.unanswered', '{}').set('somebody.elses', 'x');
  await signIn(token('ada'));
  expect(inTab.size).toBe(3);
  drafts.keep('preferences', 'not saved');
  page.did = [];
  await change();
  await vi.waitFor(() => expect(page.did).toContain('reload'));
  expect([...inTab.keys()]).toEqual(['somebody.elses']);
  // Nor in the page, which would ask before it goes.
  expect(drafts.read('preferences')).toBeUndefined();
});
