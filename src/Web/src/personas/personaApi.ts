import { limits } from '../api/limits';
import type {
  CloneWish,
  Inference,
  InferenceMethod,
  Lineage,
  Page,
  Persona,
  PersonaVersion,
  PersonaVersions,
  PersonaWish,
  TraitChange,
  TraitChanged,
  VersionDiff,
} from '../api/types';
import { http } from '../auth/authStore';

const mostPages = 20;

const path = (personaId: string) => `/api/personas/${encodeURIComponent(personaId)}`;

export const personaApi = {
  /** Reads every persona, up to 2,000: a page after the other, each told as it comes. */
  async *pages(): AsyncGenerator<Page<Persona>> {
    let cursor: string | undefined = '';
    for (let count = 0; count < mostPages && cursor !== undefined; count++) {
      const after: string = cursor && `&cursor=${encodeURIComponent(cursor)}`;
      const page = await http.get<Page<Persona>>(`/api/personas?limit=${limits.page}${after}`);
      yield page;
      cursor = page.nextCursor;
    }
  },

  get: (personaId: string) => http.get<Persona>(path(personaId)),
  create: (wish: PersonaWish) => http.send<Persona>('POST', '/api/personas', wish),
  edit: (personaId: string, wish: PersonaWish) =>
    http.send<Persona>('PATCH', path(personaId), wish),
  remove: (personaId: string) => http.send<void>('DELETE', path(personaId)),
  /** Reads one's own that were deleted, a hundred at most. */
  removed: (signal: AbortSignal) => http.get<Page<Persona>>(`/api/personas?deleted=true&limit=${limits.page}`, signal),
  restore: (personaId: string) => http.send<Persona>('POST', `${path(personaId)}/restore`),
  /** Makes a persona of a character card. */
  importCard: (card: Blob) => http.send<Persona>('POST', '/api/personas/import', card),
  exportCard: (personaId: string, format: 'png' | 'json') => http.download(`${path(personaId)}/card?format=${format}`),
  /**
   * Derives a persona from what somebody wrote or said; of a transcript, from one speaker’s lines. Where the server has a model it
   * reads them too, which may take minutes, unless it shall only be measured.
   */
  infer: (text: string, speaker: string, by: InferenceMethod | undefined, signal: AbortSignal) =>
    http.send<Inference>(
      'POST',
      '/api/personas/from-text',
      { text, ...(speaker ? { speaker } : {}), ...(by ? { by } : {}) },
      { signal },
    ),
  lineage: (personaId: string, signal?: AbortSignal) => http.get<Lineage>(`${path(personaId)}/lineage`, signal),
  clone: (personaId: string, wish: CloneWish) => http.send<Persona>('POST', `${path(personaId)}/clone`, wish),
  versions: (personaId: string, before?: number, signal?: AbortSignal) =>
    http.get<PersonaVersions>(`${path(personaId)}/versions?limit=20${before ? `&before=${before}` : ''}`, signal),
  /** What it was made of at a version. Told to its owner and to admins alone. */
  version: (personaId: string, version: number, signal?: AbortSignal) =>
    http.get<PersonaVersion>(`${path(personaId)}/versions/${version}`, signal),
  /** What a version changed. */
  diff: (personaId: string, version: number, signal?: AbortSignal) =>
    http.get<VersionDiff>(`${path(personaId)}/versions/${version}/diff`, signal),
  /** Brings a version back, unless the persona is no longer at the version that was looked at. */
  rollBack: (personaId: string, version: number, looked: number) =>
    http.send<Persona>('POST', `${path(personaId)}/rollback`, { version }, { headers: { 'If-Match': `"${looked}"` } }),
  changeTrait: (change: TraitChange) => http.send<TraitChanged>('PUT', '/api/personality', change),
};
