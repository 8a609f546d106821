import type { KeyScope } from '../../api/types';

/** What each scope lets a program do, as one would say it. */
export const meanings: Readonly<Record<KeyScope, string>> = {
  chat: 'Talk to personas',
  'personas:read': 'See personas and export them',
  'personas:write': 'Make, change and delete your personas',
  'sessions:read': 'Read your conversations',
  'sessions:write': 'Delete your conversations',
  'memories:read': 'Read what personas remember of you',
  'memories:write': 'Reword and forget what personas remember of you',
  admin: 'Do all this as an admin',
};

/** The scopes that one may give away: an admin's only who is one. */
export function scopesFor(isAdmin: boolean): KeyScope[] {
  return (Object.keys(meanings) as KeyScope[]).filter((scope) => isAdmin || scope !== 'admin');
}

export type Preset = 'talk' | 'read' | 'custom';

/** What is usually wanted, each with what it is called. */
export const presetNames: readonly (readonly [Preset, string])[] = [
  ['talk', 'Talk from another program'],
  ['read', 'Read only'],
  ['custom', 'Custom'],
];

export const presets: Readonly<Record<Exclude<Preset, 'custom'>, readonly KeyScope[]>> = {
  talk: ['chat'],
  read: ['personas:read', 'sessions:read', 'memories:read'],
};

/** What a key may do, for its row in the list. A server that is newer than this page may name scopes that we do not know. */
export const tellScopes = (scopes: readonly string[]) => scopes.map((scope) => meanings[scope as KeyScope] ?? scope).join(' · ');
