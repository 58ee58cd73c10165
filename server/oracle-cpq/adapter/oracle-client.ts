import type * as z from 'zod/mini';
import { ForeignError } from '#server/upstreams/foreign-configurator.ts';
import { CONFIGURATIONS, errorSchema, type CallPath } from '../wire/calls.ts';
import { readRetryAfter } from '#server/platform/read-retry-after.ts';
import type { StoreLogin } from './store-login.ts';

/** Answers are some hundred kilobytes. */
const MAX_ANSWER_BYTES = 8 * 1024 * 1024;
/** Characters of the store's own message that an error keeps. */
const LONGEST_MESSAGE = 300;

export interface OracleClientOptions {
  /** Address of the store, without the path of the API. */
  readonly baseUrl: string;
  readonly timeoutMs: number;
  /** Absent for a store that is open to anonymous shoppers. */
  readonly login: StoreLogin | undefined;
  /** Is told of every request when its answer has been read; not of logins. */
  readonly onCall?: ((call: { readonly path: CallPath; readonly ms: number }) => void) | undefined;
}

/** The store refuses the request: for a value that is not offered (any more), or a session that it has forgotten. */
export class RequestRefused extends Error {
  override readonly name = 'RequestRefused';
}

/** What the store refuses a request with that it understood. */
const REFUSALS = new Set([400, 404, 409, 410, 422]);

export class OracleClient {
  readonly #options: OracleClientOptions;

  constructor(options: OracleClientOptions) {
    this.#options = options;
  }

  /**
   * Makes a call, and once more with a new token where the store does not accept the one it has.
   *
   * @throws RequestRefused for 400, 404, 409, 410 and 422
   * @throws ForeignError for everything else that is no answer: `limited`, `not-authorized` or `unavailable`
   */
  async post<Schema extends z.ZodMiniType>(
    path: CallPath,
    body: object,
    schema: Schema,
    signal: AbortSignal | undefined,
  ): Promise<z.infer<Schema>> {
    const { login, timeoutMs } = this.#options;
    try {
      const limit = limitedSignal(timeoutMs, signal);
      const token = await login?.token();
      const text = JSON.stringify(body);
      const first = await this.#send(path, text, token, limit);
      if (first.status !== 401) return readAnswer(path, first, schema);
      if (!login) throw new ForeignError('not-authorized', `${path}: the store wants a login.`);
      return readAnswer(path, await this.#send(path, text, await login.renew(token), limit), schema);
    } catch (error) {
      if (error instanceof ForeignError || error instanceof RequestRefused) throw error;
      throw new ForeignError('unavailable', `${path}: no answer from the store.`, { cause: error });
    }
  }

  async #send(
    path: CallPath,
    body: string,
    token: string | undefined,
    signal: AbortSignal,
  ): Promise<StoreAnswer> {
    const started = performance.now();
    try {
      const answer = await fetch(this.#options.baseUrl + CONFIGURATIONS + path, {
        method: 'POST',
        headers: {
          'Content-Type': 'application/json',
          Accept: 'application/json',
          ...(token !== undefined && { Authorization: `Bearer ${token}` }),
        },
        body,
        redirect: 'manual',
        signal,
      });
      const retryAfter = answer.headers.get('Retry-After');
      return { status: answer.status, retryAfter, text: await readText(path, answer) };
    } finally {
      this.#options.onCall?.({ path, ms: performance.now() - started });
    }
  }
}

interface StoreAnswer {
  readonly status: number;
  readonly retryAfter: string | null;
  readonly text: string;
}

/** Ends at the limit, or earlier when the caller no longer waits. */
function limitedSignal(timeoutMs: number, signal: AbortSignal | undefined): AbortSignal {
  const limit = AbortSignal.timeout(timeoutMs);
  return signal ? AbortSignal.any([limit, signal]) : limit;
}

function readAnswer<Schema extends z.ZodMiniType>(
  path: CallPath,
  { status, retryAfter, text }: StoreAnswer,
  schema: Schema,
): z.infer<Schema> {
  const isOk = status >= 200 && status < 300;
  if (status === 401 || status === 403)
    throw new ForeignError('not-authorized', `${path}: the store answered ${status}.`);
  if (status === 429) {
    const retryAfterSeconds = readRetryAfter(retryAfter, new Date());
    throw new ForeignError('limited', `${path}: too many calls.`, {
      ...(retryAfterSeconds !== undefined && { retryAfterSeconds }),
    });
  }
  if (!isOk && !REFUSALS.has(status))
    throw new ForeignError('unavailable', `${path}: the store answered ${status}.`);
  const body = parseJson(path, text);
  if (!isOk) {
    const refusal = errorSchema.safeParse(body);
    // A page of a proxy can have these statuses, too; only the store's own errors are about the request.
    if (!refusal.success && status !== 409)
      throw new ForeignError('unavailable', `${path}: the store answered ${status} without a reason.`);
    const message = refusal.success ? refusal.data.message : `The store answered ${status}.`;
    throw new RequestRefused(message.slice(0, LONGEST_MESSAGE));
  }
  const read = schema.safeParse(body);
  if (read.success) return read.data;
  const place = read.error.issues[0]?.path.join('.') ?? '';
  throw new ForeignError('unavailable', `${path}: the answer is not as documented: ${place}.`);
}

async function readText(path: CallPath, answer: Response): Promise<string> {
  const decoder = new TextDecoder();
  let text = '';
  let bytes = 0;
  for await (const chunk of (answer.body ?? []) as AsyncIterable<Uint8Array>) {
    bytes += chunk.byteLength;
    if (bytes > MAX_ANSWER_BYTES) throw new ForeignError('unavailable', `${path}: the answer is too large.`);
    text += decoder.decode(chunk, { stream: true });
  }
  return text + decoder.decode();
}

function parseJson(path: CallPath, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // What it is instead may be a page with anything in it: it is not repeated.
    throw new ForeignError('unavailable', `${path}: the answer is not JSON.`);
  }
}
