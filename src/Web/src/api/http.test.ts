import { afterEach, describe, expect, it, vi } from 'vitest';
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

describe('what is no answer of ours', () => {
  const page = '<!doctype html><title>Be right back</title>';
  const serve = (type: string) => vi.stubGlobal('fetch', () => Promise.resolve(new Response(page, { headers: { 'Content-Type': type } })));

  it.each(['text/html; charset=utf-8', 'application/json'])('is none, whatever it calls itself: %s', async (type) => {
    serve(type);
    await expect(http.get('/api/personas')).rejects.toMatchObject({ code: 'unreachable', message: 'The server cannot be reached.' });
    await expect(http.send('POST', '/api/personas', {})).rejects.toMatchObject({ code: 'unreachable' });
  });

  it('is not downloaded in the place of a file', async () => {
    serve('text/html');
    await expect(http.download('/api/personas/p/export')).rejects.toMatchObject({ code: 'unreachable' });
  });

  it('is a file that breaks off', async () => {
    const broken = new ReadableStream({ start: (stream) => stream.error(new TypeError('network error')) });
    vi.stubGlobal('fetch', () => Promise.resolve(new Response(broken)));
    await expect(http.download('/api/personas/p/export')).rejects.toMatchObject({ code: 'unreachable' });
  });
});
