/** What a call is refused with: `{ message, status }`. */
export class StoreError extends Error {
  override readonly name = 'StoreError';
  readonly status: 400 | 429 | 500 | 503;
  readonly retryAfterSeconds: number | undefined;

  constructor(message: string, { status = 400, retryAfterSeconds, cause }: StoreErrorOptions = {}) {
    super(message, { cause });
    this.status = status;
    this.retryAfterSeconds = retryAfterSeconds;
  }
}

interface StoreErrorOptions {
  readonly status?: StoreError['status'];
  readonly retryAfterSeconds?: number;
  readonly cause?: unknown;
}
