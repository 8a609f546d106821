import type { Degradation, ObservedTrait, RecalledMemory } from '../api/types';

/** Every event carries its session and its place in that session's order; a retold one has 0 for a place. */
interface EventHead {
  sessionId: string;
  eventId: number;
}

interface Payloads {
  turn_started: { seq: number; personaId: string; clientMessageId: string; message: string };
  ai_delta: { seq: number; index: number; text: string };
  ai_response: {
    seq: number;
    message: string;
    personaId: string;
    clientMessageId: string;
    memories: RecalledMemory[];
    model: string;
    degraded: Degradation[];
    createdAt: string;
  };
  traits_extracted: {
    seq: number;
    traits: ObservedTrait[];
    confidence: number;
    suggestedActions: string[];
    degraded: Degradation[];
  };
  turn_failed: { seq: number; clientMessageId: string; code: string; message: string; retryable: boolean };
  turn_stopped: { seq: number; clientMessageId: string };
  typing: { userId?: string; personaId?: string; isTyping: boolean };
  presence: { online: number };
}

type SessionEventName = keyof Payloads;

export type SessionEventOf<Name extends SessionEventName> = {
  [N in Name]: { type: N } & EventHead & Payloads[N];
}[Name];

export type SessionEvent = SessionEventOf<SessionEventName>;

export const sessionEventNames: readonly SessionEventName[] = [
  'turn_started',
  'ai_delta',
  'ai_response',
  'traits_extracted',
  'turn_failed',
  'turn_stopped',
  'typing',
  'presence',
];
