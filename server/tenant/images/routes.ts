import type { Context } from 'hono';
import type { TenantEnv } from '../http/api-call.ts';
import type { Handlers } from '../http/handlers.ts';
import type { PictureFiles } from './picture-files.ts';
import type { FoundPicture, ImageService } from './service.ts';

const A_YEAR = 31_536_000;

/** "Image Support". */
export function imageHandlers(images: ImageService, files: PictureFiles) {
  return {
    objectImage: (call, { type, id, property }, c) =>
      send(c, files, images.ofObject(type, id, property, call.get('file'))),

    modelImage: (_, { productId, section, sectionId }, c) =>
      send(c, files, images.ofModel(productId, section, sectionId)),

    itemImage: async (call, { itemId, property }, c) =>
      send(c, files, await images.ofItem(itemId, property, call.externalId)),
  } satisfies Partial<Handlers>;
}

async function send(c: Context<TenantEnv>, files: PictureFiles, found: FoundPicture): Promise<Response> {
  const { bytes, type, etag } = await (found.file === undefined ? files.fallback() : files.read(found.file));
  c.header('ETag', etag);
  // The pictures of a revision never change; an address without a revision has to be revalidated.
  c.header(
    'Cache-Control',
    found.isImmutable ? `private, max-age=${A_YEAR}, immutable` : 'private, no-cache',
  );
  // An SVG that is opened as a page must not run scripts.
  c.header('Content-Security-Policy', "default-src 'none'; style-src 'unsafe-inline'; sandbox");
  if (type === 'image/svg+xml') c.header('Content-Disposition', 'attachment');
  if (c.req.header('If-None-Match') === etag) return c.body(null, 304);
  return c.body(bytes, 200, { 'Content-Type': type });
}
