import { describe, expect, it } from 'vitest';
import { hubErrorOf, problemOf } from './problem';

describe('problemOf', () => {
  it('reads problem details', async () => {
    const problem = await problemOf(
      new Response(JSON.stringify({ code: 'unavailable', detail: 'Down.', errors: { name: ['Too long.'] } }), { status: 503 }),
    );
    expect(problem).toMatchObject({ status: 503, code: 'unavailable', message: 'Down.', retryable: true });
    expect(problem.fields).toEqual({ name: ['Too long.'] });
  });

  it('makes do with what is none', async () => {
    expect(await problemOf(new Response('<html>', { status: 502 }))).toMatchObject({ code: 'http_502' });
  });
});

describe('hubErrorOf', () => {
  it('reads the code and the message', () => {
    const failure = new Error("An unexpected error occurred invoking 'x' on the server. HubException: session_busy: Wait: soon.");
    expect(hubErrorOf(failure)).toMatchObject({ status: 429, code: 'session_busy', message: 'Wait: soon.' });
  });

  it('takes all else for a broken connection', () => {
    expect(hubErrorOf(new Error('Invocation canceled'))).toMatchObject({ status: 0, code: 'unreachable', retryable: true });
  });
});
