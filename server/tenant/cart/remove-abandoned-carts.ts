import type { Kysely } from 'kysely';
import type { DatabaseSchema } from '#server/platform/database-schema.ts';

const DAY = 24 * 60 * 60 * 1_000;

/**
 * Removes carts, active or not, that nobody has changed for so many days, with their items. A cart counts as changed while an item of
 * it is being edited. What is left of edits goes with the abandoned configurations.
 *
 * @returns how many were removed
 */
export async function removeAbandonedCarts(
  { database, clock }: { readonly database: Kysely<DatabaseSchema>; readonly clock: () => Date },
  days: number,
): Promise<number> {
  const since = new Date(clock().getTime() - days * DAY).toISOString();
  const result = await database
    .deleteFrom('cart')
    .where('state', '!=', 'requested')
    .where('updated_at', '<', since)
    .where('id', 'not in', (query) =>
      query
        .selectFrom('cart_item')
        .innerJoin('configuration', 'configuration.id', 'cart_item.id')
        .select('cart_item.cart_id')
        .where('configuration.updated_at', '>=', since),
    )
    .executeTakeFirst();
  return Number(result.numDeletedRows);
}
