import { beforeEach, expect, it, vi } from 'vitest';
import { stubStorage } from './testing/storage';

let stored = new Map<string, string>();

/** The page as it begins: with nothing in mind but what its tab has stored. */
async function load(userId = 'me') {
  vi.resetModules();
  const { useAuth } = await import('../auth/authStore');
  useAuth.setState({ identity: { userId, roles: [], expiresAt: 0, isGuest: true } });
  return (await import('./drafts')).drafts;
}

beforeEach(() => {
  stored = stubStorage('sessionStorage');
});

it('finds again what was begun, also in a page that was loaded anew, until it is forgotten', async () => {
  (await load()).keep('talk/s1', 'Dear');
  const after = await load();
  expect(after.read('talk/s1')).toBe('Dear');
  after.keep('talk/s2', 'Sir');
  after.forget('talk/s1');
  const last = await load();
  expect([last.read('talk/s1'), last.read('talk/s2')]).toEqual([undefined, 'Sir']);
  last.forgetAll();
  expect(stored.size).toBe(0);
});

it('stores only what is being written, however much else was begun', async () => {
  const drafts = await load();
  drafts.keep('text', 'A long letter.');
  drafts.keep('talk/s1', 'D');
  const written = vi.spyOn(sessionStorage, 'setItem');
  drafts.keep('talk/s1', 'De');
  expect(written.mock.calls.map(([, value]) => value)).toEqual([expect.stringContaining('"De"')]);
});

it('shows nobody what another has begun', async () => {
  (await load()).keep('talk/s1', 'Dear');
  expect((await load('another')).read('talk/s1')).toBeUndefined();
});

it('keeps what was begun for as long as the page lives where nothing may be stored', async () => {
  const denied = () => {
    throw new Error('denied');
  };
  vi.stubGlobal('sessionStorage', { getItem: denied, setItem: denied, removeItem: denied });
  const drafts = await load();
  drafts.keep('talk/s1', 'Dear');
  expect(drafts.read('talk/s1')).toBe('Dear');
});
