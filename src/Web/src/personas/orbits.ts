import type { Persona, Trait } from '../api/types';
import { hash01 } from '../shared/hash';

export type Ring = 'core' | 'own';

/** Where a trait stands around its persona. */
interface TraitOrbit {
  trait: Trait;
  ring: Ring;
  /** The angle at rest, in radians. */
  angle: number;
}

/** Core traits are everybody's; the others are a persona's own. */
export function byRing(traits: readonly Trait[]): { core: Trait[]; own: Trait[] } {
  return { core: traits.filter((trait) => trait.inherited), own: traits.filter((trait) => !trait.inherited) };
}

/** Spreads traits evenly over their rings, from an angle that is the persona's own. */
export function orbitsOf(persona: Persona): TraitOrbit[] {
  const { core, own } = byRing(persona.traits);
  return [...spread(core, 'core', persona.id), ...spread(own, 'own', persona.id)];
}

function spread(traits: readonly Trait[], ring: Ring, personaId: string): TraitOrbit[] {
  const start = hash01(`${personaId}:${ring}`) * Math.PI * 2;
  return traits.map((trait, i) => ({ trait, ring, angle: start + (i / traits.length) * Math.PI * 2 }));
}
