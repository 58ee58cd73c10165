/**
 * Reads the file of a multipart body while it arrives: nothing is held in memory but what a slow reader has not taken yet.
 */
import { once } from 'node:events';
import type { Readable } from 'node:stream';
import busboy from 'busboy';

/** Bytes of a refused body that are read and dropped, so that the sender gets the answer and not a broken connection. */
const MAX_DROPPED = 256 * 1024 * 1024;

export interface FilePart {
  /** As it was sent: it may be a path, or anything else. */
  readonly fileName: string;
  /** Throws BrokenMultipart when the body stops before its end, even where all of the file had come. */
  readonly content: AsyncIterable<Uint8Array>;
}

/** The body is no multipart form, or stops before its end. */
export class BrokenMultipart extends Error {
  override readonly name = 'BrokenMultipart';
}

/** The form has no part of this name with a file. */
export class NoFilePart extends Error {
  override readonly name = 'NoFilePart';
}

/**
 * Runs `use` with the first file part of this name; all other parts are dropped.
 *
 * @param contentType of the request, with the boundary
 * @param use may end before it has read all of the content; the rest is dropped
 * @throws BrokenMultipart, NoFilePart, and what `use` throws
 */
export async function readFilePart<T>(
  body: ReadableStream<Uint8Array>,
  { contentType, partName }: { readonly contentType: string; readonly partName: string },
  use: (part: FilePart) => Promise<T>,
): Promise<T> {
  const parser = openParser(contentType);
  const stop = new AbortController();
  const whole = new Promise<void>((resolve, reject) => {
    parser.on('close', resolve);
    parser.on('error', (cause) => {
      reject(brokenBody(cause));
    });
  });
  whole.catch(() => undefined); // `content` and `result` say so
  const result = new Promise<T>((resolve, reject) => {
    let isFound = false;
    parser.on('file', (name, stream, { filename }) => {
      stream.on('error', () => undefined); // an error of the form, which `whole` has
      if (name !== partName || isFound) {
        stream.resume();
        return;
      }
      isFound = true;
      use({ fileName: filename, content: untilWhole(stream, whole) }).then(resolve, reject);
    });
    whole.then(
      () => {
        if (!isFound) reject(new NoFilePart(`The form has no file "${partName}".`));
      },
      (error: unknown) => {
        if (!isFound) reject(error instanceof Error ? error : new Error(String(error)));
      },
    );
  });
  const reader = body.getReader();
  void feed(reader, parser, stop.signal);
  try {
    return await result;
  } finally {
    stop.abort();
    parser.destroy();
    void dropRest(reader);
  }
}

function openParser(contentType: string): busboy.Busboy {
  try {
    return busboy({
      headers: { 'content-type': contentType },
      defParamCharset: 'utf8',
      preservePath: true,
      limits: { fieldSize: 4_096, parts: 100 },
    });
  } catch (cause) {
    throw brokenBody(cause);
  }
}

async function* untilWhole(stream: Readable, whole: Promise<void>): AsyncGenerator<Uint8Array> {
  try {
    for await (const chunk of stream) yield chunk as Uint8Array;
  } catch (cause) {
    throw brokenBody(cause);
  }
  await whole;
}

async function feed(
  reader: ReadableStreamDefaultReader<Uint8Array>,
  parser: busboy.Busboy,
  stop: AbortSignal,
): Promise<void> {
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (stop.aborted) return;
      if (done) break;
      if (!parser.write(value)) await once(parser, 'drain', { signal: stop });
    }
    parser.end();
  } catch (cause) {
    if (!stop.aborted) parser.destroy(brokenBody(cause));
  }
}

async function dropRest(reader: ReadableStreamDefaultReader<Uint8Array>): Promise<void> {
  let dropped = 0;
  try {
    while (dropped < MAX_DROPPED) {
      const { done, value } = await reader.read();
      if (done) return;
      dropped += value.byteLength;
    }
    await reader.cancel();
  } catch {
    // The sender has gone.
  }
}

function brokenBody(cause: unknown): BrokenMultipart {
  if (cause instanceof BrokenMultipart) return cause;
  return new BrokenMultipart('The multipart body cannot be read, or stops before its end.', { cause });
}
