import type { Inference, Persona, PersonaDraft, Trait, Visibility } from '../api/types';
import { toTraitId } from '../personas/traitId';

export interface TraitField {
  /** Where it has one already; else it is made of the name. */
  id?: string;
  name: string;
  description: string;
  intensity: number;
  style?: string;
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
  visibility: Visibility;
  traits: readonly TraitField[];
  /** Of core traits, those that shall differ from everybody’s. */
  coreIntensities: Readonly<Record<string, number>>;
  /** Whether it was read out of a text. */
  isInferred: boolean;
}

export const emptyForm: PersonaFields = {
  name: '',
  description: '',
  color: '#8b7cf6',
  instructions: '',
  greeting: '',
  examples: '',
  visibility: 'public',
  traits: [],
  coreIntensities: {},
  isInferred: false,
};

export function formOf(persona: Persona): PersonaFields {
  const { name, description, color, greeting = '', visibility = 'public' } = persona;
  return { ...emptyForm, name, description, color, greeting, visibility };
}

/** The form as a text fills it in, for somebody to correct. */
export function fieldsOf({ persona }: Inference): PersonaFields {
  const { name, description, color, examples, visibility, traits, coreIntensities } = persona;
  return {
    ...emptyForm,
    name,
    description,
    color: color ?? emptyForm.color,
    examples: (examples ?? []).join('\n'),
    visibility: visibility ?? 'private',
    traits: traits ?? [],
    coreIntensities: coreIntensities ?? {},
    isInferred: true,
  };
}

/** What to send. On an edit, fields whose contents the server does not tell are left out while they are empty. */
export function draftOf(fields: PersonaFields, persona: Persona | null): PersonaDraft {
  const examples = fields.examples.split('\n').map((line) => line.trim()).filter(Boolean);
  const told: PersonaDraft = {
    name: fields.name,
    description: fields.description,
    color: fields.color,
    visibility: fields.visibility,
    ...(fields.greeting || persona?.greeting ? { greeting: fields.greeting } : {}),
    ...(fields.instructions ? { instructions: fields.instructions } : {}),
    ...(examples.length > 0 ? { examples } : {}),
  };
  if (persona) return told;
  return {
    ...told,
    traits: fields.traits.map((trait) => ({ ...trait, id: trait.id ?? toTraitId(trait.name) })),
    ...(Object.keys(fields.coreIntensities).length > 0 ? { coreIntensities: fields.coreIntensities } : {}),
    ...(fields.isInferred ? { from: 'text' as const } : {}),
  };
}

/** How a persona will look that is yet to be made: with the core traits as it wishes them, and its own. */
export function previewOf(fields: PersonaFields, core: readonly Trait[]): Persona {
  const inherited = core.map((trait) => ({ ...trait, intensity: fields.coreIntensities[trait.id] ?? trait.intensity }));
  const own = fields.traits.map((trait, i) => ({ ...trait, id: `own-${i}`, baseline: trait.intensity, inherited: false }));
  const { name, description, color } = fields;
  return { id: 'new', version: 0, name, description, color, traits: [...inherited, ...own] };
}

/** The wishes that differ from what is. */
export function changedIntensities(
  traits: readonly { id: string; intensity: number }[],
  wished: Readonly<Record<string, number>>,
): Record<string, number> {
  const changed = traits.filter(({ id, intensity }) => wished[id] !== undefined && wished[id] !== intensity);
  return Object.fromEntries(changed.map(({ id }) => [id, wished[id]!]));
}

/** What is wrong with a field or with anything in it: `traits`, `traits[2].name`. */
export function errorsUnder(errors: Readonly<Record<string, readonly string[]>>, field: string): readonly string[] | undefined {
  const found = Object.entries(errors).filter(([key]) => key === field || key.startsWith(`${field}[`) || key.startsWith(`${field}.`));
  return found.length > 0 ? found.flatMap(([, messages]) => messages) : undefined;
}
