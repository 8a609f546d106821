export interface Identity {
  userId: string;
  roles: readonly string[];
  /** When the token ceases to be accepted, in milliseconds since the epoch. */
  expiresAt: number;
  isGuest: boolean;
}

/** Reads what a token says of its bearer. For display only: the server alone decides what it is worth. */
export function readToken(token: string): Identity | null {
  try {
    const claims = JSON.parse(decodeBase64Url(token.split('.')[1] ?? '')) as Record<string, unknown>;
    if (typeof claims['sub'] !== 'string' || typeof claims['exp'] !== 'number') return null;
    const userId = claims['sub'];
    return {
      userId,
      roles: [claims['roles'], claims['role']].flat().filter((role) => typeof role === 'string'),
      expiresAt: claims['exp'] * 1000,
      isGuest: userId.startsWith('guest-'),
    };
  } catch {
    return null;
  }
}

function decodeBase64Url(text: string): string {
  const bytes = Uint8Array.from(atob(text.replace(/-/g, '+').replace(/_/g, '/')), (char) => char.charCodeAt(0));
  return new TextDecoder().decode(bytes);
}
