import type { Page, Persona, PersonaDraft, TraitChange, TraitChanged } from '../api/types';
import { http } from '../auth/authStore';

const pageSize = 100;
const mostPages = 20;

export const personaApi = {
  /** Reads every persona, page by page, up to 2,000. */
  async all(): Promise<Persona[]> {
    const personas: Persona[] = [];
    let cursor: string | undefined;
    for (let page = 0; page < mostPages; page++) {
      const { items, nextCursor } = await http.get<Page<Persona>>(
        `/api/personas?limit=${pageSize}${cursor ? `&cursor=${encodeURIComponent(cursor)}` : ''}`,
      );
      personas.push(...items);
      if (!nextCursor) break;
      cursor = nextCursor;
    }
    return personas;
  },

  get: (personaId: string) => http.get<Persona>(`/api/personas/${encodeURIComponent(personaId)}`),
  create: (draft: PersonaDraft) => http.send<Persona>('POST', '/api/personas', draft),
  edit: (personaId: string, draft: PersonaDraft) =>
    http.send<Persona>('PATCH', `/api/personas/${encodeURIComponent(personaId)}`, draft),
  remove: (personaId: string) => http.send<void>('DELETE', `/api/personas/${encodeURIComponent(personaId)}`),
  changeTrait: (change: TraitChange) => http.send<TraitChanged>('PUT', '/api/personality', change),
};
