import { patience } from './patience';
import { ApiError, problemOf, unreachable } from './problem';

interface SendOptions {
  signal?: AbortSignal;
  headers?: Readonly<Record<string, string>>;
}

interface RequestOptions extends SendOptions {
  /** A file goes as it is, anything else as JSON. */
  body?: unknown;
}

interface Http {
  /** Gives up where the answer does not come: a network that has gone silent may keep a request open for minutes. */
  get<T>(path: string, signal?: AbortSignal): Promise<T>;
  send<T>(method: 'POST' | 'PUT' | 'PATCH' | 'DELETE', path: string, body?: unknown, options?: SendOptions): Promise<T>;
  /** Reads what is no JSON, however long that takes. */
  download(path: string): Promise<Blob>;
}

/** Calls the API with a token, and tells when the token was refused. */
export function createHttp(token: () => string | null, onUnauthenticated: () => void): Http {
  async function call(method: string, path: string, { body, signal, headers: more }: RequestOptions): Promise<Response> {
    const headers = new Headers({ Accept: 'application/json', ...more });
    const bearer = token();
    if (bearer) headers.set('Authorization', `Bearer ${bearer}`);
    const isFile = body instanceof Blob;
    if (body !== undefined) headers.set('Content-Type', isFile ? body.type || 'application/octet-stream' : 'application/json');

    const response = await reach(path, {
      method,
      headers,
      ...(body === undefined ? {} : { body: isFile ? body : JSON.stringify(body) }),
      ...(signal ? { signal } : {}),
    });
    // A proxy that answers for a server that is away says that all is well, with a page of its own.
    if (response.ok && response.headers.get('Content-Type')?.startsWith('text/html')) throw unreachable();
    if (response.ok) return response;

    const problem = await problemOf(response);
    if (problem.status === 401) onUnauthenticated();
    throw problem;
  }

  return {
    get: async (path, signal) => read(await call('GET', path, { signal: patience(signal) })),
    send: async (method, path, body, options) => read(await call(method, path, { ...options, body })),
    download: async (path) => {
      const response = await call('GET', path, { headers: { Accept: '*/*' } });
      return arriving(() => response.blob());
    },
  };
}

function read<T>(response: Response): Promise<T> {
  return arriving(async () => (response.status === 204 ? undefined : await response.json()) as T);
}

const reach = (path: string, init: RequestInit) => arriving(() => fetch(path, init));

/** Says in our own words what a browser says of an answer that does not come, or not to its end. */
async function arriving<T>(answer: () => Promise<T>): Promise<T> {
  try {
    return await answer();
  } catch (failure) {
    if (isAbort(failure)) throw failure;
    throw unreachable();
  }
}

export function isAbort(failure: unknown): boolean {
  return failure instanceof DOMException && failure.name === 'AbortError';
}

export function isNotFound(failure: unknown): boolean {
  return failure instanceof ApiError && failure.status === 404;
}
