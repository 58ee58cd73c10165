import { buffer } from 'node:stream/consumers';
import type { Context } from 'hono';
import type { FileStore } from '#server/platform/files/file-store.ts';
import type { TenantEnv } from '../http/api-call.ts';
import type { Handlers } from '../http/handlers.ts';
import { contentOf, type PictureContent, type PictureFiles } from './picture-files.ts';
import type { FoundPicture, ImageService } from './service.ts';

const A_YEAR = 31_536_000;

/** "Image Support". */
export function imageHandlers(images: ImageService, files: PictureFiles, store: FileStore) {
  const send = (c: Context<TenantEnv>, found: FoundPicture) => sendPicture(c, found, { files, store });
  return {
    objectImage: (call, { type, id, property }, c) =>
      send(c, images.ofObject(type, id, property, call.get('file'))),

    modelImage: (_, { productId, section, sectionId }, c) =>
      send(c, images.ofModel(productId, section, sectionId)),

    itemImage: async (call, { itemId, property }, c) =>
      send(c, await images.ofItem(itemId, property, call.externalId)),
  } satisfies Partial<Handlers>;
}

async function sendPicture(
  c: Context<TenantEnv>,
  found: FoundPicture,
  { files, store }: { readonly files: PictureFiles; readonly store: FileStore },
): Promise<Response> {
  const { bytes, type, etag } = await read();
  c.header('ETag', etag);
  // The pictures of a revision never change; an address without a revision has to be revalidated.
  c.header(
    'Cache-Control',
    found.kind === 'model' && found.isImmutable
      ? `private, max-age=${A_YEAR}, immutable`
      : 'private, no-cache',
  );
  // An SVG that is opened as a page must not run scripts.
  c.header('Content-Security-Policy', "default-src 'none'; style-src 'unsafe-inline'; sandbox");
  if (type === 'image/svg+xml') c.header('Content-Disposition', 'attachment');
  if (c.req.header('If-None-Match') === etag) return c.body(null, 304);
  return c.body(bytes, 200, { 'Content-Type': type });

  async function read(): Promise<PictureContent> {
    if (found.kind === 'screenshot') {
      const { stored } = found;
      return contentOf(await buffer(await store.open(stored)), stored.mediaType);
    }
    return found.file === undefined ? files.fallback() : files.read(found.file);
  }
}
