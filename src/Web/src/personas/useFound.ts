import { useCallback } from 'react';
import { mayHelpAgain, messageOf } from '../api/problem';
import { useAnswer } from '../shared/useAnswer';
import { usePersonas } from './personaStore';

interface Found {
  /** Why the persona cannot be had, else null. */
  failure: string | null;
  /** Undefined where the same question would get the same answer. */
  retry: (() => void) | undefined;
}

/** Reads a persona that is not known yet: before the list tells of it, which may be long, and where it never will, as of an unlisted one. */
export function useFound(personaId: string | null): Found {
  const isKnown = usePersonas((state) => personaId !== null && state.personas[personaId] !== undefined);
  const find = usePersonas((state) => state.find);
  const ask = useCallback(async () => (personaId === null ? undefined : find(personaId)), [find, personaId]);
  const { error, retry } = useAnswer(ask);
  return { failure: error === null || isKnown ? null : messageOf(error), retry: mayHelpAgain(error) ? retry : undefined };
}
