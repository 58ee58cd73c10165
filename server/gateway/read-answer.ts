import type { Logger } from 'pino';
import { GATEWAY_BASE } from '#contract/endpoint.ts';
import { concealInText, refuseKeyInStream } from './conceal-key.ts';
import { GatewayError } from './gateway-error.ts';
import type { Upstream } from './upstream.ts';

/** What of the tenant's answer may go to the browser. */
export interface CleanAnswer {
  readonly status: number;
  readonly headers: ReadonlyMap<string, string>;
  /** Text has been read and searched as a whole; everything else is searched while it passes. */
  readonly body: string | ReadableStream<Uint8Array> | null;
}

const passedHeaders = [
  'Content-Type',
  'Content-Disposition',
  'Content-Language',
  'ETag',
  'Last-Modified',
  'Retry-After',
];

/** Configurations, carts and errors are far smaller; more is a fault, and would fill the memory. */
const MAX_TEXT_BYTES = 32 * 1024 * 1024;

/** Pictures that name no caching of their own. */
const PICTURE_CACHING = 'private, max-age=3600';

/**
 * The tenant's answer without cookies, internal headers, addresses of the instance, or the key.
 *
 * @throws GatewayError for an answer that cannot be passed on
 */
export async function readAnswer(
  answer: Response,
  upstream: Upstream,
  logger: Logger | undefined,
): Promise<CleanAnswer> {
  const type = answer.headers.get('Content-Type') ?? '';
  const refused = refusal(answer.status, type);
  if (refused !== undefined) {
    await answer.body?.cancel();
    throw refused;
  }
  const { status } = answer;
  if (status === 401 || status === 403)
    logger?.error({ status }, 'The tenant refused the call: is the API key right?');
  const headers = new Map<string, string>();
  for (const name of passedHeaders) {
    const value = answer.headers.get(name);
    if (value !== null && concealInText(value, upstream.key) === undefined) headers.set(name, value);
  }
  const location = ownLocation(answer.headers.get('Location'), upstream);
  if (location !== undefined) headers.set('Location', location);
  headers.set('Cache-Control', cachingOf(answer, type));

  if (answer.body === null || status === 204 || status === 304) return { status, headers, body: null };
  const report = () => logger?.error({ status, type }, 'The tenant repeated the API key; it was withheld.');
  if (!isText(type)) {
    return { status, headers, body: answer.body.pipeThrough(refuseKeyInStream(upstream.key, report)) };
  }
  const text = await readText(answer.body, upstream);
  const concealed = concealInText(text, upstream.key);
  if (concealed !== undefined) report();
  return { status, headers, body: concealed ?? text };
}

/** Answers that are not the API's: a page of whatever stands in front of the tenant, or the XML of its own 504. */
function refusal(status: number, type: string): GatewayError | undefined {
  if (status >= 300 && status < 400 && status !== 304) {
    return new GatewayError(
      502,
      'Redirect',
      'The tenant sent us elsewhere: is UPSTREAM_URL its right address?',
    );
  }
  if (status < 400 || /\bjson\b/i.test(type)) return undefined;
  if (status === 504 || status === 503) {
    return new GatewayError(
      504,
      'Tenant overloaded',
      'The tenant is too busy to answer. Try again in a moment.',
    );
  }
  if (status === 404) return new GatewayError(404, 'Not found', 'The tenant does not know this address.');
  return new GatewayError(502, 'Bad answer', `The tenant failed (${status}) without saying why.`);
}

function isText(type: string): boolean {
  return /^(text\/|application\/([\w.-]+\+)?(json|xml|javascript)|image\/svg)/i.test(type);
}

/** "Location" of a 204 points into the API: to the same place on our side, or nowhere. */
function ownLocation(location: string | null, upstream: Upstream): string | undefined {
  if (location === null || !URL.canParse(location, upstream.base)) return undefined;
  const target = new URL(location, upstream.base);
  const base = new URL(upstream.base);
  if (target.origin !== base.origin || !target.pathname.startsWith(`${base.pathname}/`)) return undefined;
  for (const name of [...target.searchParams.keys()]) {
    if (/^_(key|externalid)$/i.test(name)) target.searchParams.delete(name);
  }
  const own = `${GATEWAY_BASE}${target.pathname.slice(base.pathname.length)}${target.search}`;
  return concealInText(own, upstream.key) ?? own;
}

/** Whatever is cached belongs to one browser: a picture may be a customer's own. */
function cachingOf(answer: Response, type: string): string {
  if (!type.startsWith('image/') && answer.status !== 304) return 'private, no-store';
  return answer.headers.get('Cache-Control')?.replace(/\bpublic\b/i, 'private') ?? PICTURE_CACHING;
}

async function readText(body: ReadableStream<Uint8Array>, upstream: Upstream): Promise<string> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  const reader = body.getReader();
  for (;;) {
    const { done, value } = await reader.read().catch((error: unknown) => {
      throw upstream.brokenAnswer(error);
    });
    if (done) return Buffer.concat(chunks).toString('utf8');
    bytes += value.byteLength;
    if (bytes > MAX_TEXT_BYTES) {
      await reader.cancel();
      throw new GatewayError(502, 'Answer too large', 'The tenant sent too much.');
    }
    chunks.push(value);
  }
}
