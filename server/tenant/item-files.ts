/**
 * The files of customers by what they belong to, for all resources of the tenant: attachments of a cart or an item, and pictures
 * for a configuration, which has the id of the item that it is or becomes. Rows go and move in the transaction of what they belong
 * to. A firm request takes the attachments of its cart and items over, so nothing that happens to a cart later removes them.
 */
import type { Kysely } from 'kysely';
import type { DatabaseSchema } from '#server/platform/database-schema.ts';
import type { FileStore, StoredFile } from '#server/platform/files/file-store.ts';

const OF_CART = 'attachment-of-cart:';
const OF_ITEM = 'attachment-of-item:';
const OF_REQUEST = 'attachment-of-request:';
const OF_CONFIGURATION = 'image-of-configuration:';
const THUMBNAIL = 'thumbnail-of-configuration:';
const SCREENSHOT = 'screenshot-of-configuration:';

export const attachmentsOfCart = (cartId: string) => OF_CART + cartId;
export const attachmentsOfItem = (itemId: string) => OF_ITEM + itemId;
export const attachmentsOfRequest = (requestId: string) => OF_REQUEST + requestId;
export const isAttachment = (subject: string) =>
  [OF_CART, OF_ITEM, OF_REQUEST].some((kind) => subject.startsWith(kind));
export const imagesOf = (configId: string) => OF_CONFIGURATION + configId;
export const thumbnailsOf = (configId: string) => THUMBNAIL + configId;
export const screenshotsOf = (configId: string) => SCREENSHOT + configId;

/** All files of an item. */
export function subjectsOfItem(itemId: string): string[] {
  return [attachmentsOfItem(itemId), imagesOf(itemId), thumbnailsOf(itemId), screenshotsOf(itemId)];
}

/**
 * Makes the attachments of a cart and its items those of a firm request, in its transaction. They do not count towards what the
 * customer may store: the customer cannot remove them any more.
 *
 * @returns them as they were before
 */
export function attachmentsToRequest(
  files: FileStore,
  transaction: Kysely<DatabaseSchema>,
  { requestId, cartId, itemIds }: { requestId: string; cartId: string; itemIds: readonly string[] },
): Promise<StoredFile[]> {
  const subject = attachmentsOfRequest(requestId);
  const subjects = [attachmentsOfCart(cartId), ...itemIds.map(attachmentsOfItem)];
  return files.handOver(transaction, subjects, { owner: subject, subject });
}

/** What a transaction about items does with their files. */
export interface ItemFiles {
  /** To the customer whose item it is from now on. */
  move(itemId: string, newExternalId: string): Promise<void>;
  remove(subjects: readonly string[]): Promise<void>;
}

/** Runs a transaction; the bytes of the files that it removes go after it. */
export async function withItemFiles(
  database: Kysely<DatabaseSchema>,
  files: FileStore,
  task: (transaction: Kysely<DatabaseSchema>, itemFiles: ItemFiles) => Promise<void>,
): Promise<void> {
  const removed: string[] = [];
  await database.transaction().execute((transaction) =>
    task(transaction, {
      move: (itemId, newExternalId) => files.moveTo(transaction, subjectsOfItem(itemId), newExternalId),
      remove: async (subjects) => {
        removed.push(...(await files.removeRows(transaction, subjects)));
      },
    }),
  );
  await files.removeBytes(removed);
}

const HOUR = 60 * 60_000;

/**
 * Removes the files of carts, items and configurations that are no more, an hour after they came: by then an upload that goes on
 * while its item is removed has noticed.
 *
 * @returns how many
 */
export async function removeFilesOfNothing({
  database,
  files,
  clock,
}: {
  readonly database: Kysely<DatabaseSchema>;
  readonly files: FileStore;
  readonly clock: () => Date;
}): Promise<number> {
  const before = new Date(clock().getTime() - HOUR).toISOString();
  const left = await database
    .selectFrom('file')
    .select('subject')
    .distinct()
    .where('created_at', '<', before)
    .where((file) =>
      file.or(
        [OF_CART, OF_ITEM, OF_CONFIGURATION, THUMBNAIL, SCREENSHOT].map((kind) =>
          file('subject', 'like', `${kind}%`),
        ),
      ),
    )
    .execute();
  let removed = 0;
  for (const { subject } of left) {
    const id = subject.slice(subject.indexOf(':') + 1);
    if (await isThere(database, subject, id)) continue;
    const ids = await files.removeRows(database, [subject]);
    await files.removeBytes(ids);
    removed += ids.length;
  }
  return removed;
}

async function isThere(database: Kysely<DatabaseSchema>, subject: string, id: string): Promise<boolean> {
  const has = async (table: 'cart' | 'cart_item' | 'configuration') =>
    (await database.selectFrom(table).select('id').where('id', '=', id).executeTakeFirst()) !== undefined;
  if (subject.startsWith(OF_CART)) return has('cart');
  if (subject.startsWith(OF_ITEM)) return has('cart_item');
  return (await has('cart_item')) || (await has('configuration'));
}
