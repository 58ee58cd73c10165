/**
 * The key must not reach the browser even when a tenant repeats it: in an error message, a link, a debug page. Text is
 * searched as a whole and the key taken out; a stream of bytes is cut off where the key would have been.
 */
const CONCEALED = '***';

/** The ways in which text may spell the key. */
function spellings(key: string): string[] {
  const json = JSON.stringify(key).slice(1, -1);
  const html = key.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
  const base64 = Buffer.from(key).toString('base64').replace(/=+$/, '');
  return [...new Set([key, encodeURIComponent(key), json, html, base64])];
}

/** Takes the key out of a text; undefined when it was not in there. */
export function concealInText(text: string, key: string): string | undefined {
  const found = spellings(key).filter((spelling) => text.includes(spelling));
  if (found.length === 0) return undefined;
  // Longer spellings first: one may be the beginning of another.
  found.sort((a, b) => b.length - a.length);
  return found.reduce((rest, spelling) => rest.replaceAll(spelling, CONCEALED), text);
}

/**
 * Passes bytes on unless the key is among them; then the stream fails and the browser gets a broken download. Holds back
 * as many bytes as the key is long, so that a key across two chunks is found before its beginning has been sent.
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
