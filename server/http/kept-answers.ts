/**
 * Answers that are equal for many requests, kept as bytes: they are sent by `node:http` itself, without the objects, the headers
 * and the compression that the app would make again for each request.
 */
import { createHash } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Http2ServerRequest } from 'node:http2';
import type { Logger } from 'pino';
import { nameCall } from './name-call.ts';
import { REQUEST_ID_HEADER, requestIdOf } from '../platform/request-id.ts';
import type { Metrics } from '../platform/telemetry/metrics.ts';

/** Under which name the answer to a request is kept. */
export interface AnswerName {
  /** Everything that the answer depends on; it may be sent to every request of the same key. */
  readonly key: string;
  /** Asked before and after the app has answered: an answer that was made while it changed is not kept. */
  readonly stamp?: string;
  /** Whether browsers may keep the answer, too, and ask whether it has changed. Answers of the app that say so anyway need no mark. */
  readonly revalidate?: boolean;
}

/** The name for a request; undefined when its answer is nobody else's. */
export type NameAnswer = (
  request: IncomingMessage,
) => AnswerName | undefined | Promise<AnswerName | undefined>;

type Fetch = (
  request: Request,
  env: { readonly incoming: IncomingMessage | Http2ServerRequest },
) => Response | Promise<Response>;

interface KeptAnswer {
  /** Names and values in turn, as `writeHead` takes them. */
  readonly headers: readonly string[];
  /** The same without those that describe the body. */
  readonly unchangedHeaders: readonly string[];
  readonly etag: string | null;
  readonly body: Buffer;
}

const MAX_BYTES = 32 * 1024 * 1024;
const MAX_ANSWER_BYTES = 1024 * 1024;
/** What an answer takes besides its body. */
const OVERHEAD_BYTES = 4 * 1024;

export class KeptAnswers {
  readonly #nameOf: NameAnswer;
  readonly #maxBytes: number;
  readonly #logger: Logger | undefined;
  readonly #metrics: Metrics | undefined;
  readonly #trustProxy: boolean;
  /** In the order of their last use. */
  readonly #kept = new Map<string, KeptAnswer>();
  /** Requests whose answer is to be kept. */
  readonly #wanted = new WeakMap<object, { readonly name: AnswerName; readonly request: IncomingMessage }>();
  #bytes = 0;

  /** @param options.maxBytes of all that is kept; then what was used longest ago goes */
  constructor(
    nameOf: NameAnswer,
    options: {
      readonly maxBytes?: number;
      readonly logger?: Logger;
      readonly metrics?: Metrics | undefined;
      readonly trustProxy?: boolean;
    } = {},
  ) {
    this.#nameOf = nameOf;
    this.#maxBytes = options.maxBytes ?? MAX_BYTES;
    this.#logger = options.logger;
    this.#metrics = options.metrics;
    this.#trustProxy = options.trustProxy ?? false;
  }

  /** Answers from what is kept, or leaves the request to `otherwise`, which has to go through `keeping`. */
  handle(request: IncomingMessage, response: ServerResponse, otherwise: () => void): void {
    const name = this.#nameOf(request);
    if (!(name instanceof Promise)) {
      this.#answer(name, request, response, otherwise);
      return;
    }
    name.then(
      (found) => this.#answer(found, request, response, otherwise),
      // The app answers, with the error if it occurs again.
      otherwise,
    );
  }

  /** The app, whose answers are kept where they may be. */
  keeping(fetch: Fetch): Fetch {
    return async (request, env) => {
      const answer = await fetch(request, env);
      const wanted = this.#wanted.get(env.incoming);
      if (!wanted || !mayBeKept(answer, wanted.name)) return answer;
      const { name } = wanted;
      const body = Buffer.from(await answer.arrayBuffer());
      const headers = new Headers(answer.headers);
      headers.set('Content-Length', String(body.length));
      if (name.revalidate) {
        headers.set('ETag', `"${createHash('sha256').update(body).digest('base64url').slice(0, 27)}"`);
        headers.set('Cache-Control', 'private, no-cache');
      }
      const now = await this.#nameOf(wanted.request);
      if (now?.key === name.key && now.stamp === name.stamp) this.#keep(name.key, headers, body);
      return new Response(body, { status: 200, headers });
    };
  }

  #answer(
    name: AnswerName | undefined,
    request: IncomingMessage,
    response: ServerResponse,
    otherwise: () => void,
  ): void {
    const kept = name && this.#kept.get(name.key);
    if (!kept) {
      if (name) this.#wanted.set(request, { name, request });
      otherwise();
      return;
    }
    this.#kept.delete(name.key);
    this.#kept.set(name.key, kept);
    const sentId = request.headers[REQUEST_ID_HEADER.toLowerCase()];
    const requestId = requestIdOf(typeof sentId === 'string' ? sentId : undefined, this.#trustProxy);
    if (kept.etag !== null && isAmong(kept.etag, request.headers['if-none-match']))
      response.writeHead(304, [...kept.unchangedHeaders, REQUEST_ID_HEADER, requestId]).end();
    else response.writeHead(200, [...kept.headers, REQUEST_ID_HEADER, requestId]).end(kept.body);
    this.#record(request, response.statusCode, requestId);
  }

  #record({ method = '', url = '' }: IncomingMessage, status: number, requestId: string): void {
    const path = url.split('?')[0] ?? '';
    this.#logger?.info({ method, path, status, ms: 0, requestId }, 'request');
    this.#metrics?.request({ ...nameCall(method, path), method, status, seconds: 0 });
  }

  #keep(key: string, headers: Headers, body: Buffer): void {
    if (body.length > MAX_ANSWER_BYTES || this.#kept.has(key)) return;
    // Every answer has an id of its own.
    const pairs = [...headers].filter(([header]) => header !== REQUEST_ID_HEADER.toLowerCase());
    this.#kept.set(key, {
      headers: pairs.flat(),
      unchangedHeaders: pairs.filter(([name]) => !/^content-(length|type|encoding)$/.test(name)).flat(),
      etag: headers.get('ETag'),
      body,
    });
    this.#bytes += body.length + OVERHEAD_BYTES;
    for (const [oldest, { body: removed }] of this.#kept) {
      if (this.#bytes <= this.#maxBytes) break;
      this.#kept.delete(oldest);
      this.#bytes -= removed.length + OVERHEAD_BYTES;
    }
  }
}

/** Not an error, and not what is for one browser (a cookie); and browsers may keep it, too. */
function mayBeKept({ status, headers }: Response, { revalidate = false }: AnswerName): boolean {
  if (status !== 200 || headers.has('Set-Cookie')) return false;
  return revalidate || headers.has('ETag') || /\bimmutable\b/.test(headers.get('Cache-Control') ?? '');
}

/** Compared weakly, as `If-None-Match` is. */
function isAmong(etag: string, sent: string | undefined): boolean {
  if (sent === undefined) return false;
  const strong = (tag: string) => tag.trim().replace(/^W\//, '');
  return sent.trim() === '*' || sent.split(',').some((tag) => strong(tag) === strong(etag));
}
