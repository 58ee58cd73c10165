import type { Context } from 'hono';
import { everyCall, type Endpoint } from '#contract/endpoint.ts';
import { customerId, type ApiAccess } from '../api-access.ts';
import { InvalidRequest } from '../tenant-error.ts';
import { checkExternalId, decodeHeader } from './external-id.ts';
import { readBody } from './read-body.ts';

interface Sent {
  readonly headers: Headers;
  /** The text of a body that is no form. */
  readonly json?: string | undefined;
  readonly access?: ApiAccess;
}

/**
 * The parameters of a call, merged from query and body (urlencoded or multipart), and from headers for those of every
 * call. A name may repeat; the order is kept ("Commit a Parameter": several `parameter` and `value`).
 */
export class ApiCall {
  readonly pairs: readonly (readonly [name: string, value: string])[];
  readonly #sent: Sent;

  constructor(pairs: readonly (readonly [string, string])[], sent: Sent) {
    this.pairs = pairs;
    this.#sent = sent;
  }

  /** The call with what its key stands for. */
  admitted(access: ApiAccess): ApiCall {
    return new ApiCall(this.pairs, { ...this.#sent, access });
  }

  /** What the key of the call stands for. @throws Error before `admitted` */
  get access(): ApiAccess {
    const { access } = this.#sent;
    if (!access) throw new Error('The key of this call has not been checked.');
    return access;
  }

  /** Whether the body was sent as JSON, which few calls take (`body` and `alsoJson` in the table). */
  get hasJson(): boolean {
    return this.#sent.json !== undefined;
  }

  /** The JSON of the body; undefined without one. Its content is not checked. @throws InvalidRequest */
  json(): unknown {
    if (this.#sent.json === undefined) return undefined;
    try {
      return JSON.parse(this.#sent.json) as unknown;
    } catch {
      throw new InvalidRequest('Broken body', 'The body is not well-formed JSON.');
    }
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
    const inHeader = this.#sent.headers.get(header);
    return inHeader === null ? this.get(parameter) : decodeHeader(inHeader);
  }

  /** The pairs that the call's entry in the table does not name: needs, attributes, filters. */
  others({ query = [], form = [] }: Endpoint): (readonly [name: string, value: string])[] {
    const named = new Set([everyCall.language.parameter, ...[...query, ...form].flatMap(Object.keys)]);
    // Names with an underscore are the API's (`_key`), or timestamps that clients send against caches.
    return this.pairs.filter(([name]) => !name.startsWith('_') && !named.has(name));
  }

  /** The call with the parts of its path as parameters, in the order of the path. */
  withPath(parts: Readonly<Record<string, string>>): ApiCall {
    return new ApiCall([...Object.entries(parts), ...this.pairs], this.#sent);
  }

  /** The call as an anonymous one, its parameters under the names that another call has for them. */
  anonymous(names: Readonly<Record<string, string>>): ApiCall {
    const { externalId } = everyCall;
    const headers = new Headers(this.#sent.headers);
    headers.delete(externalId.header);
    const pairs = this.pairs
      .filter(([name]) => name !== externalId.parameter)
      .map(([name, value]) => [names[name] ?? name, value] as const);
    return new ApiCall(pairs, { ...this.#sent, headers });
  }

  get key(): string | undefined {
    return this.#everywhere(everyCall.key);
  }

  #customer(sent: string): string {
    return customerId(this.#sent.access?.organization ?? '', checkExternalId(sent));
  }

  /**
   * The customer who calls, within the organization of the key. The header wins: a gateway sets it, and a parameter of the browser must not override it.
   * @throws InvalidRequest for one that is empty after trimming, too long or not printable
   */
  get externalId(): string | undefined {
    const sent = this.#everywhere(everyCall.externalId);
    return sent === undefined ? undefined : this.#customer(sent);
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

  hasHeader(name: string): boolean {
    return this.#sent.headers.has(name);
  }

  /** The customer to whom "Update Item in Cart" moves an item: `_externalId` where the header has the present owner. */
  get newExternalId(): string | undefined {
    const { header, parameter } = everyCall.externalId;
    if (!this.#sent.headers.has(header)) return undefined;
    const sent = this.get(parameter);
    return sent === undefined ? undefined : this.#customer(sent);
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
    const sent = (this.get(parameter) ?? this.#sent.headers.get(header) ?? '').trim();
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

/** What the middleware provides to the handlers. */
export interface TenantEnv {
  Variables: { call: ApiCall };
}

const MAX_PAIRS = 1_000;

/** The query alone, for deciding about the key before a body is read. */
export function readQuery(c: Context): ApiCall {
  return new ApiCall([...new URL(c.req.url).searchParams], { headers: c.req.raw.headers });
}

/**
 * Query and body merged.
 * @throws InvalidRequest for a body that is too large, of another type, or broken
 */
export async function readCall(c: Context): Promise<ApiCall> {
  const query = [...new URL(c.req.url).searchParams];
  const { pairs: sent, json } = await readBody(c.req.raw);
  const pairs = [...query, ...sent];
  if (pairs.length > MAX_PAIRS) {
    throw new InvalidRequest('Too many parameters', `A call may carry at most ${MAX_PAIRS} parameters.`);
  }
  return new ApiCall(pairs, { headers: c.req.raw.headers, json });
}
