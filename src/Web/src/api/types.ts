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
  ownerId?: string;
  traits: Trait[];
  version: number;
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
  degraded: string[];
}

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

export type TraitAction = 'set' | 'increase' | 'decrease' | 'add' | 'remove' | 'reset';

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
export interface PersonaDraft {
  id?: string;
  name?: string;
  description?: string;
  color?: string;
  instructions?: string;
  greeting?: string;
  examples?: string[];
  traits?: { id: string; name: string; description: string; intensity: number }[];
}

/** A clone to be made: what is left out is as in the original. */
export interface CloneWish {
  changes: { name: string; description: string };
  /** By trait id. */
  intensities: Record<string, number>;
}

/** The versions in which what a persona is made of changed, newest first. */
export interface PersonaVersions {
  items: { version: number; at: string; name: string; changed: string[] }[];
  nextBefore?: number;
}

export interface VersionDiff {
  version: number;
  changes: FieldChange[];
}

/** A field that differs, by its path. */
export interface FieldChange {
  field: string;
  before?: unknown;
  after?: unknown;
}
