import type { Persona } from '../api/types';
import { useAuth } from '../auth/authStore';
import type { Identity } from '../auth/token';
import { usePersonas } from './personaStore';

export const usePersona = (personaId: string | null): Persona | undefined =>
  usePersonas((state) => (personaId === null ? undefined : state.personas[personaId]));

/** Whether the person may change a persona: it is their own, or they are an admin. The server decides in the end. */
export function useMayChange(persona: Persona | undefined): boolean {
  const identity = useAuth((auth) => auth.identity);
  return persona !== undefined && mayChange(identity, persona);
}

export function mayChange(identity: Identity | null, persona: Persona): boolean {
  return identity !== null && (identity.roles.includes('admin') || persona.ownerId === identity.userId);
}
