import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import type { Context } from 'hono';
import { acceptsEncoding } from '#server/platform/accepts-encoding.ts';
import type { CleanAnswer } from './read-answer.ts';

const compress = promisify(gzip);

/** Characters. Shorter text fits one packet anyway. */
const SMALLEST = 1_400;

/**
 * Answers the browser. Text is compressed for browsers that accept gzip; a configuration shrinks to a tenth. The fastest
 * level, in Node's thread pool: the main thread does not wait for it.
 */
export async function relayAnswer(c: Context, answer: CleanAnswer): Promise<Response> {
  for (const [name, value] of answer.headers) c.header(name, value);
  // Content of the tenant is never a page of the shop, whatever a browser makes of it.
  c.header('X-Content-Type-Options', 'nosniff');
  // No other site may embed answers.
  c.header('Cross-Origin-Resource-Policy', 'same-origin');
  c.status(answer.status as 200);
  if (answer.body === null) return c.body(null);
  if (typeof answer.body !== 'string') return c.body(answer.body);

  c.header('Vary', 'Accept-Encoding', { append: true });
  const isWorthwhile =
    answer.body.length >= SMALLEST && acceptsEncoding(c.req.header('Accept-Encoding'), 'gzip');
  if (!isWorthwhile) return c.body(answer.body);
  c.header('Content-Encoding', 'gzip');
  return c.body(new Uint8Array(await compress(answer.body, { level: 1 })));
}
