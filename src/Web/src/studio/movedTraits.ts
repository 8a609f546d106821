import type { Persona } from '../api/types';
import type { ExplainedTrait } from '../personas/traitApi';
import { differ } from '../shared/format';

/** The traits that are not as the persona has them by itself, the one moved farthest first. */
export function movedTraits(
  persona: Pick<Persona, 'traits'>,
  live: readonly ExplainedTrait[],
): (ExplainedTrait & { before: number })[] {
  const own = new Map(persona.traits.map((trait) => [trait.id, trait.intensity]));
  const shift = (trait: { before: number; intensity: number }) => Math.abs(trait.intensity - trait.before);
  return live
    .map((trait) => ({ ...trait, before: own.get(trait.id) ?? trait.intensity }))
    .filter((trait) => differ(trait.intensity, trait.before))
    .sort((one, other) => shift(other) - shift(one));
}
