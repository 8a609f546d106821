import { afterEach, expect, it, vi } from 'vitest';
import { createHttp, isAbort } from './http';

const http = createHttp(
  () => null,
  () => undefined,
);

/** A network that takes every request and answers none. */
function fallSilent(): AbortController {
  vi.stubGlobal('fetch', (_: string, { signal }: RequestInit) =>
    new Promise((_, reject) => signal?.addEventListener('abort', () => reject(signal.reason as Error))),
  );
  const patience = new AbortController();
  vi.spyOn(AbortSignal, 'timeout').mockReturnValue(patience.signal);
  return patience;
}

afterEach(() => {
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

it('gives up on what is read and does not come, and says that the server cannot be reached', async () => {
  const patience = fallSilent();
  const answer = http.get('/api/personas');
  patience.abort(new DOMException('', 'TimeoutError'));
  await expect(answer).rejects.toMatchObject({ code: 'unreachable', retryable: true });
});

it('ends with whoever asked, and that is no failure', async () => {
  fallSilent();
  const leaving = new AbortController();
  const answer = http.get('/api/personas', leaving.signal).catch((failure: unknown) => failure);
  leaving.abort();
  expect(isAbort(await answer)).toBe(true);
});
