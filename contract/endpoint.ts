/** What an entry of the table of calls (`endpoints.ts`) says, and the addresses that follow from it. */
import type { AnswerName } from './answers.ts';

/** Base of the current version of the API. Addresses in answers begin with it. */
export const API_BASE = '/self-service-api-v1.3';
/** Base of the Lead Generator, whose calls are all anonymous; clients of the Self Service API use its `visualization`. */
export const LEAD_GENERATOR_BASE = '/configurator-api';

/** A version of the Self Service API. */
export interface TenantBase {
  readonly path: string;
  /** Whether values may stand in the path as well (`pathForm`); removed in 1.3. */
  readonly pathForms: boolean;
}

/** Where the embedded tenant answers. What 1.3 added besides is there in the older versions, too. */
export const TENANT_BASES: readonly TenantBase[] = [
  { path: API_BASE, pathForms: false },
  { path: '/self-service-api-v1.2', pathForms: true },
  { path: '/self-service-api', pathForms: true },
];
/** Where the gateway answers the same calls for the shop. */
export const GATEWAY_BASE = '/api';

/**
 * Cookie that pages can read: whether somebody has signed in to sell in this browser, so that the pages of shoppers need not ask. It gives no
 * right to anything.
 */
export const SIGNED_IN_COOKIE = 'bespoke_signed_in';

/**
 * For whom a call is made.
 *
 * - `everyone`: the answer is the same for all; the gateway sends no external id
 * - `visitor`: strangers are answered, known customers in their own way; the gateway starts no session
 * - `session`: the gateway starts a session; a caller of the tenant may also be anonymous (`configState`)
 * - `customer`: as `session`, and the tenant refuses the call without an external id (400)
 */
export type Caller = 'everyone' | 'visitor' | 'session' | 'customer';

/** `?` marks what may be left out. A flag is `true` or absent. */
export type ParameterType = 'text' | 'text?' | 'number' | 'number?' | 'flag?';
export type Parameters = Readonly<Record<string, ParameterType>>;

export type MediaType = `${string}/${string}`;
/** Name of the answer's schema in `answers.ts`, or the media type of one that is no JSON. */
export type AnswerType = AnswerName | MediaType;

/** What not every entry has to say. Every call besides takes `everyCall` and may answer `generalErrors`. */
export interface EndpointDetails {
  readonly query?: readonly Parameters[];
  /** Sent as a body, urlencoded or multipart; a caller of the tenant may also send it in the query. */
  readonly form?: readonly Parameters[];
  /** Sent like `form`, as often as needed: the first of each name belong together, then the second, and so on. */
  readonly pairs?: Parameters;
  /** Parameters whose names the table cannot know: contextual needs, attributes of an object, filters of a tab. */
  readonly others?: 'needs' | 'attributes' | 'filters';
  /** A body that is no form of texts: JSON, a multipart form with a `file`, or the bytes of a file. */
  readonly body?: 'json' | 'file' | 'bytes';
  /** The body may be JSON instead of a form, with the parameters in the query. */
  readonly alsoJson?: true;
  /** Statuses besides `generalErrors`. */
  readonly errors?: readonly (409 | 413 | 415 | 429 | 503 | 507)[];
  /** The same call under another spelling. */
  readonly alias?: string;
  /** The form with values in the path, of versions up to 1.2 ("Deprecated Methods"). The last part takes the rest of the path. */
  readonly pathForm?: string;
  /** Below this base instead of those of the Self Service API. */
  readonly base?: typeof LEAD_GENERATOR_BASE;
  /** Only for callers with a key: the gateway does not pass it on. */
  readonly through?: 'tenant';
}

/** One call. `path` is relative to the base; `:name` stands for one segment. */
export interface Endpoint extends EndpointDetails {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  readonly path: string;
  readonly caller: Caller;
  readonly answer: AnswerType;
}

/** The type of an entry; a detail that `EndpointDetails` does not name does not compile. */
type Entry<M, P, C, A, D> = D & {
  readonly method: M;
  readonly path: P;
  readonly caller: C;
  readonly answer: A;
};
type KnownDetails<D> = D & Readonly<Record<Exclude<keyof D, keyof EndpointDetails>, never>>;

export function endpoint<
  const M extends Endpoint['method'],
  const P extends string,
  const C extends Caller,
  const A extends AnswerType,
  const D extends EndpointDetails = Readonly<Record<never, never>>,
>(method: M, path: P, caller: C, answer: A, details?: KnownDetails<D>): Entry<M, P, C, A, D> {
  return { ...(details as D), method, path, caller, answer };
}

/** Parameters of every call, by their two spellings. Where both are sent, the header wins, but for the language. */
export const everyCall = {
  key: { header: 'X-Key', parameter: '_key' },
  externalId: { header: 'X-External-ID', parameter: '_externalId' },
  language: { header: 'X-Language', parameter: 'language' },
} as const;

/** Statuses that every call may answer ("Error Responses"); 504 is XML, the others carry `ApiErrorBody`. */
export const generalErrors = [400, 403, 404, 405, 500, 503, 504] as const;

/** Names of the segments of a path that stand for something. */
export type PathParameter<Path extends string> = Path extends `${string}:${infer Name}/${infer Rest}`
  ? Name | PathParameter<Rest>
  : Path extends `${string}:${infer Name}`
    ? Name
    : never;

export type PathParameters<Path extends string> = Readonly<Record<PathParameter<Path>, string>>;

/** A call's path with its parameters filled in and encoded, relative to the base. */
export function pathOf<Path extends string>(
  { path }: { readonly path: Path },
  parameters: PathParameters<Path>,
): string {
  const values: Readonly<Record<string, string>> = parameters;
  return path.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(values[name] ?? ''));
}

/** A call's address from the root of the instance, as answers give the addresses of pictures. */
export function addressOf<Path extends string>(
  endpoint: { readonly path: Path },
  parameters: PathParameters<Path>,
): string {
  return API_BASE + pathOf(endpoint, parameters);
}
