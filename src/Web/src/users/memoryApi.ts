import type { Memory, Page } from '../api/types';
import { http } from '../auth/authStore';

const path = (personaId: string, id = '') =>
  `/api/memories${id && `/${encodeURIComponent(id)}`}?personaId=${encodeURIComponent(personaId)}`;

/** What a persona remembers of the person who asks. */
export const memoryApi = {
  list: (personaId: string, cursor?: string, signal?: AbortSignal) =>
    http.get<Page<Memory>>(`${path(personaId)}&limit=20${cursor ? `&cursor=${encodeURIComponent(cursor)}` : ''}`, signal),
  edit: (personaId: string, id: string, change: { text?: string; pinned?: boolean }) =>
    http.send<Memory>('PATCH', path(personaId, id), change),
  forget: (personaId: string, id: string) => http.send<void>('DELETE', path(personaId, id)),
  forgetAll: (personaId: string) => http.send<{ forgotten: number }>('DELETE', path(personaId)),
};
