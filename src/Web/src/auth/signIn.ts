import { createHttp } from '../api/http';
import { ApiError } from '../api/problem';
import { hub } from '../hub/hub';
import { drafts } from '../shared/drafts';
import { forgetTab } from '../shared/tabStorage';
import { bearer, keepToken, storageKey, useAuth } from './authStore';
import { readToken } from './token';

/**
 * Uses a token that somebody brought. The server is asked first: the token it replaces may be the only one that its bearer has, as a
 * guest's is. Throws, with what to tell, where it cannot be used; nothing has changed then.
 */
export async function signIn(token: string, signal?: AbortSignal): Promise<void> {
  const next = readToken(token);
  if (!next || next.expiresAt <= Date.now()) throw unusable('This is not a token, or it has expired.');
  await askServer(token, signal);
  // A page that is loaded anew knows only what was kept.
  if (isSomebodyElse(next.userId) && !keepToken(token)) {
    throw unusable('Your browser does not let this site keep a token, so you cannot sign in as somebody else here.');
  }
  await become(token);
}

/** Begins as another guest. Throws where that is refused. */
export async function beginAnew(): Promise<void> {
  const wasIn = useAuth.getState().token !== null;
  await hub.close();
  await useAuth.getState().enterAsGuest();
  if (wasIn) loadAnew();
}

/** Has this page be whom another tab has become: all tabs share one token. Returns what ends that. */
export function followOtherTabs(): () => void {
  const follow = ({ key, newValue }: StorageEvent) => {
    if (key !== storageKey) return;
    if (newValue !== null) void become(newValue);
    // Who has left there shall not be found here.
    else loadAnew();
  };
  window.addEventListener('storage', follow);
  return () => window.removeEventListener('storage', follow);
}

async function askServer(token: string, signal: AbortSignal | undefined): Promise<void> {
  const asked = createHttp(
    () => token,
    () => undefined,
  );
  try {
    await asked.get('/api/users/me/preferences', signal);
  } catch (failure) {
    if (failure instanceof ApiError && failure.status === 401) throw unusable('The server does not accept this token.');
    throw failure;
  }
}

/** For who one is already, the page stays as it is, with all that was begun in it; for somebody else it is loaded anew. */
async function become(token: string): Promise<void> {
  const next = readToken(token);
  if (!next || next.expiresAt <= Date.now()) return;
  const isOther = isSomebodyElse(next.userId);
  // Nothing shall go out any more in the name of who was here before.
  await hub.close();
  useAuth.getState().enterWith(token);
  if (isOther) loadAnew();
  else hub.open(bearer);
}

/** For somebody else: what the tab keeps is not theirs, and nothing unsaved of it may hold the page here. */
function loadAnew(): void {
  drafts.forgetAll();
  forgetTab();
  location.reload();
}

function isSomebodyElse(userId: string): boolean {
  const before = useAuth.getState().identity?.userId;
  return before !== undefined && before !== userId;
}

const unusable = (why: string) => new ApiError(400, 'token_unusable', why, { token: [why] });
