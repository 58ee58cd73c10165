import type { Context } from 'hono';
import type { TenantEnv } from '../http/api-call.ts';
import type { Handlers } from '../http/handlers.ts';
import type { PictureFiles } from './picture-files.ts';
import type { FoundPicture, ImageService } from './service.ts';

const A_YEAR = 31_536_000;

/** "Image Support". */
export function imageHandlers(
  images: ImageService,
  files: PictureFiles,
): Handlers<'objectImage' | 'modelImage' | 'itemImage'> {
  return {
    objectImage: (call, { type, id, property }, c) =>
      send(c, files, images.ofObject(type, id, property, call.get('file'))),

    modelImage: (_, { productId, section, sectionId }, c) =>
      send(c, files, images.ofModel(productId, section, sectionId)),

    itemImage: async (call, { itemId, property }, c) =>
      send(c, files, await images.ofItem(itemId, property, call.externalId)),
  };
}

async function send(c: Context<TenantEnv>, files: PictureFiles, found: FoundPicture): Promise<Response> {
  const { bytes, type, etag } = await (found.file === undefined ? files.fallback() : files.read(found.file));
  c.header('ETag', etag);
  // A revision never changes its pictures; without one in the address, a client asks again.
  c.header(
    'Cache-Control',
    found.isImmutable ? `private, max-age=${A_YEAR}, immutable` : 'private, no-cache',
  );
  // Opened as a page of its own, a drawing must not run anything.
  c.header('Content-Security-Policy', "default-src 'none'; style-src 'unsafe-inline'; sandbox");
  if (c.req.header('If-None-Match') === etag) return c.body(null, 304);
  return c.body(bytes, 200, { 'Content-Type': type });
}
