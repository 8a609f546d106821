import { ApiError, problemOf, unreachable } from './problem';

export interface RequestOptions {
  body?: unknown;
  signal?: AbortSignal;
}

export interface Http {
  get<T>(path: string, signal?: AbortSignal): Promise<T>;
  send<T>(method: 'POST' | 'PUT' | 'PATCH' | 'DELETE', path: string, body?: unknown): Promise<T>;
}

/** Calls the API with a token, and tells when the token was refused. */
export function createHttp(token: () => string | null, onUnauthenticated: () => void): Http {
  async function call<T>(method: string, path: string, { body, signal }: RequestOptions): Promise<T> {
    const headers = new Headers({ Accept: 'application/json' });
    const bearer = token();
    if (bearer) headers.set('Authorization', `Bearer ${bearer}`);
    if (body !== undefined) headers.set('Content-Type', 'application/json');

    const response = await reach(path, {
      method,
      headers,
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      ...(signal ? { signal } : {}),
    });
    if (response.ok) return (response.status === 204 ? undefined : await response.json()) as T;

    const problem = await problemOf(response);
    if (problem.status === 401) onUnauthenticated();
    throw problem;
  }

  return {
    get: (path, signal) => call('GET', path, signal ? { signal } : {}),
    send: (method, path, body) => call(method, path, { body }),
  };
}

async function reach(path: string, init: RequestInit): Promise<Response> {
  try {
    return await fetch(path, init);
  } catch (failure) {
    if (failure instanceof DOMException && failure.name === 'AbortError') throw failure;
    throw unreachable();
  }
}

export function isAbort(failure: unknown): boolean {
  return failure instanceof DOMException && failure.name === 'AbortError';
}

export function isNotFound(failure: unknown): boolean {
  return failure instanceof ApiError && failure.status === 404;
}
