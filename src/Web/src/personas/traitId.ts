import { hash01 } from '../shared/hash';

/** What tells a persona's trait from all other traits. */
export const traitKey = (personaId: string, traitId: string) => `${personaId}/${traitId}`;

/** The id of a trait of that name: its letters, or a number made of it where it has none that an id may bear. */
export function toTraitId(name: string): string {
  const letters = name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/\p{M}/gu, '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 50);
  return letters || `trait-${Math.floor(hash01(name) * 1e9)}`;
}
