import * as z from 'zod/mini';

/** How far a job is: an extension of Bespoke's tenant. */
const progressSchema = z.strictObject({ step: z.string(), done: z.number(), total: z.number() });

/** "Status of CAD Document Generation". The page writes `Finished`; its demo compares with `finished`. */
export const cadStatusSchema = z.strictObject({
  status: z.enum(['no cad automation', 'not generated', 'pending', 'finished']),
  /** Empty, or a message. */
  error: z.string(),
  progress: z.optional(progressSchema),
});

/** "Download CAD Document List". */
export const cadFilesSchema = z.strictObject({
  files: z.array(
    z.strictObject({
      /** `pdf-2d`, `step-3d` */
      type: z.string(),
      /** The `file` that downloads it. */
      file: z.string(),
      /** Bytes; an extension of Bespoke's tenant. */
      size: z.number(),
    }),
  ),
});
