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
