import type { Kysely, Migration } from 'kysely';

/** The price a customer was shown for a cart item, and what a firm request asked for; unknown for rows from before. */
export const pricesOfCartItems: Migration = {
  async up(db: Kysely<unknown>) {
    await db.schema.alterTable('cart_item').addColumn('price', 'text').execute();
    await db.schema.alterTable('firm_request').addColumn('snapshot', 'text').execute();
  },
};
