import type { Context, Hono } from 'hono';
import type { TenantEnv } from '../http/api-call.ts';
import { endpoint, pathPart } from '../http/endpoint.ts';
import type { PictureFiles } from './picture-files.ts';
import type { FoundPicture, ImageService } from './service.ts';

const A_YEAR = 31_536_000;

/**
 * "Image Support". The three addresses overlap by pattern; the cart's is registered first and the shortest last.
 */
export function imageRoutes(app: Hono<TenantEnv>, images: ImageService, files: PictureFiles): void {
  endpoint(app, '/cart/items/:id/image/:property', {
    GET: async (c) =>
      send(
        c,
        files,
        await images.ofItem(pathPart(c, 'id'), pathPart(c, 'property'), c.get('call').externalId),
      ),
  });
  endpoint(app, '/:type{[Pp]roduct}/:id/image/:section/:sectionId', {
    GET: (c) =>
      send(c, files, images.ofModel(pathPart(c, 'id'), pathPart(c, 'section'), pathPart(c, 'sectionId'))),
  });
  endpoint(app, '/:type/:id/image/:property', {
    GET: (c) =>
      send(
        c,
        files,
        images.ofObject(
          pathPart(c, 'type'),
          pathPart(c, 'id'),
          pathPart(c, 'property'),
          c.get('call').get('file'),
        ),
      ),
  });
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
