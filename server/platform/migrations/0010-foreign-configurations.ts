import type { Kysely, Migration } from 'kysely';

/** Configurations and cart items of products that another CPQ system configures. */
export const foreignConfigurations: Migration = {
  async up(db: Kysely<unknown>) {
    await db.schema.alterTable('configuration').addColumn('foreign_configuration', 'text').execute();
    await db.schema.alterTable('cart_item').addColumn('foreign_item', 'text').execute();
  },
};
