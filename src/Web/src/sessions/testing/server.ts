import { vi } from 'vitest';
import { ApiError } from '../../api/problem';

interface Call {
  method: string;
  argument: Record<string, unknown>;
}

/** The server's hub, as far as conversations know it: it notes what it is asked, answers as told, and tells events. */
export const server = {
  calls: [] as Call[],
  answers: {} as Record<string, (argument: Record<string, unknown>) => Promise<unknown>>,
  /** Settles when the connection is open again; null while it is. */
  away: null as Promise<void> | null,
  /** How many calls have waited for that. */
  waited: 0,
  status: 'connected' as 'connected' | 'lost',
  /** Opens another connection. */
  connect: () => undefined as void,

  /** Begins anew: sessions are joined, messages taken, and no history is kept. */
  begin(): void {
    server.calls = [];
    server.away = null;
    server.waited = 0;
    server.status = 'connected';
    server.answers = { join: () => Promise.resolve({ eventId: 0, complete: true }), chat_message: () => Promise.resolve({ seq: 1 }) };
    keep(() => json(404, { code: 'session_unknown' }));
  },
  called: (method: string) => server.calls.filter((call) => call.method === method).map((call) => call.argument),
  tell: ({ type, ...event }: { type: string } & Record<string, unknown>) => listeners.get(type)!({ sessionId: 's1', ...event }),
};

const listeners = new Map<string, (event: object) => void>();

/** What stands in for `hub/hub`. */
export const standIn = {
  useConnection: { getState: () => ({ status: server.status }) },
  hub: {
    on: (name: string, listener: (event: object) => void) => listeners.set(name, listener),
    onEachConnection: (begin: () => void) => (server.connect = begin),
    call: async (method: string, argument: Record<string, unknown>, isStillWanted = () => true) => {
      if (server.away) {
        server.waited++;
        await server.away;
      }
      if (!isStillWanted()) throw new ApiError(0, 'unreachable', 'Nobody wants it.');
      server.calls.push({ method, argument });
      return server.answers[method]?.(argument);
    },
  },
};

export const json = (status: number, body: object) => new Response(JSON.stringify(body), { status });

export const turn = (seq: number) => ({
  seq,
  personaId: 'p',
  userMessage: `Said ${seq}`,
  aiResponse: `Reply ${seq}`,
  traits: [],
  createdAt: '2026-01-01T00:00:00Z',
  clientMessageId: `m${seq}`,
  suggestedActions: [],
  memories: [],
  model: 'offline',
  degraded: [],
});

/** The history as the server keeps it; notes what is asked of it. */
export function keep(page: (before: string | null) => Response): string[] {
  const asked: string[] = [];
  vi.stubGlobal('fetch', (path: string) => {
    asked.push(path);
    return Promise.resolve(page(new URL(path, 'http://x').searchParams.get('before')));
  });
  return asked;
}
