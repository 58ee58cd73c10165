import type { Kysely } from 'kysely';
import type { DatabaseSchema } from '#server/platform/database-schema.ts';
import type { OngoingConfigurations } from '../product/ongoing-configurations.ts';
import { parseState } from '../product/configuration-state.ts';

export interface CopyParts {
  readonly ongoing: OngoingConfigurations;
  readonly randomId: () => string;
}

/**
 * Starts a configuration for another customer that begins as an item of a requested cart was configured. The item itself belongs to
 * its customer and stays as it is.
 *
 * @param item.cartId a cart that was requested
 * @returns where the copy is; undefined when there is no such item, or it was not configured here
 */
export async function copyRequestedItem(
  { ongoing, randomId }: CopyParts,
  transaction: Kysely<DatabaseSchema>,
  item: { readonly cartId: string; readonly itemId: string },
  externalId: string,
): Promise<{ tab: string; productId: string; configId: string } | undefined> {
  const row = await transaction
    .selectFrom('cart_item')
    .innerJoin('cart', 'cart.id', 'cart_item.cart_id')
    .select('cart_item.state')
    .where('cart_item.id', '=', item.itemId)
    .where('cart_item.cart_id', '=', item.cartId)
    .where('cart.state', '=', 'requested')
    .where('foreign_item', 'is', null)
    .executeTakeFirst();
  if (row?.state == null) return undefined;
  const state = parseState(row.state);
  const configId = randomId();
  await ongoing.within(transaction).insert(configId, externalId, state);
  return { tab: state.tab, productId: state.productId, configId };
}
