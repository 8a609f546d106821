import type { Persona, Trait } from '../api/types';
import { byRing } from './personaStore';

/** A number in [0, 1) that is always the same for the same text (FNV-1a). */
export function hash01(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return (hash >>> 0) / 2 ** 32;
}

export type Ring = 'core' | 'own';

/** Where a trait stands around its persona. */
export interface TraitOrbit {
  trait: Trait;
  ring: Ring;
  /** The angle at rest, in radians. */
  angle: number;
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
