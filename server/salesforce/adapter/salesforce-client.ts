/** Calls of the REST API with the org's access token, and what their failures mean. */
import type * as z from 'zod/mini';
import { readRetryAfter } from '#server/platform/read-retry-after.ts';
import { ForeignError } from '#server/upstreams/foreign-configurator.ts';
import { restErrorsSchema, type WireError } from '../wire/configurator-answers.ts';
import { AccessToken, readJson, type ClientCredentials } from './access-token.ts';
import { withTimeLimit } from './time-limit.ts';

export interface SalesforceClientSettings extends ClientCredentials {
  /** `v66.0` or later. */
  readonly apiVersion: string;
  /** Is told of every request when its answer has been read; not of tokens. */
  readonly onCall?: ((call: { readonly path: string; readonly ms: number }) => void) | undefined;
}

export interface SalesforceCall<T> {
  /** Below `/services/data/v66.0/connect/`. */
  readonly path: string;
  readonly body: object;
  readonly schema: z.ZodMiniType<T>;
  /** BCP 47. */
  readonly locale: string;
  readonly signal: AbortSignal | undefined;
}

/** A refusal that names the context or the transaction of the call: it has expired, or was never there. */
export class ContextGone extends ForeignError {
  override readonly name = 'ContextGone';
}

const MOST_TEXT = 300;

export class SalesforceClient {
  readonly #settings: SalesforceClientSettings;
  readonly #token: AccessToken;

  constructor(settings: SalesforceClientSettings) {
    this.#settings = settings;
    this.#token = new AccessToken(settings);
  }

  /**
   * POST, as all calls of the configurator are. A token that was refused is replaced once.
   * @throws ForeignError
   */
  async post<T>(call: SalesforceCall<T>): Promise<T> {
    const token = await this.#token.get();
    const first = await this.#send(call, token);
    if (first.status !== 401) return this.#read(call, first, token);
    await this.#token.refuse(token);
    const fresh = await this.#token.get();
    return this.#read(call, await this.#send(call, fresh), fresh);
  }

  async #send({ path, body, locale, signal }: SalesforceCall<unknown>, token: string): Promise<RawAnswer> {
    const { baseUrl, apiVersion, timeoutMs, onCall } = this.#settings;
    const started = performance.now();
    return withTimeLimit({ timeoutMs, signal, call: path }, async (limited) => {
      const answer = await fetch(new URL(`/services/data/${apiVersion}/connect/${path}`, baseUrl), {
        method: 'POST',
        // Somebody else's address must not get the token.
        redirect: 'manual',
        headers: {
          Accept: 'application/json',
          'Accept-Language': locale,
          Authorization: `Bearer ${token}`,
          'Content-Type': 'application/json',
        },
        body: JSON.stringify(body),
        signal: limited,
      });
      return {
        status: answer.status,
        retryAfter: answer.headers.get('Retry-After'),
        text: await answer.text(),
      };
    }).finally(() => onCall?.({ path, ms: performance.now() - started }));
  }

  #read<T>({ path, schema }: SalesforceCall<T>, answer: RawAnswer, token: string): T {
    const content = readJson(answer.text);
    const conceal = (text: string) =>
      text.replaceAll(token, '…').replaceAll(this.#settings.clientSecret, '…').slice(0, MOST_TEXT);
    if (answer.status < 200 || answer.status > 299) throw this.#failure(path, answer, content, conceal);
    // 204 and the like have nothing to read.
    const read = schema.safeParse(content);
    if (!read.success) {
      const [issue] = read.error.issues;
      const place = content === undefined ? 'no JSON' : `not as expected at ${issue?.path.join('.') ?? ''}`;
      throw new ForeignError('unavailable', `Salesforce (${path}) answers what is ${place}.`);
    }
    refuseFailures(path, read.data, conceal);
    return read.data;
  }

  #failure(
    path: string,
    { status, retryAfter }: RawAnswer,
    content: unknown,
    conceal: (text: string) => string,
  ): ForeignError {
    const read = restErrorsSchema.safeParse(content);
    const errors = read.success ? read.data : [];
    const message = conceal(`Salesforce (${path}) answers ${String(status)}: ${textOf(errors)}`);
    const retryAfterSeconds = readRetryAfter(retryAfter, new Date());
    const options = retryAfterSeconds === undefined ? {} : { retryAfterSeconds };
    const isLimit = errors.some(({ errorCode }) => errorCode === 'REQUEST_LIMIT_EXCEEDED');
    if (status === 429 || isLimit) return new ForeignError('limited', message, options);
    if (status === 401 || status === 403) return new ForeignError('not-authorized', message);
    // An HTML page is no word of the API, whatever its status.
    if (!read.success) return new ForeignError('unavailable', message, options);
    if (status === 404 || status === 400) {
      if (namesContext(errors)) return new ContextGone('not-found', message);
      return new ForeignError(status === 404 ? 'not-found' : 'refused', message);
    }
    return new ForeignError('unavailable', message, options);
  }
}

interface RawAnswer {
  readonly status: number;
  readonly retryAfter: string | null;
  readonly text: string;
}

/** Some calls answer 200 and say in the body that they failed. */
function refuseFailures(path: string, content: unknown, conceal: (text: string) => string): void {
  if (typeof content !== 'object' || content === null) return;
  const { success, isSuccess, errors, errorResponse } = content as Record<string, unknown>;
  if (success !== false && isSuccess !== false) return;
  const read = restErrorsSchema.safeParse(errors ?? errorResponse);
  const list = read.success ? read.data : [];
  const message = conceal(`Salesforce (${path}) did not do it: ${textOf(list)}`);
  throw namesContext(list) ? new ContextGone('not-found', message) : new ForeignError('refused', message);
}

function namesContext(errors: readonly WireError[]): boolean {
  return errors.some(({ errorCode, message }) => {
    const text = `${errorCode ?? ''} ${message ?? ''}`;
    return (
      /context|transaction|session/i.test(text) &&
      /expired|not (?:be )?found|does not exist|doesn.t exist|there is no|invalid/i.test(text)
    );
  });
}

function textOf(errors: readonly WireError[]): string {
  const texts = errors.map(({ errorCode, message }) => `${errorCode ?? ''} ${message ?? ''}`.trim());
  return texts.join('; ') || 'no reason given';
}
