/** A tenant as the suite sees it: an address, a key, and two customers that nobody else uses. */
import { randomBytes } from 'node:crypto';

/**
 * Who calls: with the key alone, or with the external id of a customer. `other` is a second customer; `nobody` sends no key and
 * `intruder` a wrong one.
 */
export type Caller = 'anyone' | 'customer' | 'other' | 'nobody' | 'intruder';

export interface Answer {
  readonly status: number;
  /** Media type, without parameters. */
  readonly type: string;
  readonly headers: Headers;
  readonly bytes: Uint8Array;
  /** The JSON of the answer; undefined for anything else. */
  readonly body: unknown;
}

/** A call with everything filled in. */
export interface Call {
  readonly method: string;
  /** From the root of the instance, encoded. */
  readonly path: string;
  readonly by: Caller;
  readonly parameters?: readonly (readonly [name: string, value: string])[];
  readonly place?: 'query' | 'form' | 'multipart' | 'json';
  readonly headers?: Readonly<Record<string, string>>;
}

export type Send = (request: Request) => Promise<Response>;

export class Tenant {
  readonly base: string;
  readonly customer = `conformance-${randomBytes(8).toString('hex')}`;
  readonly other = `conformance-${randomBytes(8).toString('hex')}`;
  readonly key: string;
  readonly #url: string;
  readonly #send: Send;

  /** @param url address of the instance; @param base below it, with a slash before it and none behind */
  constructor(url: string, key: string, base: string, send: Send) {
    this.#url = url.replace(/\/+$/, '');
    this.key = key;
    this.base = base;
    this.#send = send;
  }

  async call({ method, path, by, parameters = [], place, headers: more }: Call): Promise<Answer> {
    const headers = new Headers(more);
    if (by !== 'nobody') headers.set('X-Key', by === 'intruder' ? 'not-the-key' : this.key);
    if (by === 'customer') headers.set('X-External-ID', this.customer);
    if (by === 'other') headers.set('X-External-ID', this.other);
    const where = place ?? (method === 'GET' || method === 'DELETE' ? 'query' : 'form');
    const pairs = parameters.map(([name, value]) => [name, value] as [string, string]);
    const search = where === 'query' && pairs.length > 0 ? `?${new URLSearchParams(pairs).toString()}` : '';
    const body = where === 'query' || pairs.length === 0 ? null : bodyOf(where, pairs);
    if (where === 'json') headers.set('Content-Type', 'application/json');
    const response = await this.#send(new Request(`${this.#url}${path}${search}`, { method, headers, body }));
    const bytes = new Uint8Array(await response.arrayBuffer());
    const type = (response.headers.get('Content-Type') ?? '').split(';')[0]?.trim() ?? '';
    return {
      status: response.status,
      type,
      headers: response.headers,
      bytes,
      body: type === 'application/json' ? readJson(bytes) : undefined,
    };
  }

  /** As `call`, for what a statement needs beforehand. @throws Error where it does not succeed */
  async ask(method: string, path: string, by: Caller, parameters: Readonly<Record<string, string>> = {}) {
    const answer = await this.call({
      method,
      path: this.base + path,
      by,
      parameters: Object.entries(parameters),
    });
    if (answer.status !== 200) throw new Error(`${method} ${path} answered ${answer.status}.`);
    return answer.body;
  }
}

function bodyOf(
  place: 'form' | 'multipart' | 'json',
  pairs: [string, string][],
): string | URLSearchParams | FormData {
  if (place === 'json') return JSON.stringify(Object.fromEntries(pairs));
  if (place === 'form') return new URLSearchParams(pairs);
  const form = new FormData();
  for (const [name, value] of pairs) form.append(name, value);
  return form;
}

function readJson(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(bytes)) as unknown;
  } catch {
    return undefined;
  }
}
