import { newId } from '../api/ids';

const segment = encodeURIComponent;

/** The addresses of the views. */
export const routes = {
  universe: '/',
  talks: '/chat',
  studio: '/studio',
  you: '/you',
  keys: '/you/keys',
  persona: (personaId: string) => `/p/${segment(personaId)}`,
  /** A conversation and, where it has yet to begin, with whom. */
  talk: (sessionId: string, personaId?: string) =>
    `/chat/${segment(sessionId)}${personaId === undefined ? '' : `?with=${segment(personaId)}`}`,
  newTalk: (personaId?: string): string => routes.talk(newId('s'), personaId),
  edit: (personaId: string) => `/studio/${segment(personaId)}`,
} as const;

/** The same, as an address is matched. */
export const patterns = {
  persona: '/p/:personaId',
  talk: '/chat/:sessionId',
  edit: '/studio/:personaId',
} as const;
