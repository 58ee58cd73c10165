import type { Kysely, Migration } from 'kysely';

/** Views of visualizations that others follow: their links work until they expire, also after the server was restarted. */
export const sharedViews: Migration = {
  async up(db: Kysely<unknown>) {
    await db.schema
      .createTable('shared_view')
      .addColumn('id', 'text', (column) => column.primaryKey())
      .addColumn('state', 'text', (column) => column.notNull())
      .addColumn('may_change', 'integer', (column) => column.notNull())
      .addColumn('expires_at', 'text', (column) => column.notNull())
      .addColumn('withdrawn_at', 'text')
      .execute();
    await db.schema.createIndex('shared_view_expires_at').on('shared_view').column('expires_at').execute();
  },
};
