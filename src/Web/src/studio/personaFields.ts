import type { Inference, Persona, PersonaVersion, PersonaWish, Trait, Visibility } from '../api/types';
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

export function formOf(persona: Persona, { definition }: PersonaVersion): PersonaFields {
  const { name, description, color, greeting = '', visibility = 'public' } = persona;
  const { instructions, examples } = definition;
  return { ...emptyForm, name, description, color, greeting, visibility, instructions, examples: examples.join('\n') };
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

/** What to send to have a persona made. */
export function wishOf(fields: PersonaFields): PersonaWish {
  const { name, description, color, visibility, greeting, instructions } = fields;
  const examples = linesOf(fields.examples);
  return {
    name,
    description,
    color,
    visibility,
    ...(greeting ? { greeting } : {}),
    ...(instructions ? { instructions } : {}),
    ...(examples.length > 0 ? { examples } : {}),
    traits: fields.traits.map((trait) => ({ ...trait, id: trait.id ?? toTraitId(trait.name) })),
    ...(Object.keys(fields.coreIntensities).length > 0 ? { coreIntensities: fields.coreIntensities } : {}),
    ...(fields.isInferred ? { from: 'text' as const } : {}),
  };
}

/** What to send to have one changed: only what differs from the form as it was opened. The rest somebody else may have changed since. */
export function changesOf(fields: PersonaFields, opened: PersonaFields): PersonaWish {
  const { name, description, color, visibility, greeting, instructions } = fields;
  const texts = { name, description, color, visibility, greeting, instructions };
  return {
    ...Object.fromEntries(Object.entries(texts).filter(([field, text]) => text !== opened[field as keyof typeof texts])),
    ...(fields.examples === opened.examples ? {} : { examples: linesOf(fields.examples) }),
  };
}

/** What differs in a form from the form as it was opened. */
export function changedFields(fields: PersonaFields, opened: PersonaFields): Partial<PersonaFields> {
  const told = (value: unknown) => JSON.stringify(value);
  return Object.fromEntries(
    Object.entries(fields).filter(([field, value]) => told(value) !== told(opened[field as keyof PersonaFields])),
  );
}

const linesOf = (text: string) => text.split('\n').map((line) => line.trim()).filter(Boolean);

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
