/**
 * Uploads by the table of calls. `fetch` does not say how much has been sent, so this is the one place that uses
 * `XMLHttpRequest`; answers are read as those of other calls.
 */
import type * as v from 'valibot';
import type { Endpoint, PathParameters } from '#contract/endpoint.ts';
import { ApiError } from './api-error.ts';
import { readAnswer, urlOf } from './client.ts';

export interface UploadOptions {
  readonly language: string;
  readonly signal: AbortSignal;
  /** @param share of the file that has been sent, from 0 to 1 */
  readonly onProgress: (share: number) => void;
}

interface UploadRequest<Path extends string, T> extends UploadOptions {
  readonly path: PathParameters<Path>;
  readonly query?: Readonly<Record<string, string>>;
  /** A form with the file, or the file itself. */
  readonly body: FormData | Blob;
  readonly read: v.GenericSchema<unknown, T>;
}

/** @throws ApiError as `call`, and the reason of the signal */
export async function upload<E extends Endpoint, T>(
  endpoint: E,
  { path, query = {}, body, read, ...options }: UploadRequest<E['path'], T>,
): Promise<T> {
  const search = new URLSearchParams(query).toString();
  const url = urlOf<E['path']>(endpoint, path) + (search && `?${search}`);
  return readAnswer(endpoint, await send(endpoint.method, url, body, options), { read });
}

function send(
  method: string,
  url: string,
  body: FormData | Blob,
  { language, signal, onProgress }: UploadOptions,
): Promise<Response> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    const fail = () => {
      if (signal.aborted) reject(signal.reason as Error);
      else reject(new ApiError('network', 'The server cannot be reached', {}));
    };
    request.open(method, url);
    request.setRequestHeader('X-Language', language);
    // A form brings its own type, with its boundary.
    if (body instanceof Blob) request.setRequestHeader('Content-Type', 'application/octet-stream');
    request.upload.onprogress = ({ loaded, total, lengthComputable }) => {
      if (lengthComputable && total > 0) onProgress(loaded / total);
    };
    request.onload = () => {
      const { status, responseText } = request;
      resolve(new Response(responseText === '' ? null : responseText, { status }));
    };
    request.onerror = fail;
    request.onabort = fail;
    signal.addEventListener('abort', () => request.abort(), { once: true });
    if (signal.aborted) fail();
    else request.send(body);
  });
}
