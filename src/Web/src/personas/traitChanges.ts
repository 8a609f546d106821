import type { Persona, Trait } from '../api/types';

/** The event `trait_changed`. */
export interface TraitChangedEvent {
  personaId: string;
  version: number;
  trait: Trait;
  removed?: boolean;
}

/** A persona after one of its traits changed. An event older than what is known changes nothing. */
export function withTrait(persona: Persona, change: Omit<TraitChangedEvent, 'personaId'>): Persona {
  if (change.version < persona.version) return persona;
  const known = persona.traits.some((trait) => trait.id === change.trait.id);
  const traits = change.removed
    ? persona.traits.filter((trait) => trait.id !== change.trait.id)
    : known
      ? persona.traits.map((trait) => (trait.id === change.trait.id ? change.trait : trait))
      : [...persona.traits, change.trait];
  return { ...persona, traits, version: change.version };
}

/** A trait's recent values, oldest first. */
export interface TraitSample {
  at: number;
  intensity: number;
}

const samplesKept = 48;

/** Adds a value to a trait's history, which begins with what the trait was before. */
export function withSample(
  history: readonly TraitSample[] | undefined,
  before: number | undefined,
  sample: TraitSample,
): readonly TraitSample[] {
  const begun = history ?? (before === undefined ? [] : [{ at: sample.at, intensity: before }]);
  return [...begun, sample].slice(-samplesKept);
}
