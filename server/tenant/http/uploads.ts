/** The calls whose body is a file: it is read while it arrives, by their handlers, and its parameters are in the query. */
import type { Context } from 'hono';
import type { Endpoint } from '#contract/endpoint.ts';
import * as endpoints from '#contract/endpoints.ts';
import { FileTooLarge, StorageFull, type FileLimits } from '#server/platform/files/file-store.ts';
import { BrokenMultipart, NoFilePart } from '#server/platform/read-file-part.ts';
import { texts } from '#server/texts/texts.ts';
import { formatBytes } from '../format-bytes.ts';
import { FileRefused, InvalidRequest, NoRoom } from '../tenant-error.ts';

const uploads = Object.values<Endpoint>(endpoints)
  .filter(({ body }) => body === 'file' || body === 'bytes')
  .map(({ method, path }) => ({
    method,
    pattern: new RegExp(`/${path.slice(1).replace(/:\w+/g, '[^/]+')}$`),
  }));

export function isUpload(c: Context): boolean {
  const { method, path } = c.req;
  return uploads.some((upload) => upload.method === method && upload.pattern.test(path));
}

/** The body as it arrives. @throws BrokenMultipart for one that ends before its end */
export async function* chunksOf(body: ReadableStream<Uint8Array> | null): AsyncGenerator<Uint8Array> {
  if (!body) return;
  try {
    yield* body as unknown as AsyncIterable<Uint8Array>;
  } catch (cause) {
    throw new BrokenMultipart('The body stops before its end.', { cause });
  }
}

/** What kept a file from being stored, in the API's terms; other errors are returned as they are. */
export function explainUpload(
  error: unknown,
  { ownerSize }: Pick<FileLimits, 'ownerSize'>,
  language: string | undefined,
): unknown {
  if (error instanceof FileTooLarge) {
    return error.kind === 'file'
      ? new FileRefused(
          'File too large',
          texts.format('files.too-large', language, { limit: formatBytes(error.limit, language) }),
        )
      : new FileRefused(
          'No room left',
          texts.format('files.no-room-left', language, { limit: formatBytes(ownerSize, language) }),
        );
  }
  if (error instanceof StorageFull)
    return new NoRoom('Storage full', texts.format('files.storage-full', language));
  if (error instanceof NoFilePart)
    return new InvalidRequest('Missing parameter', 'Mandatory parameter not provided: file');
  if (error instanceof BrokenMultipart)
    return new InvalidRequest('Incomplete body', texts.format('files.incomplete', language));
  return error;
}
