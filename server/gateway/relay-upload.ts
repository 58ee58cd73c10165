/**
 * Uploads pass the gateway while they arrive. Of a multipart form only the file goes on, in a form that the gateway writes itself: a
 * part of the browser's called `_key` or `_externalId` never reaches the tenant.
 */
import { randomBytes } from 'node:crypto';
import type { Context } from 'hono';
import type { Endpoint } from '#contract/endpoint.ts';
import { BrokenMultipart, NoFilePart, readFilePart, type FilePart } from '#server/platform/read-file-part.ts';
import { GatewayError } from './gateway-error.ts';

/** A body for the tenant. */
export interface UploadBody {
  readonly type: string;
  readonly content: ReadableStream<Uint8Array>;
}

const PART_NAME = 'file';

/** Whether a call has a file as its body. */
export function isUpload({ body }: Endpoint): boolean {
  return body === 'file' || body === 'bytes';
}

/**
 * Runs `send` with the body of an upload.
 *
 * @param onProgress called for each piece that has come
 * @throws GatewayError 400 for a form that is broken or has no file, and what `send` throws
 */
export async function relayUpload<T>(
  c: Context,
  { body: kind }: Endpoint,
  onProgress: () => void,
  send: (body: UploadBody) => Promise<T>,
): Promise<T> {
  const { body, headers } = c.req.raw;
  if (kind === 'bytes') {
    const content = toStream(
      watched(body ?? new ReadableStream({ start: (stream) => stream.close() }), onProgress),
    );
    return send({ type: 'application/octet-stream', content });
  }
  const contentType = headers.get('Content-Type') ?? '';
  if (!body || !/^multipart\/form-data\b/i.test(contentType)) throw noFile();
  try {
    return await readFilePart(body, { contentType, partName: PART_NAME }, (part) => {
      const boundary = randomBytes(24).toString('hex');
      return send({
        type: `multipart/form-data; boundary=${boundary}`,
        content: toStream(watched(formOf(part, boundary), onProgress)),
      });
    });
  } catch (error) {
    if (error instanceof NoFilePart) throw noFile();
    if (error instanceof BrokenMultipart)
      throw new GatewayError(400, 'Incomplete request', 'The call ended before all of it was sent.', {
        cause: error,
      });
    throw error;
  }
}

function noFile(): GatewayError {
  return new GatewayError(
    400,
    'Missing file',
    'Send the file as multipart/form-data, in a part named "file".',
  );
}

async function* formOf({ fileName, content }: FilePart, boundary: string): AsyncGenerator<Uint8Array> {
  const name = fileName.replace(/[\0-\x1f\x7f]/g, '_').replace(/["\\]/g, '_');
  yield Buffer.from(
    `--${boundary}\r\nContent-Disposition: form-data; name="${PART_NAME}"; filename="${name}"\r\n` +
      'Content-Type: application/octet-stream\r\n\r\n',
  );
  yield* content;
  yield Buffer.from(`\r\n--${boundary}--\r\n`);
}

async function* watched(
  content: AsyncIterable<Uint8Array>,
  onProgress: () => void,
): AsyncGenerator<Uint8Array> {
  for await (const chunk of content) {
    onProgress();
    yield chunk;
  }
}

function toStream(content: AsyncGenerator<Uint8Array>): ReadableStream<Uint8Array> {
  return new ReadableStream({
    async pull(controller) {
      try {
        const next = await content.next();
        if (next.done) controller.close();
        else controller.enqueue(next.value);
      } catch (error) {
        controller.error(error);
      }
    },
    async cancel() {
      await content.return(undefined);
    },
  });
}
