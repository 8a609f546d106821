import { useAuth } from '../auth/authStore';

const prefix = 'persona-universe.';

interface Kept<T> {
  userId: string | null;
  value: T;
}

const userId = () => useAuth.getState().identity?.userId ?? null;

/** Keeps something for the page that comes after this one in its tab. Whoever signed in since does not find what another has left. */
export function tabStorage<T>(name: string) {
  const key = `${prefix}${name}`;
  return {
    /** Null where nothing is kept, or nothing of this user's. */
    read(): T | null {
      try {
        const kept = JSON.parse(sessionStorage.getItem(key) ?? 'null') as Kept<T> | null;
        return kept?.userId === userId() ? kept.value : null;
      } catch {
        return null;
      }
    },

    write(value: T | null): void {
      try {
        if (value === null) sessionStorage.removeItem(key);
        else sessionStorage.setItem(key, JSON.stringify({ userId: userId(), value } satisfies Kept<T>));
      } catch {
        // Storage may be denied or full; what was to be kept then lasts as long as the page.
      }
    },
  };
}

/** Removes all that the tab keeps, as when somebody has left: what they wrote shall not lie about for whoever comes next. */
export function forgetTab(): void {
  try {
    const keys = Array.from({ length: sessionStorage.length }, (_, i) => sessionStorage.key(i)!);
    for (const key of keys) if (key.startsWith(prefix)) sessionStorage.removeItem(key);
  } catch {
    // Where storage is denied, nothing is kept.
  }
}
