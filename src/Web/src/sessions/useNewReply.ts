import { useState } from 'react';
import type { Exchange } from './conversation';
import { noNewReply, toReadAloud, withExchanges } from './newReply';

/** The reply that has come since the view appeared, for those who hear the page; empty where none has. */
export function useNewReply(exchanges: readonly Exchange[]): string {
  const [known, note] = useState(noNewReply);
  const now = withExchanges(known, exchanges);
  if (now !== known) note(now);
  return toReadAloud(now, exchanges);
}
