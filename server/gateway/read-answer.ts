import type { Logger } from 'pino';
import { GATEWAY_BASE } from '#contract/endpoint.ts';
import { concealInJson, containsKey, refuseKeyInStream } from './conceal-key.ts';
import { GatewayError } from './gateway-error.ts';
import { peek, sniffContent, type Content } from './sniff-content.ts';
import type { Upstream } from './upstream.ts';

/** The parts of a tenant's answer that go to the browser. */
export interface CleanAnswer {
  readonly status: number;
  readonly headers: ReadonlyMap<string, string>;
  /** JSON, searched for the key as a whole; anything else is a stream, searched while it is read. */
  readonly body: string | ReadableStream<Uint8Array> | null;
}

const passedHeaders = ['Content-Language', 'ETag', 'Last-Modified', 'Retry-After'];

/** Answers of the API are far smaller. Text is held in memory as a whole. */
const MAX_TEXT_BYTES = 32 * 1024 * 1024;

/** CAD files and tables are texts, which no first bytes tell apart from a page. */
const UNKNOWN_FILE = { kind: 'document', type: 'application/octet-stream' } as const;

/** For pictures without `Cache-Control`. */
const PICTURE_CACHING = 'private, max-age=3600';

/**
 * The tenant's answer without cookies, internal headers, addresses of the instance, or the key. It must not become a page of the
 * shop's origin: only JSON, pictures, PDFs and archives pass, by their label and by their bytes, and what is no picture is an
 * attachment. A call whose answer may be any file (`isFile`) also passes bytes of unknown kinds, as an attachment without a type.
 *
 * @throws GatewayError for an answer that cannot be passed on
 */
export async function readAnswer(
  answer: Response,
  upstream: Upstream,
  logger: Logger | undefined,
  { isFile = false }: { readonly isFile?: boolean } = {},
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
    if (value !== null && !containsKey(value, upstream.key)) headers.set(name, value);
  }
  const location = gatewayLocation(answer.headers.get('Location'), upstream);
  if (location !== undefined) headers.set('Location', location);
  headers.set('Cache-Control', cachingOf(answer, type));

  const { body } = answer;
  if (body === null || status === 204 || status === 304) return { status, headers, body: null };
  const report = () => logger?.error({ status, type }, 'The tenant repeated the API key; it was withheld.');
  if (isJson(type)) {
    headers.set('Content-Type', 'application/json');
    return { status, headers, body: readJson(await readText(body, upstream), upstream.key, report) };
  }
  const { start, all } = await peek(body);
  const content =
    sniffContent(start) ?? (isFile ? UNKNOWN_FILE : isPlainText(type) && isSaved(answer) ? TEXT : undefined);
  if (content === undefined || !fits(content, type)) {
    await all.cancel();
    logger?.error({ status, type }, 'The tenant sent content that is not what its label says.');
    throw new GatewayError(502, 'Bad answer', 'The tenant sent a document that the shop cannot show.');
  }
  headers.set('Content-Type', content.type);
  if (content.kind !== 'picture' || isSaved(answer))
    headers.set('Content-Disposition', attachmentOf(answer, upstream.key));
  return { status, headers, body: all.pipeThrough(refuseKeyInStream(upstream.key, report)) };
}

function isJson(type: string): boolean {
  return /^application\/([\w.-]+\+)?json\b/i.test(type);
}

/** Texts that a customer has attached. They are saved as files, and no browser makes a page of this type. */
const TEXT: Content = { kind: 'document', type: 'text/plain; charset=utf-8' };

function isPlainText(type: string): boolean {
  return /^text\/(plain|csv)\b/i.test(type);
}

function isPicture(type: string): boolean {
  return /^image\//i.test(type);
}

/** A picture that the tenant wants saved, such as an attachment. */
function isSaved(answer: Response): boolean {
  return /^attachment\b/i.test(answer.headers.get('Content-Disposition') ?? '');
}

/** Whether content is as its label says: a picture where that says so, and only there. */
function fits(content: Content, type: string): boolean {
  return isPicture(type) === (content.kind !== 'document');
}

/** @throws GatewayError 502 for what is not JSON, or cannot be rid of the key */
function readJson(text: string, key: string, report: () => void): string {
  if (!/^\s*[{["\d-]|^\s*(true|false|null)\s*$/.test(text)) {
    throw new GatewayError(502, 'Bad answer', 'The tenant sent something else than JSON.');
  }
  try {
    const concealed = concealInJson(text, key);
    if (concealed === undefined) return text;
    report();
    if (!containsKey(concealed, key)) return concealed;
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    report();
  }
  throw new GatewayError(502, 'Bad answer', 'The tenant sent an answer that cannot be shown.');
}

/** Saved as a file, never opened as a page. The name is the tenant's. */
function attachmentOf(answer: Response, key: string): string {
  const sent = answer.headers.get('Content-Disposition') ?? '';
  const [, parameters = ''] = /^[^;]*(;.*)$/.exec(sent) ?? [];
  return containsKey(sent, key) ? 'attachment' : `attachment${parameters}`;
}

/** The error for an answer that is not the API's: a proxy's page, a redirect, or the XML of the tenant's 504. */
function refusal(status: number, type: string): GatewayError | undefined {
  if (status >= 300 && status < 400 && status !== 304) {
    return new GatewayError(502, 'Redirect', 'The tenant answered with a redirect. Check UPSTREAM_URL.');
  }
  if (status < 400 || isJson(type)) return undefined;
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

/** The `Location` of a 204 as an address of the gateway; undefined when it does not point into the API. */
function gatewayLocation(location: string | null, upstream: Upstream): string | undefined {
  if (location === null || !URL.canParse(location, upstream.base)) return undefined;
  const target = new URL(location, upstream.base);
  const base = new URL(upstream.base);
  if (target.origin !== base.origin || !target.pathname.startsWith(`${base.pathname}/`)) return undefined;
  for (const name of [...target.searchParams.keys()]) {
    if (/^_(key|externalid)$/i.test(name)) target.searchParams.delete(name);
  }
  const address = `${GATEWAY_BASE}${target.pathname.slice(base.pathname.length)}${target.search}`;
  return containsKey(address, upstream.key) ? undefined : address;
}

/** Only the browser may cache, no proxy: a picture may belong to one customer. */
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
