import { Hono } from 'hono';
import type { FileStore } from '#server/platform/files/file-store.ts';
import type { ApiCall } from '../http/api-call.ts';
import type { Handlers } from '../http/handlers.ts';
import { sendPicture } from '../http/send-file.ts';
import { chunksOf, explainUpload } from '../http/uploads.ts';
import { formatBytes } from '../format-bytes.ts';
import { fileKey } from './file-key.ts';
import { CUSTOM_IMAGES_PATH, type CustomImageService, type ImagePlace } from './service.ts';

/** "Add Custom Visualization Image" and the four calls after it. */
export function customImageHandlers(images: CustomImageService, { limits }: Pick<FileStore, 'limits'>) {
  const placeOf = (
    call: ApiCall,
    path: { readonly configId: string; readonly imageId: string },
  ): ImagePlace => ({
    configId: path.configId,
    field: path.imageId,
    externalId: call.externalId,
  });
  return {
    uploadCustomImage: async (call, path, c) => {
      const { body, signal } = c.req.raw;
      try {
        await images.upload(placeOf(call, path), fileKey(call.get('file')), chunksOf(body), {
          language: call.language,
          signal,
        });
      } catch (error) {
        throw explainUpload(error, limits, call.language);
      }
      return { status: 'ok' };
    },

    selectCustomImage: async (call, path) => {
      await images.select(placeOf(call, path), fileKey(call.get('file')));
      return { status: 'ok' };
    },

    removeCustomImage: async (call, path) => {
      await images.remove(placeOf(call, path), fileKey(call.get('file')));
      return { status: 'ok' };
    },

    customImages: async (call, path) => ({
      files: (await images.list(placeOf(call, path))).map(({ key, file, url, thumbnailUrl }) => ({
        key,
        path: key,
        lastModified: Date.parse(file.createdAt),
        url,
        thumbnailUrl,
        size: formatBytes(file.size, call.language),
        sizeInBytes: file.size,
      })),
    }),

    selectedCustomImages: async (call, { configId }) => ({
      selections: (await images.selected(configId, call.externalId)).map(({ field, key }) => ({
        id: field,
        value: key,
      })),
    }),
  } satisfies Partial<Handlers>;
}

/** The pictures themselves, below `customImagesRootPath`. */
export function customImageFiles(images: CustomImageService): Hono {
  return new Hono().get(`${CUSTOM_IMAGES_PATH}/:token/:name`, async (c) => {
    return sendPicture(c, await images.open(c.req.param('token'), c.req.param('name')));
  });
}
