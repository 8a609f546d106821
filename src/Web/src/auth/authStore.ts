import { create } from 'zustand';
import { createHttp, isNotFound } from '../api/http';
import { patience } from '../api/patience';
import { messageOf } from '../api/problem';
import type { GuestToken } from '../api/types';
import type { Bearer } from '../hub/hub';
import { readToken, type Identity } from './token';

/** Where the token is kept, for all tabs. */
export const storageKey = 'persona-universe.token';

/** `closed`: guests are not let in here, so a token has to be brought along. */
type AuthStatus = 'entering' | 'in' | 'expired' | 'closed' | 'failed';

interface AuthState {
  status: AuthStatus;
  token: string | null;
  identity: Identity | null;
  error: string | null;
  /** Takes up the stored token, or asks for a guest's. One that has run out is `expired`: whose it was is not to find themselves somebody else. */
  enter(): Promise<void>;
  /** Begins anew as another guest, or as the one that another tab has begun as. Throws where that is refused; who one was stays until then. */
  enterAsGuest(): Promise<void>;
  /** Uses a token the person brought. Returns whether it can be one. */
  enterWith(token: string): boolean;
  expire(): void;
  /** Forgets the token. What is shown stays until the page is loaded anew, which then asks as for a first visit. */
  leave(): void;
}

export const useAuth = create<AuthState>((set, get) => ({
  status: 'entering',
  token: null,
  identity: null,
  error: null,

  async enter() {
    const stored = read();
    if (stored && get().enterWith(stored)) return;
    const identity = stored ? readToken(stored) : null;
    if (identity) {
      set({ status: 'expired', identity, error: null });
      return;
    }
    set({ status: 'entering', error: null });
    try {
      await get().enterAsGuest();
    } catch (failure) {
      set({ status: isNotFound(failure) ? 'closed' : 'failed', error: messageOf(failure) });
    }
  },

  async enterAsGuest() {
    // Known before it waits: who begins anew meanwhile, in this tab or another, is whom it becomes.
    const before = get().token;
    await oneTabAtATime(async () => {
      const stored = read();
      if (stored && stored !== before && get().enterWith(stored)) return;
      const guest = await askForGuest();
      if (!get().enterWith(guest.accessToken)) throw new Error('The token of a new guest cannot be used. Is this device’s clock right?');
    });
  },

  enterWith(token) {
    const identity = readToken(token);
    if (!identity || identity.expiresAt <= Date.now()) return false;
    keepToken(token);
    set({ status: 'in', token, identity, error: null });
    return true;
  },

  expire() {
    if (get().status === 'in') set({ status: 'expired' });
  },

  leave() {
    keepToken(null);
  },
}));

/** The one door to the REST API. */
export const http = createHttp(
  () => useAuth.getState().token,
  () => useAuth.getState().expire(),
);

/** As whom the connection to the hub is opened. */
export const bearer: Bearer = {
  token: () => useAuth.getState().token,
  onRefused: () => useAuth.getState().expire(),
};

let asking: Promise<GuestToken> | null = null;

/** Each answer is a guest of its own: who asks while it is awaited, as React's strict mode does, becomes the same one. */
function askForGuest(): Promise<GuestToken> {
  asking ??= http.send<GuestToken>('POST', '/api/auth/guest', undefined, { signal: patience() }).finally(() => (asking = null));
  return asking;
}

/** Two tabs that begin anew at once shall be one guest. Where the browser has no locks, as on plain http, they hear of each other later. */
function oneTabAtATime(work: () => Promise<void>): Promise<void> {
  const locks = (globalThis.navigator as Partial<Navigator> | undefined)?.locks;
  return locks ? locks.request(storageKey, work) : work();
}

// Storage may be denied, as in some private windows; the token then lasts as long as the page.
function read(): string | null {
  try {
    return localStorage.getItem(storageKey);
  } catch {
    return null;
  }
}

/** Keeps the token for all tabs. Returns whether the browser lets it. */
export function keepToken(token: string | null): boolean {
  try {
    if (token === null) localStorage.removeItem(storageKey);
    else localStorage.setItem(storageKey, token);
    return true;
  } catch {
    return false;
  }
}
