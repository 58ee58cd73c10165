import { Readable } from 'node:stream';
import { Hono } from 'hono';
import type { FileStore } from '#server/platform/files/file-store.ts';
import { chunksOf, explainUpload } from '../http/uploads.ts';
import { SCREENSHOTS_PATH, type ScreenshotService } from './service.ts';

const A_YEAR = 31_536_000;

/** Pictures of configured products, for pages that have neither key nor session: their addresses cannot be guessed. */
export function screenshotRoutes(
  screenshots: ScreenshotService,
  { limits }: Pick<FileStore, 'limits'>,
): Hono {
  return new Hono()
    .put(`${SCREENSHOTS_PATH}/:token/:appearance`, async (c) => {
      const { token, appearance } = c.req.param();
      const { body, signal } = c.req.raw;
      const language = c.req.header('Accept-Language')?.slice(0, 2);
      try {
        await screenshots.upload(token, appearance, chunksOf(body), { language, signal });
      } catch (error) {
        throw explainUpload(error, limits, language);
      }
      return c.body(null, 204);
    })
    .get(`${SCREENSHOTS_PATH}/:token/:name`, async (c) => {
      const { file, content } = await screenshots.open(c.req.param('token'), c.req.param('name'));
      return c.body(Readable.toWeb(content) as ReadableStream<Uint8Array>, 200, {
        'Content-Type': file.mediaType,
        'Content-Length': String(file.size),
        'X-Content-Type-Options': 'nosniff',
        'Content-Security-Policy': "default-src 'none'; sandbox",
        'Cache-Control': `private, max-age=${A_YEAR}, immutable`,
      });
    });
}
