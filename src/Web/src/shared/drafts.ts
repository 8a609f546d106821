import { tabStorage } from './tabStorage';

const storage = tabStorage<Record<string, unknown>>('drafts');

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
const all = () => (known ??= new Map(Object.entries(storage.read() ?? {})));

function write(): void {
  const kept = all();
  storage.write(kept.size === 0 ? null : Object.fromEntries(kept));
}
