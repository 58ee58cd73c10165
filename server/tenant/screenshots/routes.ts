import { Hono } from 'hono';
import type { FileStore } from '#server/platform/files/file-store.ts';
import { sendPicture } from '../http/send-file.ts';
import { chunksOf, explainUpload } from '../http/uploads.ts';
import { SCREENSHOTS_PATH, type ScreenshotService } from './service.ts';

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
      return sendPicture(c, await screenshots.open(c.req.param('token'), c.req.param('name')));
    });
}
