import type { Attachment } from '#contract/attachment.ts';
import type { FileStore } from '#server/platform/files/file-store.ts';
import { attachmentsOfCart, attachmentsOfItem } from '../item-files.ts';
import { presentAttachment } from '../product/present-attachment.ts';

/** The attachments of a cart and its items, as their answers list them. */
export interface ListedAttachments {
  readonly ofCart: Attachment[];
  readonly ofItem: (itemId: string) => Attachment[];
}

export async function attachmentsInCart(
  files: FileStore,
  externalId: string,
  { cartId, itemIds }: { readonly cartId: string | undefined; readonly itemIds: readonly string[] },
): Promise<ListedAttachments> {
  const ofCart = cartId === undefined ? undefined : attachmentsOfCart(cartId);
  const subjects = itemIds.map(attachmentsOfItem);
  const found = await files.listAll(externalId, ofCart === undefined ? subjects : [...subjects, ofCart]);
  const of = (subject: string | undefined) =>
    found.filter((file) => file.subject === subject).map(presentAttachment);
  return { ofCart: of(ofCart), ofItem: (itemId) => of(attachmentsOfItem(itemId)) };
}
