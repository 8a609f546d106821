import type { MessagePage, Page, SessionSummary } from '../api/types';
import { http } from '../auth/authStore';
import type { Receipt } from './receipt';

const turnsInPage = 20;

export const sessionApi = {
  list: (cursor: string | null) =>
    http.get<Page<SessionSummary>>(`/api/sessions?limit=50${cursor ? `&cursor=${encodeURIComponent(cursor)}` : ''}`),

  messages: (sessionId: string, before?: number) =>
    http.get<MessagePage>(
      `/api/sessions/${encodeURIComponent(sessionId)}/messages?limit=${turnsInPage}${before ? `&before=${before}` : ''}`,
    ),

  receipt: (sessionId: string, seq: number, signal?: AbortSignal) =>
    http.get<Receipt>(`/api/sessions/${encodeURIComponent(sessionId)}/messages/${seq}/receipt`, signal),

  remove: (sessionId: string) => http.send<void>('DELETE', `/api/sessions/${encodeURIComponent(sessionId)}`),
};
