import { expect, it } from 'vitest';
import { retryDelay } from './backoff';

it('waits longer and longer, never longer than ten seconds', () => {
  const delays = Array.from({ length: 12 }, (_, attempts) => retryDelay(attempts, () => 1));
  expect(delays.slice(0, 4)).toEqual([0, 500, 1000, 2000]);
  expect(Math.max(...delays)).toBe(10_000);
});

it('leaves half of the wait to chance', () => {
  expect(retryDelay(3, () => 0)).toBe(1000);
});
