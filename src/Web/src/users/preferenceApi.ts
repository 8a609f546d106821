import { http } from '../auth/authStore';

export type Preferences = Record<string, string>;

const path = '/api/users/me/preferences';

export const preferenceApi = {
  get: (signal: AbortSignal) => http.get<Preferences>(path, signal),
  /** Replaces them all. */
  put: (preferences: Preferences) => http.send<Preferences>('PUT', path, preferences),
};
