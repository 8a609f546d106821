import type { HistoryState } from './conversationState';

interface Known {
  /** With whom the talk is, as far as that is known. */
  personaId: string | null;
  /** Whether that persona is not to be had. */
  isMissing: boolean;
  hasBegun: boolean;
  /** How the read of what was said goes; undefined before it has begun. */
  history: HistoryState['status'] | undefined;
}

/** Whether what was said is shown, or that it is being read or could not be; if not, it is asked with whom the talk shall be. */
export function showsTalk({ personaId, isMissing, hasBegun, history }: Known): boolean {
  // What was said may yet tell with whom.
  if (personaId === null) return history !== 'ready';
  return hasBegun || !isMissing;
}
