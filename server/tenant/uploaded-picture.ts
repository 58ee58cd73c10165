import { QueueFull } from '#server/platform/fair-slots.ts';
import { FileTooLarge } from '#server/platform/files/file-store.ts';
import { MAX_PIXELS, type Reencoded } from '#server/platform/pictures/reencode-picture.ts';
import { ThreadOutOfMemory, ThreadTimeout, type Threads } from '#server/platform/thread-pool.ts';
import { texts } from '#server/texts/texts.ts';
import { FileRefused, TooManyRequests, UnsupportedType } from './tenant-error.ts';

export type AcceptedPicture = Extract<Reencoded, { kind: 'picture' }>;

/** Seconds. */
const RETRY_AFTER = 5;

/**
 * Reads a picture that a browser sends, and writes it anew on a thread of its own.
 *
 * @param options.limit bytes; the content is read no further
 * @throws FileTooLarge, and errors of the API for what is no picture that can be used
 */
export async function readUploadedPicture(
  threads: Threads,
  content: AsyncIterable<Uint8Array>,
  {
    owner,
    limit,
    signal,
    language,
  }: {
    readonly owner: string;
    readonly limit: number;
    readonly signal: AbortSignal;
    readonly language: string | undefined;
  },
): Promise<AcceptedPicture> {
  const reencoded = await threads
    .run(owner, signal, () => readAll(content, limit))
    .catch((error: unknown) => {
      throw explained(error, language);
    });
  return accepted(reencoded as Reencoded, language);
}

async function readAll(content: AsyncIterable<Uint8Array>, limit: number): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of content) {
    size += chunk.byteLength;
    if (size > limit) throw new FileTooLarge('file', limit);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function accepted(reencoded: Reencoded, language: string | undefined): AcceptedPicture {
  if (reencoded.kind === 'picture') return reencoded;
  const message = texts.format(`files.${reencoded.reason}`, language, { megapixels: MAX_PIXELS / 1_000_000 });
  throw reencoded.reason === 'not-a-picture'
    ? new UnsupportedType('Unsupported type', message)
    : new FileRefused('Picture too large', message);
}

/** In the API's terms. */
function explained(error: unknown, language: string | undefined): unknown {
  if (error instanceof QueueFull)
    return new TooManyRequests(
      'Too many pictures',
      texts.format('files.pictures-busy', language),
      RETRY_AFTER,
    );
  if (error instanceof ThreadTimeout || error instanceof ThreadOutOfMemory)
    return new FileRefused('Picture too large', texts.format('files.picture-too-slow', language));
  return error;
}
