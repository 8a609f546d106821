/** A refusal, from REST (RFC 9457 problem details), from the hub (`code: message`) or from a network that is not there. */
export class ApiError extends Error {
  readonly status: number;
  readonly code: string;
  /** What is wrong with which field of the request. */
  readonly fields: Readonly<Record<string, string[]>>;
  constructor(status: number, code: string, message: string, fields: Record<string, string[]> = {}) {
    super(message);
    this.name = 'ApiError';
    this.status = status;
    this.code = code;
    this.fields = fields;
  }

  /** Whether the same request may succeed later. */
  get retryable(): boolean {
    return this.status === 0 || this.status === 429 || this.status >= 500;
  }
}

interface ProblemDetails {
  detail?: string;
  title?: string;
  code?: string;
  errors?: Record<string, string[]>;
}

export const unreachable = () => new ApiError(0, 'unreachable', 'The server cannot be reached.');

/** Reads a failed response. A body that is no problem details, as a proxy may send, still gives an error with a message. */
export async function problemOf(response: Response): Promise<ApiError> {
  const details = await readDetails(response);
  return new ApiError(
    response.status,
    details.code ?? `http_${response.status}`,
    details.detail ?? details.title ?? `The server answered ${response.status}.`,
    details.errors,
  );
}

async function readDetails(response: Response): Promise<ProblemDetails> {
  try {
    return (await response.json()) as ProblemDetails;
  } catch {
    return {};
  }
}

const hubException = /HubException: ([a-z_]+): ([\s\S]*)$/;
const statusOfCode: Record<string, number> = {
  unauthenticated: 401,
  forbidden: 403,
  not_found: 404,
  persona_unknown: 404,
  session_unknown: 404,
  too_many_requests: 429,
  too_many_watches: 429,
  session_busy: 429,
  overloaded: 503,
  storage_unavailable: 503,
  cluster_unavailable: 503,
  unavailable: 503,
  internal_error: 500,
};

/** Reads what the hub's client throws. Anything that bears no code is a connection that broke. */
export function hubErrorOf(failure: unknown): ApiError {
  if (failure instanceof ApiError) return failure;
  const match = hubException.exec(failure instanceof Error ? failure.message : String(failure));
  if (!match) return unreachable();
  const [, code = '', message = ''] = match;
  return new ApiError(statusOfCode[code] ?? 400, code, message);
}

/** Whether the same question may get another answer later. */
export function mayHelpAgain(failure: unknown): boolean {
  return !(failure instanceof ApiError) || failure.retryable;
}

/** What to tell a person about any failure. */
export function messageOf(failure: unknown): string {
  return failure instanceof Error ? failure.message : 'Something went wrong.';
}
