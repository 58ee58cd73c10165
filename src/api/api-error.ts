import type { ApiErrorBody } from '#contract/api-error.ts';

/**
 * Any failed call, one class for all: what went wrong (`kind`), the HTTP status when there was an answer, and the
 * tenant's own error object when it sent one.
 *
 * - `network`: no answer at all (offline, server down)
 * - `timeout`: gave up waiting
 * - `http`: an answer other than 2xx
 * - `contract`: a 2xx answer that is not what the API promises
 */
export class ApiError extends Error {
  override readonly name = 'ApiError';
  readonly kind: 'network' | 'timeout' | 'http' | 'contract';
  readonly status: number | undefined;
  readonly body: ApiErrorBody | undefined;
  /** What the server asks to wait for before the next try, milliseconds. */
  readonly retryAfter: number | undefined;

  constructor(
    kind: ApiError['kind'],
    message: string,
    detail: {
      status?: number;
      body?: ApiErrorBody | undefined;
      retryAfter?: number | undefined;
      cause?: unknown;
    } = {},
  ) {
    super(message, { cause: detail.cause });
    this.kind = kind;
    this.status = detail.status;
    this.body = detail.body;
    this.retryAfter = detail.retryAfter;
  }

  /** The thing asked for does not exist (any more), or is somebody else's: the API answers both alike. */
  get isNotFound(): boolean {
    return this.status === 404;
  }

  /** Worth trying again unchanged: the fault is on the way or on the other side, not in what was sent. */
  get isTransient(): boolean {
    return (
      this.kind === 'network' || this.kind === 'timeout' || this.status === 429 || (this.status ?? 0) >= 500
    );
  }
}

/** What a call answers, or how it failed. Anything else that is thrown is a defect of ours and stays thrown. */
export async function orApiError<T>(call: Promise<T>): Promise<T | ApiError> {
  try {
    return await call;
  } catch (error) {
    if (error instanceof ApiError) return error;
    throw error;
  }
}
