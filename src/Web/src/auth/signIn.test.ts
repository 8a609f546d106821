import { beforeEach, expect, it, vi } from 'vitest';
import { useAuth } from './authStore';
import { signIn } from './signIn';

const page = vi.hoisted(() => ({ did: [] as string[] }));

vi.mock('../hub/hub', () => ({
  hub: {
    close: () => Promise.resolve(page.did.push('close')),
    open: ({ token }: { token(): string }) => page.did.push(`open ${token()}`),
  },
}));

const future = Math.floor(Date.now() / 1000) + 3600;
const token = (sub: string, exp = future) => `e30.${btoa(JSON.stringify({ sub, exp })).replace(/=/g, '')}.x`;

beforeEach(() => {
  page.did = [];
  vi.stubGlobal('location', { reload: () => page.did.push('reload') });
  useAuth.setState({ status: 'entering', token: null, identity: null });
  useAuth.getState().enterWith(token('ada', future - 1));
  useAuth.getState().expire();
});

it('leaves the page as it is for who is there already', async () => {
  expect(await signIn(token('ada'))).toBe(true);
  expect(page.did).toEqual(['close', `open ${token('ada')}`]);
  expect(useAuth.getState().status).toBe('in');
});

it('loads the page anew for somebody else', async () => {
  expect(await signIn(token('ben'))).toBe(true);
  expect(page.did).toEqual(['close', 'reload']);
});

it('changes nothing by what is no token', async () => {
  expect([await signIn('x'), await signIn(token('ada', 1))]).toEqual([false, false]);
  expect(page.did).toEqual([]);
  expect(useAuth.getState().status).toBe('expired');
});
