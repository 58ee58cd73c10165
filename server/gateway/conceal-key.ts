/**
 * Keeps the API key out of answers to the browser, even when a tenant repeats it (in an error message, a link, a debug
 * page). In text the key is replaced. A stream of bytes is aborted before the key.
 */
const CONCEALED = '***';

/** The encodings of the key that are searched for. */
function spellings(key: string): string[] {
  const json = JSON.stringify(key).slice(1, -1);
  const html = key.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
  const base64 = Buffer.from(key).toString('base64').replace(/=+$/, '');
  return [...new Set([key, encodeURIComponent(key), json, html, base64])];
}

/** The text with the key replaced; undefined when it does not contain the key. */
export function concealInText(text: string, key: string): string | undefined {
  const found = spellings(key).filter((spelling) => text.includes(spelling));
  if (found.length === 0) return undefined;
  // Longer spellings first: a shorter one may be their beginning.
  found.sort((a, b) => b.length - a.length);
  return found.reduce((rest, spelling) => rest.replaceAll(spelling, CONCEALED), text);
}

/**
 * Passes bytes on, and fails when the key is among them, so that the browser gets a broken download. The last bytes of a
 * chunk, as many as the key is long, wait for the next chunk: a key across two chunks is found before any of it is sent.
 */
export function refuseKeyInStream(key: string, onFound: () => void): TransformStream<Uint8Array, Uint8Array> {
  const needles = spellings(key).map((spelling) => Buffer.from(spelling));
  const overlap = Math.max(...needles.map((needle) => needle.length)) - 1;
  let held = Buffer.alloc(0);
  return new TransformStream({
    transform(chunk, controller) {
      const bytes = Buffer.concat([held, chunk]);
      if (needles.some((needle) => bytes.includes(needle))) {
        onFound();
        controller.error(new Error('The answer of the tenant contains the API key.'));
        return;
      }
      const ready = Math.max(0, bytes.length - overlap);
      if (ready > 0) controller.enqueue(bytes.subarray(0, ready));
      held = bytes.subarray(ready);
    },
    flush(controller) {
      if (held.length > 0) controller.enqueue(held);
    },
  });
}
