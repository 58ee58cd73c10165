import * as z from 'zod/mini';
import { changedParameterSchema } from './configuration.ts';

/** How far a job is: an extension of Bespoke's tenant. */
const progressSchema = z.strictObject({ step: z.string(), done: z.number(), total: z.number() });

/** "Status of CAD Document Generation". The page writes `Finished`; its demo compares with `finished`. */
export const cadStatusSchema = z.strictObject({
  status: z.enum(['no cad automation', 'not generated', 'pending', 'finished']),
  /** Empty, or a message. */
  error: z.string(),
  progress: z.optional(progressSchema),
  /** Of the texts in the files, once they are there; an extension of Bespoke's tenant. */
  language: z.optional(z.string()),
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

const upgradeChangeSchema = z.extend(changedParameterSchema, { wasChosen: z.boolean() });

/**
 * "Upgrade Shopping Cart Items" and "Check Product Upgrade Job Status". `no-run` only answers the first; `progress` and `last`, how
 * the newest job ended while none is under way, are extensions of Bespoke's tenant.
 */
export const upgradeSchema = z.strictObject({
  state: z.enum(['pending', 'running', 'no-run', 'not-found']),
  message: z.string(),
  progress: z.optional(progressSchema),
  last: z.optional(
    z.strictObject({
      state: z.enum(['done', 'failed', 'cancelled']),
      /** How many items were replaced. */
      upgraded: z.number(),
      endedAt: z.string(),
      message: z.string(),
    }),
  ),
});

/** Ours: what an upgrade would do to each outdated item. */
export const upgradePreviewSchema = z.strictObject({
  /** To send along with the upgrade, so that it does this or nothing. */
  agreement: z.string(),
  items: z.array(
    z.strictObject({
      '#id': z.string(),
      product: z.string(),
      /** Only an `upgradable` item is changed. */
      kind: z.enum(['upgradable', 'gone', 'in-progress']),
      kept: z.array(
        z.strictObject({
          name: z.string(),
          description: z.string(),
          value: z.string(),
          valueDescription: z.string(),
          wasChosen: z.boolean(),
        }),
      ),
      /** Another value is in their place. */
      moved: z.array(upgradeChangeSchema),
      /** Nothing is in their place: `newValue` is empty. */
      dropped: z.array(upgradeChangeSchema),
      /** Of the whole quantity, as displayed; missing where it stays. */
      price: z.optional(z.strictObject({ now: z.string(), then: z.string() })),
    }),
  ),
});

export type UpgradeAnswer = z.infer<typeof upgradeSchema>;
export type UpgradePreviewAnswer = z.infer<typeof upgradePreviewSchema>;
