import type { Attachment } from '#contract/attachment.ts';
import type { StoredFile } from '#server/platform/files/file-store.ts';
import { attachmentsOfCart, attachmentsOfItem } from '../item-files.ts';

/** As it is answered, and listed in the cart and its items. */
export function presentAttachment({ id, name, mediaType, size, createdAt }: StoredFile): Attachment {
  return { id, name, fileName: name, contentType: mediaType, size, created: createdAt };
}

/** The attachments of a cart and its items, as answers list them. */
export interface ListedAttachments {
  readonly ofCart: Attachment[];
  readonly ofItem: (itemId: string) => Attachment[];
}

/** @param cartId undefined where only the items are asked for */
export function listAttachments(files: readonly StoredFile[], cartId: string | undefined): ListedAttachments {
  const of = (subject: string) => files.filter((file) => file.subject === subject).map(presentAttachment);
  return {
    ofCart: cartId === undefined ? [] : of(attachmentsOfCart(cartId)),
    ofItem: (itemId) => of(attachmentsOfItem(itemId)),
  };
}
