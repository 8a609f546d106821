import { hub } from '../hub/hub';
import { bearer, storageKey, useAuth } from './authStore';
import { readToken } from './token';

/**
 * Uses a token that somebody brought. For who one is already, the page stays as it is, with all that was begun in it; for somebody
 * else it is loaded anew. Returns whether it can be a token.
 */
export async function signIn(token: string): Promise<boolean> {
  const before = useAuth.getState().identity?.userId;
  const next = readToken(token);
  if (!next || next.expiresAt <= Date.now()) return false;
  // Nothing shall go out any more in the name of who was here before.
  await hub.close();
  useAuth.getState().enterWith(token);
  if (before === undefined || before === next.userId) hub.open(bearer);
  else location.reload();
  return true;
}

/** Begins as another guest. Throws where that is refused. */
export async function beginAnew(): Promise<void> {
  const wasIn = useAuth.getState().token !== null;
  await hub.close();
  await useAuth.getState().enterAsGuest();
  if (wasIn) location.reload();
}

/** Has this page be whom another tab has become: all tabs share one token. Returns what ends that. */
export function followOtherTabs(): () => void {
  const follow = ({ key, newValue }: StorageEvent) => {
    if (key !== storageKey) return;
    if (newValue !== null) void signIn(newValue);
    // Who has left there shall not be found here.
    else location.reload();
  };
  window.addEventListener('storage', follow);
  return () => window.removeEventListener('storage', follow);
}
