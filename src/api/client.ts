/**
 * One way to call the Self Service API through the gateway, by the table of calls (`contract/endpoints.ts`). Reads every
 * answer with a reader (`read/`) and throws `ApiError` for everything else. Knows no key, no external id, no toast and no
 * route.
 */
import * as v from 'valibot';
import type { CallInput, Scalar } from '#contract/call-input.ts';
import {
  GATEWAY_BASE,
  pathOf,
  type Endpoint,
  type everyCall,
  type PathParameters,
} from '#contract/endpoint.ts';
import { ApiError } from './api-error.ts';
import { takeEarlyAnswer } from './early-answer.ts';
import { apiErrorReader } from './read/api-error.ts';

interface CallOptions {
  /** That texts come back in. */
  readonly language?: string | undefined;
  readonly signal?: AbortSignal | undefined;
}

type Values = Readonly<Record<string, Scalar | readonly Scalar[] | undefined>>;
/** As `CallInput` of any call. */
interface AnyInput {
  readonly path?: Readonly<Record<string, string>>;
  readonly query?: Values;
  readonly form?: Values;
  readonly pairs?: readonly Values[];
  readonly json?: unknown;
}

const LANGUAGE_HEADER: (typeof everyCall)['language']['header'] = 'X-Language';

/** A slow tenant gets this long; then the person is told and may retry. */
const TIMEOUT_MS = 30_000;

interface ReadOptions<T> {
  readonly read: v.GenericSchema<unknown, T>;
  /** Gets the answer as JSON before it is read. */
  readonly prepare?: (body: unknown) => unknown;
}

/** The address of a call, for places that load by URL (pictures). */
export function urlOf<Path extends string>(
  endpoint: { readonly path: Path },
  path: PathParameters<Path>,
): string {
  return GATEWAY_BASE + pathOf(endpoint, path);
}

/**
 * Calls the API and returns what `read` makes of the answer.
 * @throws ApiError for every failure but an abort by the caller, which rejects with the signal's reason
 */
export async function call<E extends Endpoint, T>(
  endpoint: E,
  { read, prepare, ...request }: CallInput<E> & CallOptions & ReadOptions<T>,
): Promise<T> {
  return readAnswer(endpoint, await send(endpoint, request), { read, ...(prepare && { prepare }) });
}

/**
 * What `read` makes of an answer.
 * @throws ApiError for an answer that is an error, or not what was promised
 */
export async function readAnswer<T>(
  endpoint: Endpoint,
  response: Response,
  { read, prepare = (body) => body }: ReadOptions<T>,
): Promise<T> {
  const body = await readJson(response);
  if (!response.ok) throw httpError(response, body);
  const parsed = safeParse(endpoint, read, prepare(body));
  if (parsed.success) return parsed.output;
  const problems = parsed.issues.map((issue) => `${v.getDotPath(issue) ?? ''}: ${issue.message}`).join('; ');
  throw new ApiError('contract', `The answer of ${endpoint.path} is not what the API promises: ${problems}`, {
    status: response.status,
    cause: new v.ValiError(parsed.issues),
  });
}

function safeParse<T>({ path }: Endpoint, read: v.GenericSchema<unknown, T>, body: unknown) {
  try {
    return v.safeParse(read, body);
  } catch (cause) {
    // Groups in groups without end: the reader runs out of stack.
    throw new ApiError('contract', `The answer of ${path} cannot be read`, { cause });
  }
}

/** As `call`, for documents: returns the bytes and the file name the server suggests. */
export async function download<E extends Endpoint>(
  endpoint: E,
  request: CallInput<E> & CallOptions,
): Promise<{ blob: Blob; fileName: string | undefined }> {
  const response = await send(endpoint, request);
  if (!response.ok) throw httpError(response, await readJson(response));
  const fileName = fileNameIn(response.headers.get('content-disposition') ?? '');
  return { blob: await response.blob(), fileName };
}

/** The name in any script (`filename*`, RFC 8187) counts more than its stand-in for old browsers. */
function fileNameIn(disposition: string): string | undefined {
  const encoded = /filename\*=UTF-8''([^;]+)/i.exec(disposition)?.[1];
  try {
    if (encoded !== undefined) return decodeURIComponent(encoded.trim());
  } catch {
    // What cannot be decoded has a stand-in.
  }
  return /filename="?([^";]+)"?/i.exec(disposition)?.[1];
}

async function send(
  endpoint: Pick<Endpoint, 'method' | 'path'>,
  { path = {}, query, form, pairs = [], json, language, signal }: AnyInput & CallOptions,
): Promise<Response> {
  const hasJson = json !== undefined;
  const search = encode(query, hasJson ? form : undefined).toString();
  const sent = encode(hasJson ? undefined : form, ...pairs);
  const body = hasJson ? JSON.stringify(json) : sent.size > 0 ? sent : null;
  const url = urlOf(endpoint, path) + (search && `?${search}`);
  const timeout = AbortSignal.timeout(TIMEOUT_MS);
  const ended = AbortSignal.any(signal ? [signal, timeout] : [timeout]);
  try {
    const early = body ? undefined : takeEarlyAnswer({ method: endpoint.method, url, language }, ended);
    if (early) return await early;
    return await fetch(url, {
      method: endpoint.method,
      // A body, because commits can be long, and addresses end up in logs.
      body,
      headers: {
        ...(language && { [LANGUAGE_HEADER]: language }),
        ...(hasJson && { 'Content-Type': 'application/json' }),
      },
      credentials: 'same-origin',
      signal: ended,
    });
  } catch (cause) {
    if (signal?.aborted) throw cause;
    if (timeout.aborted)
      throw new ApiError('timeout', `No answer within ${TIMEOUT_MS / 1000} seconds`, { cause });
    throw new ApiError('network', 'The server cannot be reached', { cause });
  }
}

/** Undefined values are left out. */
function encode(...groups: readonly (Values | undefined)[]): URLSearchParams {
  const search = new URLSearchParams();
  for (const group of groups) {
    for (const [name, value] of Object.entries(group ?? {})) {
      for (const each of [value ?? []].flat()) search.append(name, String(each));
    }
  }
  return search;
}

async function readJson(response: Response): Promise<unknown> {
  if (response.status === 204) return undefined;
  const text = await response.text().catch((cause: unknown) => {
    const { name } = cause as Error;
    if (name === 'AbortError') throw cause;
    throw new ApiError(name === 'TimeoutError' ? 'timeout' : 'network', 'The answer broke off', { cause });
  });
  try {
    return text === '' ? undefined : JSON.parse(text);
  } catch {
    return undefined; // 504 is XML, and a proxy on the way may answer HTML
  }
}

function httpError(response: Response, body: unknown): ApiError {
  const parsed = v.safeParse(apiErrorReader, body);
  const error = parsed.success ? parsed.output : undefined;
  return new ApiError('http', error?.message || `The server answered ${response.status}`, {
    status: response.status,
    body: error,
    retryAfter: retryAfterOf(response),
  });
}

/** Seconds or a date, as HTTP has it; undefined where it is neither. */
function retryAfterOf({ headers }: Response): number | undefined {
  const said = headers.get('retry-after')?.trim();
  if (!said) return undefined;
  const wait = /^\d+$/.test(said) ? Number(said) * 1000 : Date.parse(said) - Date.now();
  return Number.isFinite(wait) ? Math.max(0, wait) : undefined;
}
