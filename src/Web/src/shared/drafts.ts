import { tabStorage } from './tabStorage';

// Each is stored by itself: with every letter of one, all the others would be written anew.
const namesStorage = tabStorage<readonly string[]>('draft-names');
const storageOf = (name: string) => tabStorage<unknown>(`draft/${name}`);

let known: Map<string, unknown> | null = null;

/**
 * What somebody has begun and neither sent nor saved, each under a name. Who looks elsewhere meanwhile finds it again, and so does the
 * page that comes after this one in its tab.
 */
export const drafts = {
  read: <T>(name: string) => all().get(name) as T | undefined,

  keep(name: string, draft: unknown): void {
    const isNew = !all().has(name);
    all().set(name, draft);
    storageOf(name).write(draft);
    if (isNew) writeNames();
  },

  forget(name: string): void {
    if (!all().delete(name)) return;
    storageOf(name).write(null);
    writeNames();
  },

  forgetAll(): void {
    [...all().keys()].forEach((name) => drafts.forget(name));
  },
};

// Read when they are first asked for: who one is is known only once one has entered.
const all = () => (known ??= readAll());

function readAll(): Map<string, unknown> {
  const stored = (namesStorage.read() ?? []).map((name) => [name, storageOf(name).read()] as const);
  return new Map(stored.filter(([, draft]) => draft !== null));
}

function writeNames(): void {
  const names = [...all().keys()];
  namesStorage.write(names.length === 0 ? null : names);
}
