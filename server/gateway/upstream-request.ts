import type { Context } from 'hono';
import { GatewayError } from './gateway-error.ts';
import type { UploadBody } from './relay-upload.ts';
import type { Upstream } from './upstream.ts';

/** Only the gateway sets these; what a browser sends under these names is dropped. */
const reserved = /^_(key|externalid)$/i;

/** Headers of the browser that the tenant gets. Cookies, addresses and unknown headers are not passed on. */
const passedHeaders = ['Accept', 'If-None-Match', 'If-Modified-Since'];

/**
 * The call as the tenant gets it: the same parameters, with key and external id from the gateway.
 *
 * @param path relative to the API's base, encoded
 * @param externalId undefined for calls that need none
 * @throws GatewayError 413 for a body larger than `maxBodyBytes`, 415 for one of another kind
 */
export async function buildUpstreamRequest(
  c: Context,
  to: {
    upstream: Upstream;
    path: string;
    externalId: string | undefined;
    maxBodyBytes: number;
    /** Instead of the browser's body, which is read by somebody else. */
    upload?: UploadBody;
  },
): Promise<Request> {
  const headers = new Headers({ 'X-Key': to.upstream.key });
  if (to.externalId !== undefined) headers.set('X-External-ID', to.externalId);
  for (const name of passedHeaders) {
    const value = c.req.header(name);
    if (value !== undefined) headers.set(name, value);
  }
  const language = c.req.header('X-Language');
  if (language !== undefined && /^[\w-]{2,35}$/.test(language)) headers.set('X-Language', language);

  const query = withoutReserved(new URL(c.req.url).searchParams).toString();
  const url = `${to.upstream.base}${to.path}${query && `?${query}`}`;
  const body = to.upload ?? (await readBody(c, to.maxBodyBytes));
  if (body) headers.set('Content-Type', body.type);
  // Uncompressed, because the answer is searched for the key; `relayAnswer` compresses it.
  headers.set('Accept-Encoding', 'identity');
  return new Request(url, {
    method: methodOf(c),
    headers,
    body: body?.content ?? null,
    ...(to.upload && { duplex: 'half' }),
  });
}

/** HEAD is sent as GET: the API does not document it. */
function methodOf(c: Context): string {
  return c.req.method === 'HEAD' ? 'GET' : c.req.method;
}

function withoutReserved(params: URLSearchParams): URLSearchParams {
  return new URLSearchParams([...params].filter(([name]) => !reserved.test(name)));
}

async function readBody(
  c: Context,
  maxBytes: number,
): Promise<{ type: string; content: string } | undefined> {
  const request = c.req.raw;
  if (c.req.method === 'GET' || c.req.method === 'HEAD' || request.body === null) return undefined;
  const content = await readText(request, maxBytes);
  if (content === '') return undefined;
  const type = request.headers.get('Content-Type') ?? 'application/x-www-form-urlencoded';
  if (/^application\/x-www-form-urlencoded\b/i.test(type)) {
    return {
      type: 'application/x-www-form-urlencoded',
      content: withoutReserved(new URLSearchParams(content)).toString(),
    };
  }
  if (/^application\/json\b/i.test(type)) return { type: 'application/json', content };
  throw new GatewayError(
    415,
    'Unsupported body',
    'Send parameters in the query, or as application/x-www-form-urlencoded or application/json.',
  );
}

/** Stops reading at the limit, whatever `Content-Length` says. */
async function readText(request: Request, maxBytes: number): Promise<string> {
  const tooLarge = () =>
    new GatewayError(413, 'Request too large', `A call may carry at most ${maxBytes} bytes.`);
  if (Number(request.headers.get('Content-Length') ?? 0) > maxBytes) throw tooLarge();
  const decoder = new TextDecoder();
  let text = '';
  let bytes = 0;
  try {
    for await (const chunk of (request.body ?? []) as AsyncIterable<Uint8Array>) {
      bytes += chunk.byteLength;
      if (bytes > maxBytes) throw tooLarge();
      text += decoder.decode(chunk, { stream: true });
    }
  } catch (error) {
    if (error instanceof GatewayError) throw error;
    // The browser went away: nothing is wrong here, and nobody reads the answer.
    throw new GatewayError(400, 'Incomplete request', 'The call ended before all of it was sent.', {
      cause: error,
    });
  }
  return text + decoder.decode();
}
