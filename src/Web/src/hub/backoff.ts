const longestMs = 10_000;

/**
 * How long to wait before the next attempt, in milliseconds: at once, then doubling from 500 ms to 10 s. Half of it is by chance,
 * so that the browsers of a restarted server do not come back all at the same moment.
 */
export function retryDelay(attempts: number, random: () => number = Math.random): number {
  if (attempts === 0) return 0;
  const most = Math.min(longestMs, 500 * 2 ** (attempts - 1));
  return most / 2 + (most / 2) * random();
}
