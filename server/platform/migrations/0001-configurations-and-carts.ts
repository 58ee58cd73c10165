import { sql, type Kysely, type Migration } from 'kysely';

/** Configurations, carts with their items, firm requests. */
export const configurationsAndCarts: Migration = {
  async up(db: Kysely<unknown>) {
    await db.schema
      .createTable('configuration')
      .addColumn('id', 'text', (column) => column.primaryKey())
      .addColumn('external_id', 'text', (column) => column.notNull())
      .addColumn('state', 'text', (column) => column.notNull())
      .addColumn('version', 'integer', (column) => column.notNull())
      .addColumn('created_at', 'text', (column) => column.notNull())
      .addColumn('updated_at', 'text', (column) => column.notNull())
      .execute();
    await db.schema
      .createIndex('configuration_external_id')
      .on('configuration')
      .column('external_id')
      .execute();

    await db.schema
      .createTable('cart')
      .addColumn('id', 'text', (column) => column.primaryKey())
      .addColumn('external_id', 'text', (column) => column.notNull())
      .addColumn('state', 'text', (column) => column.notNull())
      .addColumn('attributes', 'text', (column) => column.notNull())
      .addColumn('version', 'integer', (column) => column.notNull())
      .addColumn('created_at', 'text', (column) => column.notNull())
      .addColumn('updated_at', 'text', (column) => column.notNull())
      .execute();
    // Two first requests of a customer at the same moment must end up with one cart.
    await db.schema
      .createIndex('cart_one_active')
      .unique()
      .on('cart')
      .column('external_id')
      .where(sql.ref('state'), '=', sql.lit('active'))
      .execute();

    await db.schema
      .createTable('cart_item')
      .addColumn('id', 'text', (column) => column.primaryKey())
      .addColumn('cart_id', 'text', (column) => column.notNull().references('cart.id').onDelete('cascade'))
      .addColumn('position', 'integer', (column) => column.notNull())
      .addColumn('tab', 'text', (column) => column.notNull())
      .addColumn('product_id', 'text', (column) => column.notNull())
      .addColumn('qty', 'integer', (column) => column.notNull())
      .addColumn('state', 'text')
      .addColumn('attributes', 'text', (column) => column.notNull())
      .addColumn('created_at', 'text', (column) => column.notNull())
      .addColumn('updated_at', 'text', (column) => column.notNull())
      .execute();
    await db.schema.createIndex('cart_item_cart').on('cart_item').columns(['cart_id', 'position']).execute();

    await db.schema
      .createTable('firm_request')
      .addColumn('id', 'text', (column) => column.primaryKey())
      .addColumn('number', 'integer', (column) => column.notNull().unique())
      .addColumn('external_id', 'text', (column) => column.notNull())
      .addColumn('cart_id', 'text', (column) => column.notNull().references('cart.id'))
      .addColumn('state', 'text', (column) => column.notNull())
      .addColumn('item_count', 'integer', (column) => column.notNull())
      .addColumn('total', 'integer', (column) => column.notNull())
      .addColumn('currency', 'text', (column) => column.notNull())
      .addColumn('attributes', 'text', (column) => column.notNull())
      .addColumn('created_at', 'text', (column) => column.notNull())
      .addColumn('updated_at', 'text', (column) => column.notNull())
      .execute();
    await db.schema
      .createIndex('firm_request_external_id')
      .on('firm_request')
      .column('external_id')
      .execute();
  },
};
