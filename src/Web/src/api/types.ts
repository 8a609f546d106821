/** What crosses the wire, as the API describes it at /openapi/v1.json. Times are ISO 8601, intensities in [0, 1]. */

export interface Trait {
  id: string;
  name: string;
  description: string;
  intensity: number;
  baseline: number;
  inherited: boolean;
  style?: string;
}

export interface Persona {
  id: string;
  name: string;
  description: string;
  color: string;
  greeting?: string;
  /** Other ways in which it may begin. */
  alternateGreetings?: string[];
  ownerId?: string;
  traits: Trait[];
  version: number;
  visibility?: Visibility;
  /** What it was made from; absent when it was written down anew. */
  origin?: Origin;
  /** Where its character card came from; absent when it has none. The creator is empty where the card names none. */
  card?: { creator: string };
}

export type Visibility = 'public' | 'unlisted' | 'private';

export interface Origin {
  kind: 'clone' | 'fork' | 'text' | 'card';
  ancestorId?: string;
  ancestorVersion: number;
  at: string;
}

export interface ObservedTrait {
  id?: string;
  name: string;
  description: string;
  intensity: number;
}

export interface RecalledMemory {
  seq: number;
  sessionId: string;
  text: string;
  score: number;
  at: string;
}

export interface MessageItem {
  seq: number;
  personaId: string;
  userMessage: string;
  aiResponse: string;
  traits: ObservedTrait[];
  createdAt: string;
  clientMessageId: string;
  confidence?: number;
  suggestedActions: string[];
  memories: RecalledMemory[];
  model: string;
  degraded: Degradation[];
}

/**
 * What a reply had to do without: `memory`, `lore`, the usual `model` or the reading of its `traits`; or what cut it short: `length`,
 * or the user who `stopped` it.
 */
export type Degradation = 'memory' | 'lore' | 'model' | 'length' | 'stopped' | 'traits';

export interface SessionSummary {
  id: string;
  personaIds: string[];
  title: string;
  turns: number;
  createdAt: string;
  lastAt: string;
}

export interface Memory {
  id: string;
  kind: string;
  text: string;
  sessionId: string;
  seq: number;
  at: string;
  pinned: boolean;
  importance: number;
}

/** How much a persona remembers of one. */
export interface PersonaMemories {
  personaId: string;
  memories: number;
}

export interface Page<T> {
  items: T[];
  nextCursor?: string;
}

export interface MessagePage {
  items: MessageItem[];
  nextBefore?: number;
}

export interface GuestToken {
  accessToken: string;
  tokenType: string;
  expiresAt: string;
  userId: string;
}

export type KeyScope =
  | 'chat'
  | 'personas:read'
  | 'personas:write'
  | 'sessions:read'
  | 'sessions:write'
  | 'memories:read'
  | 'memories:write'
  | 'admin';

/** A key by which programs act for one, without its secret. */
export interface ApiKey {
  id: string;
  name: string;
  scopes: string[];
  createdAt: string;
  /** Absent when it never ends by itself. */
  expiresAt?: string;
}

/** A key just made. Its text is told this once. */
export interface CreatedKey extends ApiKey {
  key: string;
}

type TraitAction = 'set' | 'increase' | 'decrease' | 'add' | 'remove' | 'reset';

export interface TraitChange {
  personaId: string;
  traitId: string;
  action: TraitAction;
  intensity?: number;
  name?: string;
  description?: string;
}

export interface TraitChanged {
  success: boolean;
  personaId: string;
  version: number;
  trait: Trait;
}

/** What a persona is made of. On an edit, what is left out stays as it is. */
export interface PersonaWish {
  id?: string;
  name?: string;
  description?: string;
  color?: string;
  instructions?: string;
  greeting?: string;
  examples?: string[];
  visibility?: Visibility;
  traits?: { id: string; name: string; description: string; intensity: number; style?: string }[];
  /** Where core traits differ from everybody’s, by trait id. */
  coreIntensities?: Record<string, number>;
  /** What it was derived from; absent when it was written down anew. */
  from?: 'text';
}

/** How something was inferred from a text. */
export type InferenceMethod = 'model' | 'measurement';

/** A persona as a text suggests it. Nothing is kept until somebody makes it. */
export interface Inference {
  persona: PersonaWish & { name: string; description: string };
  /** A model reads beside what is measured, never instead. */
  by: InferenceMethod;
  /** Names the model where measurement or a fallback stood in for it. */
  degraded: 'model'[];
  findings: Finding[];
  /** Empty where the description sums up what was measured. */
  descriptionLines: TextLine[];
  /** How many lines of the speaker’s were measured. */
  lines: number;
  /** How many of them a model was shown. */
  linesShown: number;
}

export interface TextLine {
  /** From 1. */
  number: number;
  text: string;
}

/** A trait that a text shows, and the lines that show it most. */
export interface Finding {
  traitId: string;
  intensity: number;
  by: InferenceMethod;
  /** The feature it was seen in, and the feature’s mean measure in its own unit; absent when a model saw it. */
  style?: string;
  measure?: number;
  lines: TextLine[];
}

/** One persona of a lineage. The name is missing where it is gone, or not open to the one who asks. */
export interface LineageItem {
  id: string;
  name?: string;
  version: number;
  kind?: Origin['kind'];
}

export interface LineageNode {
  persona: LineageItem;
  madeFromVersion: number;
  descendants: LineageNode[];
}

export interface Lineage {
  persona: LineageItem;
  /** The nearest first. */
  ancestors: LineageItem[];
  descendants: LineageNode[];
}

/** A clone to be made: what is left out is as in the original. */
export interface CloneWish {
  changes: { name: string; description: string };
  /** By trait id. */
  intensities: Record<string, number>;
  /** One of one’s own sessions, whose live intensities it shall have. */
  sessionId?: string;
}

/** The versions in which what a persona is made of changed, newest first. */
export interface PersonaVersions {
  items: { version: number; at: string; name: string; changed: string[] }[];
  nextBefore?: number;
}

/** What a persona is made of at a version, as far as the persona itself does not tell. */
export interface PersonaVersion {
  version: number;
  definition: { instructions: string; examples: string[] };
}

export interface VersionDiff {
  version: number;
  changes: FieldChange[];
}

/** A field that differs, by its path. */
interface FieldChange {
  field: string;
  before?: unknown;
  after?: unknown;
}
