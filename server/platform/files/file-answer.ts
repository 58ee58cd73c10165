import { Readable } from 'node:stream';
import type { Context } from 'hono';
import type { StoredFile } from './file-store.ts';

/** A file of a customer as a download, byte by byte from the store. */
export function fileAnswer(c: Context, { file, content }: { file: StoredFile; content: Readable }): Response {
  return c.body(Readable.toWeb(content) as ReadableStream<Uint8Array>, 200, {
    'Content-Type': file.mediaType,
    'Content-Length': String(file.size),
    'Content-Disposition': `attachment; filename="${asciiName(file.name)}"; filename*=UTF-8''${encoded(file.name)}`,
    // Content of a customer is never a page.
    'Content-Security-Policy': "default-src 'none'; sandbox",
    'X-Content-Type-Options': 'nosniff',
  });
}

/** For clients that do not know `filename*`. */
function asciiName(name: string): string {
  return name.replace(/[^\x20-\x7e]|[%"\\]/g, '_');
}

/** RFC 8187. */
function encoded(name: string): string {
  return encodeURIComponent(name).replace(
    /['()*]/g,
    (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}
