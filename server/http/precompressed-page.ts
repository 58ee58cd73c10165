import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { acceptsEncoding } from '#server/platform/accepts-encoding.ts';

/** A page, and how it goes over the wire. */
export interface SentPage {
  readonly body: string | Uint8Array<ArrayBuffer>;
  readonly encoding: 'br' | 'gzip' | undefined;
}

/**
 * Compresses pages of the shop, of which there are few, each once for each way that browsers accept.
 *
 * @returns the page for the `Accept-Encoding` of a request
 */
export function compressOnce(): (html: string, accepted: string | undefined) => SentPage {
  const kept = new Map<string, SentPage>();
  return (html, accepted) => {
    const encoding = (['br', 'gzip'] as const).find((name) => acceptsEncoding(accepted, name));
    if (encoding === undefined) return { body: html, encoding };
    const key = `${encoding} ${html}`;
    const page = kept.get(key) ?? { body: compress(html, encoding), encoding };
    kept.set(key, page);
    return page;
  };
}

function compress(html: string, encoding: 'br' | 'gzip'): Uint8Array<ArrayBuffer> {
  const best = { params: { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY } };
  return new Uint8Array(encoding === 'br' ? brotliCompressSync(html, best) : gzipSync(html, { level: 9 }));
}
