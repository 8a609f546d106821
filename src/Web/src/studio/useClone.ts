import { useLocation } from 'wouter';
import type { CloneWish, Persona } from '../api/types';
import { personaApi } from '../personas/personaApi';
import { usePersonas } from '../personas/personaStore';
import { routes } from '../shared/routes';
import { useSubmission } from '../ui/useSubmission';

/** Makes a clone of a persona, and goes to see it, unless the person has left meanwhile: it is made all the same. */
export function useClone(persona: Persona, wish: CloneWish) {
  const put = usePersonas((state) => state.put);
  const [, navigate] = useLocation();
  const { errors, ...submission } = useSubmission(async (signal) => {
    const made = put(await personaApi.clone(persona.id, wish));
    if (!signal.aborted) navigate(routes.persona(made.id));
  });
  /** What is wrong with a field, which the server may name as one of the changes. */
  const errorsOf = (field: string) => errors[field] ?? errors[`changes.${field}`];
  return { ...submission, errorsOf };
}
