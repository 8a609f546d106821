import { useAuth } from '../auth/authStore';

const storageKey = 'persona-universe.drafts';

interface Kept {
  userId: string | null;
  drafts: Record<string, unknown>;
}

let known: Map<string, unknown> | null = null;

/**
 * What somebody has begun and neither sent nor saved, each under a name. Who looks elsewhere meanwhile finds it again, and so does the
 * page that comes after this one in its tab.
 */
export const drafts = {
  read: <T>(name: string) => all().get(name) as T | undefined,

  keep(name: string, draft: unknown): void {
    all().set(name, draft);
    write();
  },

  forget(name: string): void {
    if (all().delete(name)) write();
  },

  forgetAll(): void {
    all().clear();
    write();
  },
};

// Read when they are first asked for: who one is is known only once one has entered.
const all = () => (known ??= new Map(Object.entries(readKept())));

const userId = () => useAuth.getState().identity?.userId ?? null;

/** Whoever signed in since does not find what another has begun. */
function readKept(): Record<string, unknown> {
  try {
    const kept = JSON.parse(sessionStorage.getItem(storageKey) ?? 'null') as Kept | null;
    return kept?.userId === userId() ? kept.drafts : {};
  } catch {
    return {};
  }
}

function write(): void {
  const kept = all();
  try {
    if (kept.size === 0) sessionStorage.removeItem(storageKey);
    else sessionStorage.setItem(storageKey, JSON.stringify({ userId: userId(), drafts: Object.fromEntries(kept) } satisfies Kept));
  } catch {
    // Storage may be denied or full; the drafts then last as long as the page.
  }
}
