import * as z from 'zod/mini';

/**
 * A file that a customer has attached to the cart or to one of its items. The API page does not show its fields; it says that the
 * id "can be retrieved from the listing of attachments", which is `attachments` of the cart and of its items here.
 */
export const attachmentSchema = z.strictObject({
  id: z.string(),
  /** As the customer named it, made safe, with the ending that fits its content. */
  name: z.string(),
  fileName: z.string(),
  /** By its content, whatever the upload was labelled. */
  contentType: z.string(),
  /** Bytes. */
  size: z.uint32(),
  /** ISO 8601, UTC. */
  created: z.string(),
});

export type Attachment = z.infer<typeof attachmentSchema>;
