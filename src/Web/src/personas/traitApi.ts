import { limits } from '../api/limits';
import type { Trait } from '../api/types';
import { http } from '../auth/authStore';

/** One layer of a trait: core and persona set an intensity, rapport and session shift what lies below. */
export interface TraitLayer {
  layer: 'core' | 'persona' | 'rapport' | 'session';
  intensity?: number;
  shift?: number;
}

export interface ExplainedTrait {
  id: string;
  name: string;
  intensity: number;
  /** The lowest first. */
  layers: TraitLayer[];
}

export interface TraitEvent {
  version: number;
  at: string;
  kind: 'begun' | 'changed' | 'inherited' | 'observed' | 'rolledBack';
  reason: string;
  /** What was and is; absent where there was no such trait before, or is none after. */
  moves: { traitId: string; from?: number; to?: number }[];
}

export interface AdherencePoint {
  seq: number;
  at: string;
  adherence?: number;
}

interface AdherenceSeries {
  /** Newest first. */
  items: AdherencePoint[];
  mean?: number;
}

const path = (personaId: string, what: string) => `/api/personas/${encodeURIComponent(personaId)}/traits/${what}`;

export const traitApi = {
  /** The traits that every persona inherits. */
  core: (signal?: AbortSignal) => http.get<{ traits: Trait[] }>('/api/personality/core', signal),
  /** Why traits are as strong as they are towards the caller; in a session, if one is given. */
  explain: (personaId: string, sessionId: string | null, signal?: AbortSignal) =>
    http.get<{ traits: ExplainedTrait[] }>(
      path(personaId, 'explain') + (sessionId ? `?sessionId=${encodeURIComponent(sessionId)}` : ''),
      signal,
    ),
  /** The last changes, newest first. */
  history: (personaId: string, signal?: AbortSignal) =>
    http.get<{ items: TraitEvent[] }>(path(personaId, `history?limit=${limits.page}`), signal),
  adherence: (personaId: string, sessionId: string, signal?: AbortSignal) =>
    http.get<AdherenceSeries>(path(personaId, `adherence?limit=50&sessionId=${encodeURIComponent(sessionId)}`), signal),
};
