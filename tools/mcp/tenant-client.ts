/** Calls of the Self Service API for one customer, by the table of calls. */
import type { Answer, AnswerName } from '#contract/answers.ts';
import type { CallInput, Scalar } from '#contract/call-input.ts';
import { API_BASE, everyCall, pathOf, type Endpoint } from '#contract/endpoint.ts';

/** Where the tenant is and who calls. The assistant gets to know none of it. */
export interface TenantAccess {
  /** Address of the instance, or of the API's base below it. */
  readonly url: string;
  readonly key: string;
  readonly externalId: string;
  /** Language of texts; the tenant's own when absent. */
  readonly language?: string | undefined;
}

/** An error object of the API, or what stands for one where there is no answer. */
export class TenantCallError extends Error {
  override readonly name = 'TenantCallError';
  readonly status: number;
  /** The `cause` of the error object. */
  readonly reason: string;
  readonly uuid: string | undefined;

  constructor(status: number, reason: string, message: string, uuid?: string) {
    super(message);
    this.status = status;
    this.reason = reason;
    this.uuid = uuid;
  }
}

interface AnyInput {
  readonly path?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, Scalar | undefined>>;
  readonly form?: Readonly<Record<string, Scalar | undefined>>;
  readonly pairs?: readonly Readonly<Record<string, Scalar | undefined>>[];
}

export class TenantClient {
  readonly #access: TenantAccess;
  readonly #base: string;

  constructor(access: TenantAccess) {
    this.#access = access;
    const url = access.url.replace(/\/+$/, '');
    this.#base = /\/self-service-api(-v[\d.]+)?$/.test(url) ? url : url + API_BASE;
  }

  /**
   * Makes a call whose answer is JSON. Answers are taken as the contract describes them.
   * @throws TenantCallError
   */
  async call<E extends Endpoint & { readonly answer: AnswerName }>(
    endpoint: E,
    input: CallInput<E>,
  ): Promise<Answer<E['answer']>> {
    const response = await this.#send(endpoint, input as AnyInput);
    return (await response.json()) as Answer<E['answer']>;
  }

  /** Makes a call whose answer is a file. @throws TenantCallError */
  async download<E extends Endpoint>(endpoint: E, input: CallInput<E>): Promise<Uint8Array> {
    const response = await this.#send(endpoint, input as AnyInput);
    return new Uint8Array(await response.arrayBuffer());
  }

  async #send(endpoint: Endpoint, input: AnyInput): Promise<Response> {
    const query = new URLSearchParams(valuesOf(input.query)).toString();
    const path = pathOf<string>(endpoint, input.path ?? {});
    const { externalId, key, language } = this.#access;
    const hasBody = endpoint.method === 'POST' || endpoint.method === 'PUT';
    const response = await fetch(`${this.#base}${path}${query && `?${query}`}`, {
      method: endpoint.method,
      headers: {
        [everyCall.key.header]: key,
        [everyCall.externalId.header]: externalId,
        ...(language !== undefined && { [everyCall.language.header]: language }),
      },
      ...(hasBody && {
        body: new URLSearchParams([...valuesOf(input.form), ...(input.pairs ?? []).flatMap(valuesOf)]),
      }),
    }).catch((error: unknown) => {
      throw new TenantCallError(502, 'Unreachable', `The tenant cannot be reached: ${String(error)}`);
    });
    if (!response.ok) throw await errorIn(response);
    return response;
  }
}

function valuesOf(values: Readonly<Record<string, Scalar | undefined>> = {}): [string, string][] {
  return Object.entries(values).flatMap(([name, value]): [string, string][] =>
    value === undefined ? [] : [[name, String(value)]],
  );
}

async function errorIn(response: Response): Promise<TenantCallError> {
  const { status } = response;
  const text = await response.text();
  try {
    const body = JSON.parse(text) as { cause?: unknown; message?: unknown; uuid?: unknown };
    const uuid = typeof body.uuid === 'string' ? body.uuid : undefined;
    return new TenantCallError(status, String(body.cause), String(body.message), uuid);
  } catch {
    const message = status === 504 ? 'The tenant took too long. Nothing was changed.' : `Status ${status}.`;
    return new TenantCallError(status, 'No error object', message);
  }
}
