import type { Persona, Trait } from '../api/types';
import type { TraitEvent } from './traitApi';

/** The event `trait_changed`. */
export interface TraitChangedEvent {
  personaId: string;
  version: number;
  trait: Trait;
  removed?: boolean;
}

type HeardChange = Omit<TraitChangedEvent, 'personaId'>;

/** A persona as it was read, with what was heard of its traits since. */
export interface KnownPersona extends Persona {
  /** Absent where it is as it was read. */
  heard?: {
    /** The version it was read at. */
    since: number;
    /** The newest of each trait. */
    changes: readonly HeardChange[];
  };
}

/**
 * A persona after one of its traits changed. Answers and events overtake each other, so a change is held against what is known of its
 * trait: that another trait has changed since does not make it old.
 */
export function withTrait(persona: KnownPersona, change: HeardChange): KnownPersona {
  const { since, changes } = persona.heard ?? { since: persona.version, changes: [] };
  const isOfIt = (other: HeardChange) => other.trait.id === change.trait.id;
  if (change.version <= (changes.find(isOfIt)?.version ?? since)) return persona;

  const isKnown = persona.traits.some((trait) => trait.id === change.trait.id);
  const traits = change.removed
    ? persona.traits.filter((trait) => trait.id !== change.trait.id)
    : isKnown
      ? persona.traits.map((trait) => (trait.id === change.trait.id ? change.trait : trait))
      : [...persona.traits, change.trait];
  const heard = { since, changes: [...changes.filter((other) => !isOfIt(other)), change] };
  return { ...persona, traits, version: Math.max(persona.version, change.version), heard };
}

/** A persona after it was read once more: what was heard of versions that the answer does not know yet stays. */
export function withRead(known: KnownPersona | undefined, read: Persona): KnownPersona {
  if (!known) return read;
  const { since, changes } = known.heard ?? { since: known.version, changes: [] };
  return read.version <= since ? known : changes.reduce<KnownPersona>(withTrait, read);
}

/** A value that a trait had from a time on. */
export interface TraitSample {
  /** The persona's version that brought it. */
  version: number;
  /** In milliseconds since 1970. */
  at: number;
  intensity: number;
}

const samplesKept = 48;

/** Adds a value to a trait's history, oldest first, which begins with what the trait was before. */
export function withSample(
  history: readonly TraitSample[] | undefined,
  before: number | undefined,
  sample: TraitSample,
): readonly TraitSample[] {
  const begun = history ?? (before === undefined ? [] : [{ ...sample, version: sample.version - 1, intensity: before }]);
  return [...begun, sample].slice(-samplesKept);
}

/** The recorded values of each trait, oldest first, from a ledger that is read newest first. */
export function samplesOf(events: readonly TraitEvent[]): Map<string, readonly TraitSample[]> {
  const samples = new Map<string, readonly TraitSample[]>();
  for (const { version, at, moves } of events.toReversed()) {
    for (const { traitId, from, to } of moves) {
      // A trait that comes again under the name of one that went is another.
      if (to === undefined) samples.delete(traitId);
      else samples.set(traitId, withSample(samples.get(traitId), from, { version, at: Date.parse(at), intensity: to }));
    }
  }
  return samples;
}

/** What was recorded, and after it what was heard since. */
export function mergeSamples(
  recorded: readonly TraitSample[],
  heard: readonly TraitSample[] | undefined,
): readonly TraitSample[] {
  const last = recorded.at(-1)?.version ?? -1;
  return [...recorded, ...(heard ?? []).filter((sample) => sample.version > last)].slice(-samplesKept);
}
