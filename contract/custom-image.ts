import * as z from 'zod/mini';

/** "List Custom Visualization Images". */
export const customImagesSchema = z.strictObject({
  files: z.array(
    z.strictObject({
      /** The name of the file, which is its id. */
      key: z.string(),
      path: z.string(),
      /** Milliseconds since 1970. */
      lastModified: z.number(),
      url: z.string(),
      thumbnailUrl: z.string(),
      /** To be read: "12.3 kB". */
      size: z.string(),
      sizeInBytes: z.uint32(),
    }),
  ),
});

/** "List Selected Custom Visualization Images": `id` is the field's, `value` the key of the file. */
export const selectedCustomImagesSchema = z.strictObject({
  selections: z.array(z.strictObject({ id: z.string(), value: z.string() })),
});
