import type { Memory, Page } from '../api/types';
import { http } from '../auth/authStore';

const path = (id: string) => `/api/memories/${encodeURIComponent(id)}`;

export const memoryApi = {
  list: (cursor?: string) =>
    http.get<Page<Memory>>(`/api/memories?limit=50${cursor ? `&cursor=${encodeURIComponent(cursor)}` : ''}`),
  pin: (id: string, pinned: boolean) => http.send<Memory>('PATCH', path(id), { pinned }),
  remove: (id: string) => http.send<void>('DELETE', path(id)),
};
