import type { Persona, PersonaDraft } from '../api/types';
import { toTraitId } from '../personas/traitId';

export interface TraitField {
  name: string;
  description: string;
  intensity: number;
}

/** The form as it is filled in. */
export interface PersonaFields {
  name: string;
  description: string;
  color: string;
  instructions: string;
  greeting: string;
  /** One line each. */
  examples: string;
  traits: readonly TraitField[];
}

export const emptyForm: PersonaFields = {
  name: '',
  description: '',
  color: '#8b7cf6',
  instructions: '',
  greeting: '',
  examples: '',
  traits: [],
};

export function formOf(persona: Persona): PersonaFields {
  const { name, description, color, greeting = '' } = persona;
  return { ...emptyForm, name, description, color, greeting };
}

/** What to send. On an edit, fields whose contents the server does not tell are left out while they are empty. */
export function draftOf(fields: PersonaFields, persona: Persona | null): PersonaDraft {
  const examples = fields.examples.split('\n').map((line) => line.trim()).filter(Boolean);
  const told: PersonaDraft = {
    name: fields.name,
    description: fields.description,
    color: fields.color,
    ...(fields.greeting || persona?.greeting ? { greeting: fields.greeting } : {}),
    ...(fields.instructions ? { instructions: fields.instructions } : {}),
    ...(examples.length > 0 ? { examples } : {}),
  };
  if (persona) return told;
  return { ...told, traits: fields.traits.map((trait) => ({ id: toTraitId(trait.name), ...trait })) };
}

const core = ['warmth', 'curiosity', 'attentiveness', 'humility', 'honesty'];

/** How the persona will look: with its own traits once it has some, and the core ones at rest where it does not live yet. */
export function previewOf(fields: PersonaFields, persona: Persona | null): Persona {
  const own = fields.traits.map((trait, i) => ({ ...trait, id: `own-${i}`, baseline: trait.intensity, inherited: false }));
  const inherited = core.map((id) => ({ id, name: id, description: '', intensity: 0.5, baseline: 0.5, inherited: true }));
  return {
    id: persona?.id ?? 'new',
    version: 0,
    name: fields.name,
    description: fields.description,
    color: fields.color,
    traits: persona?.traits ?? [...inherited, ...own],
  };
}

/** The wishes that differ from what is. */
export function changedIntensities(
  traits: readonly { id: string; intensity: number }[],
  wished: Readonly<Record<string, number>>,
): Record<string, number> {
  const changed = traits.filter(({ id, intensity }) => wished[id] !== undefined && wished[id] !== intensity);
  return Object.fromEntries(changed.map(({ id }) => [id, wished[id]!]));
}
