import { limits } from '../api/limits';
import type { Memory, Page, PersonaMemories } from '../api/types';
import { http } from '../auth/authStore';

const path = (personaId: string, id = '') =>
  `/api/memories${id && `/${encodeURIComponent(id)}`}?personaId=${encodeURIComponent(personaId)}`;

/** What a persona remembers of the person who asks. */
export const memoryApi = {
  /** All personas that remember something, the one that remembers most first. */
  async personas(signal: AbortSignal): Promise<string[]> {
    const found: PersonaMemories[] = [];
    let cursor: string | undefined;
    do {
      const page = await http.get<Page<PersonaMemories>>(`/api/memories/personas?limit=${limits.page}${cursor ? `&cursor=${cursor}` : ''}`, signal);
      found.push(...page.items);
      cursor = page.nextCursor;
    } while (cursor);
    return found.toSorted((one, other) => other.memories - one.memories).map(({ personaId }) => personaId);
  },
  list: (personaId: string, cursor?: string, signal?: AbortSignal) =>
    http.get<Page<Memory>>(`${path(personaId)}&limit=20${cursor ? `&cursor=${encodeURIComponent(cursor)}` : ''}`, signal),
  /** What would come to mind at these words, best first, all of it at once. */
  search: (personaId: string, words: string, signal?: AbortSignal) =>
    http.get<Page<Memory>>(`${path(personaId)}&query=${encodeURIComponent(words)}`, signal),
  edit: (personaId: string, id: string, change: { text?: string; pinned?: boolean }) =>
    http.send<Memory>('PATCH', path(personaId, id), change),
  forget: (personaId: string, id: string) => http.send<void>('DELETE', path(personaId, id)),
  forgetAll: (personaId: string) => http.send<{ forgotten: number }>('DELETE', path(personaId)),
};
