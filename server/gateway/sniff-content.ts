/**
 * What the bytes of an answer are, whatever its label says. Only kinds that a browser cannot be made to run as a page are known
 * here; SVG can run scripts, so it is told apart from other pictures.
 */
export type Content =
  | { readonly kind: 'picture'; readonly type: string }
  | { readonly kind: 'svg'; readonly type: 'image/svg+xml' }
  | { readonly kind: 'document'; readonly type: string };

/** Bytes that are needed to decide. */
export const SNIFFED_BYTES = 4_096;

const signatures: readonly (readonly [kind: 'picture' | 'document', type: string, pattern: RegExp])[] = [
  ['picture', 'image/png', /^\x89PNG\r\n\x1a\n/],
  ['picture', 'image/jpeg', /^\xff\xd8\xff/],
  ['picture', 'image/gif', /^GIF8[79]a/],
  ['picture', 'image/webp', /^RIFF[^]{4}WEBP/],
  ['picture', 'image/avif', /^[^]{4}ftypavi[fs]/],
  ['document', 'application/pdf', /^%PDF-/],
  ['document', 'application/zip', /^PK(\x03\x04|\x05\x06)/],
  ['document', 'application/gzip', /^\x1f\x8b\x08/],
  ['document', 'application/x-7z-compressed', /^7z\xbc\xaf\x27\x1c/],
];

/** What may stand before the root element of an SVG. */
const SVG = /^(\xef\xbb\xbf)?(\s|<\?xml[^>]*>|<!--[^]*?-->|<!DOCTYPE\s+svg[^>[]*>)*<svg[\s>/]/i;

/** @param start the first bytes, `SNIFFED_BYTES` where there are as many; undefined for any other kind */
export function sniffContent(start: Uint8Array): Content | undefined {
  const text = Buffer.from(start).toString('latin1');
  const [found] = signatures.filter(([, , pattern]) => pattern.test(text));
  if (found) return { kind: found[0], type: found[1] };
  return SVG.test(text) ? { kind: 'svg', type: 'image/svg+xml' } : undefined;
}

/** The first bytes of a stream, and the stream from its start. */
export async function peek(
  stream: ReadableStream<Uint8Array>,
): Promise<{ start: Uint8Array; all: ReadableStream<Uint8Array> }> {
  const reader = stream.getReader();
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  let isDone = false;
  while (!isDone && bytes < SNIFFED_BYTES) {
    const { done, value } = await reader.read();
    isDone = done;
    if (!value) continue;
    chunks.push(value);
    bytes += value.byteLength;
  }
  const start = Buffer.concat(chunks);
  const all = new ReadableStream<Uint8Array>({
    start(controller) {
      if (bytes > 0) controller.enqueue(new Uint8Array(start));
    },
    async pull(controller) {
      const { done, value } = await reader.read();
      if (done) controller.close();
      else controller.enqueue(value);
    },
    cancel: (reason) => reader.cancel(reason),
  });
  return { start: start.subarray(0, SNIFFED_BYTES), all };
}
