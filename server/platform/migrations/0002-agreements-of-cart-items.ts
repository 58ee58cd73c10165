import type { Kysely, Migration } from 'kysely';

/** What the customer agreed to with a cart item; unknown for items from before. */
export const agreementsOfCartItems: Migration = {
  async up(db: Kysely<unknown>) {
    await db.schema.alterTable('cart_item').addColumn('agreement', 'text').execute();
  },
};
