import { queryOptions } from '@tanstack/react-query';
import * as v from 'valibot';
import * as endpoints from '#contract/endpoints.ts';
import { call } from './client.ts';
import { customImagesReader } from './read/files.ts';
import { upload, type UploadOptions } from './upload.ts';

/** A field for pictures of the customer (`tc_custom_image_id`), in a configuration. */
export interface ImageField {
  readonly configId: string;
  readonly imageId: string;
}

/** "List Custom Visualization Images". */
export function customImagesQuery({ configId, imageId }: ImageField) {
  return queryOptions({
    queryKey: ['custom-images', configId, imageId],
    queryFn: async ({ signal }) =>
      (await call(endpoints.customImages, { path: { configId, imageId }, read: customImagesReader, signal }))
        .files,
  });
}

/** "Add Custom Visualization Image". @returns its key, the name of the file */
export async function uploadCustomImage(
  path: ImageField,
  file: File,
  options: UploadOptions,
): Promise<string> {
  const key = keyFor(file.name);
  await upload(endpoints.uploadCustomImage, {
    path: { ...path },
    query: { file: key },
    body: file,
    read: v.unknown(),
    ...options,
  });
  return key;
}

/** "Select Custom Visualization Image". */
export function selectCustomImage(path: ImageField, key: string): Promise<unknown> {
  return call(endpoints.selectCustomImage, { path: { ...path }, form: { file: key }, read: v.unknown() });
}

/** "Delete Custom Visualization Image". */
export function removeCustomImage(path: ImageField, key: string): Promise<unknown> {
  return call(endpoints.removeCustomImage, { path: { ...path }, query: { file: key }, read: v.unknown() });
}

/** The name of a file is its id: without characters that are refused, and not too long. */
function keyFor(name: string): string {
  const clean = name
    .normalize('NFC')
    .replace(/[\p{Cc}\p{Cf}]/gu, '')
    .replace(/[<>:"|?*%&\\/]|\.{2,}/g, '_')
    .replace(/^[\s.]+|[\s.]+$/g, '');
  const ending = /\.[^.]{1,8}$/.exec(clean)?.[0] ?? '';
  return clean === '' ? 'picture' : clean.slice(0, clean.length - ending.length).slice(0, 100) + ending;
}
