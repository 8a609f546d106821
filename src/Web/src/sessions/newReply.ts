import { isRunning, type Exchange } from './conversation';

/** Which reply has come while somebody waited for it here. What was there before, or comes of the history, is no news. */
interface NewReply {
  /** The exchanges without a reply so far. */
  awaited: readonly string[];
  /** The exchange whose reply came last, else null. */
  come: string | null;
}

export const noNewReply: NewReply = { awaited: [], come: null };

export function withExchanges(known: NewReply, exchanges: readonly Exchange[]): NewReply {
  const awaited = exchanges.filter(isRunning).map(({ clientMessageId }) => clientMessageId);
  const answered = exchanges.findLast(({ status, clientMessageId }) => status === 'done' && known.awaited.includes(clientMessageId));
  const come = answered?.clientMessageId ?? known.come;
  const isSame = come === known.come && awaited.join() === known.awaited.join();
  return isSame ? known : { awaited, come };
}

/** What is to be read aloud: the reply that has come, until more is said. */
export function toReadAloud({ come }: NewReply, exchanges: readonly Exchange[]): string {
  const last = exchanges.at(-1);
  return last !== undefined && last.clientMessageId === come && last.status === 'done' ? last.reply : '';
}
