import type { Context } from 'hono';
import { everyCall, type Endpoint } from '#contract/endpoint.ts';
import { InvalidRequest } from '../tenant-error.ts';

/**
 * The parameters of a call, merged from query and body (urlencoded or multipart), and from headers for those of every
 * call. A name may repeat; the order is kept ("Commit a Parameter": several `parameter` and `value`).
 */
export class ApiCall {
  readonly pairs: readonly (readonly [name: string, value: string])[];
  readonly #headers: Headers;

  constructor(pairs: readonly (readonly [string, string])[], headers: Headers) {
    this.pairs = pairs;
    this.#headers = headers;
  }

  /** The first value of a parameter, the query before the body; undefined when it was not sent. */
  get(name: string): string | undefined {
    return this.pairs.find(([key]) => key === name)?.[1];
  }

  all(name: string): string[] {
    return this.pairs.filter(([key]) => key === name).map(([, value]) => value);
  }

  /** A switch such as `excludePricing`: true for `true` in any case, false for anything else. */
  flag(name: string): boolean {
    return this.get(name)?.trim().toLowerCase() === 'true';
  }

  /** A parameter of every call: its header, or else its query or body parameter. */
  #everywhere({ header, parameter }: (typeof everyCall)[keyof typeof everyCall]): string | undefined {
    return this.#headers.get(header) ?? this.get(parameter);
  }

  /** The pairs that the call's entry in the table does not name: needs, attributes, filters. */
  others({ query = [], form = [] }: Endpoint): (readonly [name: string, value: string])[] {
    const named = new Set([everyCall.language.parameter, ...[...query, ...form].flatMap(Object.keys)]);
    // Names with an underscore are the API's (`_key`), or timestamps that clients send against caches.
    return this.pairs.filter(([name]) => !name.startsWith('_') && !named.has(name));
  }

  /** The call with the parts of its path as parameters, in the order of the path. */
  withPath(parts: Readonly<Record<string, string>>): ApiCall {
    return new ApiCall([...Object.entries(parts), ...this.pairs], this.#headers);
  }

  get key(): string | undefined {
    return this.#everywhere(everyCall.key);
  }

  /**
   * The customer who calls. The header wins: a gateway sets it, and a parameter of the browser must not override it.
   * @throws InvalidRequest for one that is empty after trimming, too long or not printable
   */
  get externalId(): string | undefined {
    const sent = this.#everywhere(everyCall.externalId);
    return sent === undefined ? undefined : checkExternalId(sent);
  }

  /**
   * The external id of a call that needs one ("All shopping cart API operations require external entity ID").
   * @throws InvalidRequest (400, where the configurator's missing parameters are 404)
   */
  requireCustomer(): string {
    const { externalId } = this;
    if (externalId !== undefined) return externalId;
    throw new InvalidRequest(
      'Missing parameter',
      'Mandatory parameter/header not provided: _externalId/X-External-ID',
    );
  }

  /** The customer to whom "Update Item in Cart" moves an item: `_externalId` where the header has the present owner. */
  get newExternalId(): string | undefined {
    const { header, parameter } = everyCall.externalId;
    if (!this.#headers.has(header)) return undefined;
    const sent = this.get(parameter);
    return sent === undefined ? undefined : checkExternalId(sent);
  }

  /** How many pieces, where the call says so. @throws InvalidRequest for anything but a whole number in range */
  get qty(): number | undefined {
    const sent = this.get('qty')?.trim();
    if (sent === undefined) return undefined;
    const qty = /^\d{1,7}$/.test(sent) ? Number(sent) : 0;
    if (qty >= 1 && qty <= MAX_QTY) return qty;
    throw new InvalidRequest('Invalid parameter', `qty must be a whole number from 1 to ${MAX_QTY}.`);
  }

  /** The language asked for as a canonical tag (`de-AT`); undefined when none or no language at all. */
  get language(): string | undefined {
    const { header, parameter } = everyCall.language;
    const sent = (this.get(parameter) ?? this.#headers.get(header) ?? '').trim();
    if (sent.length > MAX_LANGUAGE_CHARS) return undefined;
    try {
      return Intl.getCanonicalLocales(sent.replaceAll('_', '-'))[0];
    } catch {
      return undefined;
    }
  }
}

const MAX_QTY = 1_000_000;
/** Longer tags are valid, but no language and region needs one. */
const MAX_LANGUAGE_CHARS = 35;

function checkExternalId(sent: string): string {
  const id = sent.trim();
  if (/^[\x21-\x7e]{1,200}$/.test(id)) return id;
  throw new InvalidRequest(
    'Invalid parameter',
    '_externalId/X-External-ID must be 1 to 200 printable characters without spaces.',
  );
}

/** What the middleware provides to the handlers. */
export interface TenantEnv {
  Variables: { call: ApiCall };
}

/** Far more than any real commit. */
export const MAX_BODY_BYTES = 256 * 1024;
const MAX_PAIRS = 1_000;

/** The query alone, for deciding about the key before a body is read. */
export function readQuery(c: Context): ApiCall {
  return new ApiCall([...new URL(c.req.url).searchParams], c.req.raw.headers);
}

/**
 * Query and body merged.
 * @throws InvalidRequest for a body that is too large, of another type, or broken
 */
export async function readCall(c: Context): Promise<ApiCall> {
  const query = [...new URL(c.req.url).searchParams];
  const pairs = [...query, ...(await readBody(c.req.raw))];
  if (pairs.length > MAX_PAIRS) {
    throw new InvalidRequest('Too many parameters', `A call may carry at most ${MAX_PAIRS} parameters.`);
  }
  return new ApiCall(pairs, c.req.raw.headers);
}

async function readBody(request: Request): Promise<[string, string][]> {
  const bytes = await readBytes(request);
  if (bytes.byteLength === 0) return [];
  const contentType = request.headers.get('Content-Type') ?? 'application/x-www-form-urlencoded';
  if (/^application\/x-www-form-urlencoded\b/i.test(contentType)) {
    return [...new URLSearchParams(new TextDecoder().decode(bytes))];
  }
  if (/^multipart\/form-data\b/i.test(contentType)) return readMultipart(bytes, contentType);
  throw new InvalidRequest(
    'Unsupported body',
    'Send parameters in the query, or as application/x-www-form-urlencoded or multipart/form-data.',
  );
}

async function readMultipart(
  bytes: Uint8Array<ArrayBuffer>,
  contentType: string,
): Promise<[string, string][]> {
  let form: FormData;
  try {
    form = await new Response(bytes, { headers: { 'Content-Type': contentType } }).formData();
  } catch {
    throw new InvalidRequest(
      'Broken body',
      'The multipart body cannot be read: check its boundary and line ends.',
    );
  }
  return [...form].map(([name, value]) => {
    if (typeof value === 'string') return [name, value];
    throw new InvalidRequest('Unexpected file', `"${name}" must be text: this endpoint takes no files.`);
  });
}

/** Reads the body up to the limit: `Content-Length` is checked first, then the bytes are counted. */
async function readBytes(request: Request): Promise<Uint8Array<ArrayBuffer>> {
  const tooLarge = () =>
    new InvalidRequest('Body too large', `The body must not be larger than ${MAX_BODY_BYTES / 1024} KiB.`);
  if (Number(request.headers.get('Content-Length') ?? 0) > MAX_BODY_BYTES) throw tooLarge();
  if (!request.body) return new Uint8Array();
  const chunks: Uint8Array[] = [];
  let size = 0;
  try {
    for await (const chunk of request.body as unknown as AsyncIterable<Uint8Array>) {
      size += chunk.byteLength;
      if (size > MAX_BODY_BYTES) throw tooLarge();
      chunks.push(chunk);
    }
  } catch (error) {
    if (error instanceof InvalidRequest) throw error;
    throw new InvalidRequest('Incomplete body', 'The call ended before all of it was sent.');
  }
  return new Uint8Array(Buffer.concat(chunks));
}
