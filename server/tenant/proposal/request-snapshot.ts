/**
 * What a firm request asked for, as the customer was shown it when they asked: cart, items, configurations, parts and prices. Models,
 * prices and rates may change afterwards; whoever makes the proposal reads this.
 */
import * as z from 'zod';

const attachments = z
  .array(
    z.object({
      id: z.string(),
      name: z.string(),
      fileName: z.string(),
      contentType: z.string(),
      size: z.int(),
      created: z.string(),
    }),
  )
  .default([]);

const snapshotSchema = z.object({
  /** Of its texts. */
  language: z.string(),
  /** Attributes of the cart ("List Cart Attributes"). */
  cart: z.record(z.string(), z.string()),
  /** Of the whole cart. The files belong to the request now. */
  attachments,
  /** In brief. */
  items: z.array(
    z.object({
      id: z.string(),
      product: z.string(),
      summary: z.string(),
      qty: z.int(),
      currency: z.string(),
      totalNetPrice: z.string(),
      attachments,
    }),
  ),
  /** The same items as "List Complete Cart Information" has them, with every parameter. */
  complete: z.array(z.record(z.string(), z.unknown())),
});

export type RequestSnapshot = z.infer<typeof snapshotSchema>;
export type RequestedItem = RequestSnapshot['items'][number];

export function serializeSnapshot(snapshot: RequestSnapshot): string {
  return JSON.stringify(snapshot);
}

/** @throws Error for text that `serializeSnapshot` did not write */
export function parseSnapshot(json: string): RequestSnapshot {
  return snapshotSchema.parse(JSON.parse(json));
}
