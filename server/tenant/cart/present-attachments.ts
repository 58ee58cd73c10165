import type { FileStore } from '#server/platform/files/file-store.ts';
import { attachmentsOfCart, attachmentsOfItem } from '../item-files.ts';
import { listAttachments, type ListedAttachments } from '../product/present-attachment.ts';

/** @param of.cartId undefined where only the items are asked for */
export async function attachmentsInCart(
  files: FileStore,
  externalId: string,
  { cartId, itemIds }: { readonly cartId: string | undefined; readonly itemIds: readonly string[] },
): Promise<ListedAttachments> {
  const subjects = itemIds.map(attachmentsOfItem);
  if (cartId !== undefined) subjects.push(attachmentsOfCart(cartId));
  return listAttachments(await files.listAll(externalId, subjects), cartId);
}
