import type { Preferences } from './preferenceApi';

/** What personas most often want to know, and how one is asked for it. */
const usual: Readonly<Record<string, string>> = {
  name: 'Your name',
  language: 'The language you like to speak',
  tone: 'The tone you like',
};

/** A preference as the form asks for it. */
export interface Entry {
  key: string;
  value: string;
  /** How it is asked for; undefined for what one has thought of oneself. */
  question?: string;
}

export function entriesOf(preferences: Preferences): Entry[] {
  const asked = Object.entries(usual).map(([key, question]) => ({ key, value: preferences[key] ?? '', question }));
  const others = Object.entries(preferences).filter(([key]) => !Object.hasOwn(usual, key));
  return [...asked, ...others.map(([key, value]) => ({ key, value }))];
}

/** Which half of an entry lacks, that has the other; else null. What one is asked for may be left empty. */
export function missingOf({ key, value, question }: Entry): 'key' | 'value' | null {
  if (!key.trim() && value.trim()) return 'key';
  return question === undefined && key.trim() && !value.trim() ? 'value' : null;
}

/** There is an entry that is filled in by half: left out, it would be lost without a word. */
export class HalfFilled extends Error {
  override name = 'HalfFilled';
  constructor() {
    super('Something is not filled in yet.');
  }
}

/**
 * What is filled in. Throws where an entry is so by half, and where two entries are about the same: either would silently take the
 * other's place.
 */
export function preferencesOf(entries: readonly Entry[]): Preferences {
  if (entries.some((entry) => missingOf(entry) !== null)) throw new HalfFilled();
  const told = entries.map(({ key, value }) => [key.trim(), value.trim()] as const).filter(([key, value]) => key && value);
  const twice = told.find(([key], i) => told.findIndex(([other]) => other === key) < i);
  if (twice) throw new Error(`There are two entries about “${twice[0]}”, and only one can be kept.`);
  return Object.fromEntries(told);
}

/** What was changed of preferences and is not saved. The rest may be somebody else's change by the time it is. */
export interface PreferenceChanges {
  /** What is said now of what was there, by its key. */
  values: Readonly<Record<string, string>>;
  removed: readonly string[];
  added: readonly Entry[];
}

/** What differs between a form and what is stored; null where nothing does. */
export function changesOf(entries: readonly Entry[], stored: Preferences): PreferenceChanges | null {
  const before = entriesOf(stored);
  const now = new Map<string, string>();
  const added: Entry[] = [];
  for (const entry of entries) {
    const isKnown = before.some(({ key }) => key === entry.key) && !now.has(entry.key);
    if (isKnown) now.set(entry.key, entry.value);
    else added.push(entry);
  }
  const values = Object.fromEntries([...now].filter(([key, value]) => value !== (stored[key] ?? '')));
  const removed = before.map(({ key }) => key).filter((key) => !now.has(key));
  const isSame = Object.keys(values).length === 0 && removed.length === 0 && added.length === 0;
  return isSame ? null : { values, removed, added };
}

/** The form of what is stored, with what was changed and not saved. */
export function withChanges(stored: Preferences, { values, removed, added }: PreferenceChanges): Entry[] {
  const kept = entriesOf(stored).filter(({ key }) => !removed.includes(key));
  const isKept = (key: string) => kept.some((entry) => entry.key === key);
  const gone = Object.entries(values).filter(([key]) => !isKept(key));
  return [
    ...kept.map((entry) => (Object.hasOwn(values, entry.key) ? { ...entry, value: values[entry.key]! } : entry)),
    ...gone.map(([key, value]) => ({ key, value })),
    ...added.filter(({ key, value }) => stored[key] !== value),
  ];
}
