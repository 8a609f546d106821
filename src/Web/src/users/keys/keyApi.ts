import type { ApiKey, CreatedKey, KeyScope } from '../../api/types';
import { http } from '../../auth/authStore';

const path = '/api/users/me/keys';

/** A key to be made. */
export interface KeyWish {
  name: string;
  scopes: readonly KeyScope[];
  /** After how many days it ends; absent for never or, for an admin's, as late as the server allows. */
  expiresInDays?: number;
}

export const keyApi = {
  list: async (signal: AbortSignal) => (await http.get<{ items: ApiKey[] }>(path, signal)).items,
  create: (wish: KeyWish) => http.send<CreatedKey>('POST', path, wish),
  revoke: (id: string) => http.send<void>('DELETE', `${path}/${encodeURIComponent(id)}`),
};
