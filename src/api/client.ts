/**
 * One way to call the Self Service API through the gateway. Parses every answer with the contract and throws
 * `ApiError` for everything else. Knows no key, no external id, no toast and no route.
 */
import * as z from 'zod/mini';
import { apiErrorSchema } from '#contract/api-error.ts';
import { GATEWAY_BASE } from '#contract/paths.ts';
import { ApiError } from './api-error.ts';

type Scalar = string | number | boolean;

/** Named parameters; a list of pairs where a name repeats (multi-commit). Undefined ones are left out. */
export type Params = Readonly<Record<string, Scalar | undefined>> | readonly (readonly [string, Scalar])[];

export interface Call<T> {
  method?: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** From `apiPaths`. */
  path: string;
  query?: Params;
  /** Sent as an urlencoded body: commits can be long, and URLs end up in logs. */
  form?: Params;
  language?: string;
  schema: z.ZodMiniType<T>;
  signal?: AbortSignal | undefined;
}

/** A slow tenant gets this long; then the person is told and may retry. */
const TIMEOUT_MS = 30_000;

/** The address of a call, for places that load by URL (downloads, pictures). */
export function apiUrl(path: string, query?: Params): string {
  const search = query ? encode(query).toString() : '';
  return `${GATEWAY_BASE}${path}${search && `?${search}`}`;
}

/**
 * Calls the API and returns the parsed answer.
 * @throws ApiError for every failure but an abort by the caller, which rejects with the signal's reason
 */
export async function call<T>(request: Call<T>): Promise<T> {
  const response = await send(request);
  const body = await readJson(response);
  if (!response.ok) throw httpError(response, body);
  const parsed = z.safeParse(request.schema, body);
  if (parsed.success) return parsed.data;
  throw new ApiError(
    'contract',
    `The answer of ${request.path} is not what the API promises: ${z.prettifyError(parsed.error)}`,
    {
      status: response.status,
      cause: parsed.error,
    },
  );
}

/** As `call`, for documents: returns the bytes and the file name the server suggests. */
export async function download(
  request: Omit<Call<never>, 'schema'>,
): Promise<{ blob: Blob; fileName: string | undefined }> {
  const response = await send(request);
  if (!response.ok) throw httpError(response, await readJson(response));
  const fileName = /filename="?([^";]+)"?/i.exec(response.headers.get('content-disposition') ?? '')?.[1];
  return { blob: await response.blob(), fileName };
}

async function send({
  method = 'GET',
  path,
  query,
  form,
  language,
  signal,
}: Omit<Call<never>, 'schema'>): Promise<Response> {
  const timeout = AbortSignal.timeout(TIMEOUT_MS);
  try {
    return await fetch(apiUrl(path, query), {
      method,
      body: form ? encode(form) : null,
      headers: language ? { 'X-Language': language } : {},
      credentials: 'same-origin',
      signal: signal ? AbortSignal.any([signal, timeout]) : timeout,
    });
  } catch (cause) {
    if (signal?.aborted) throw cause;
    if (timeout.aborted)
      throw new ApiError('timeout', `No answer within ${TIMEOUT_MS / 1000} seconds`, { cause });
    throw new ApiError('network', 'The server cannot be reached', { cause });
  }
}

function encode(params: Params): URLSearchParams {
  const entries: readonly (readonly [string, Scalar | undefined])[] = Array.isArray(params)
    ? (params as readonly (readonly [string, Scalar])[])
    : Object.entries(params as Readonly<Record<string, Scalar | undefined>>);
  const search = new URLSearchParams();
  for (const [name, value] of entries) if (value !== undefined) search.append(name, String(value));
  return search;
}

async function readJson(response: Response): Promise<unknown> {
  if (response.status === 204) return undefined;
  const text = await response.text().catch((cause: unknown) => {
    if (cause instanceof TypeError) throw new ApiError('network', 'The answer broke off', { cause });
    if (cause instanceof DOMException && cause.name === 'TimeoutError')
      throw new ApiError('timeout', 'The answer did not end in time', { cause });
    throw cause;
  });
  try {
    return text === '' ? undefined : JSON.parse(text);
  } catch {
    return undefined; // 504 is XML, and a proxy on the way may answer HTML
  }
}

function httpError(response: Response, body: unknown): ApiError {
  const parsed = z.safeParse(apiErrorSchema, body);
  const error = parsed.success ? parsed.data : undefined;
  return new ApiError('http', error?.message || `The server answered ${response.status}`, {
    status: response.status,
    body: error,
  });
}
