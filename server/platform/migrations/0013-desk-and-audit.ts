import { sql, type Kysely, type Migration } from 'kysely';

/**
 * What the desk of a rep keeps, and the log of what people who sell read and change of customers. Rows of the log can be added and
 * never changed: the third trigger is for `INSERT OR REPLACE`, which removes a row without the trigger of a deletion.
 */
export const deskAndAudit: Migration = {
  async up(db: Kysely<unknown>) {
    await db.schema.alterTable('firm_request').addColumn('assignee', 'text').execute();
    await db.schema.alterTable('firm_request').addColumn('discount', 'integer').execute();

    await db.schema
      .createTable('desk_cart')
      .addColumn('id', 'text', (column) => column.primaryKey())
      .addColumn('person', 'text', (column) => column.notNull())
      .addColumn('external_id', 'text', (column) => column.notNull().unique())
      .addColumn('name', 'text', (column) => column.notNull())
      .addColumn('customer', 'text', (column) => column.notNull())
      .addColumn('created_at', 'text', (column) => column.notNull())
      .addColumn('updated_at', 'text', (column) => column.notNull())
      .execute();
    await db.schema.createIndex('desk_cart_person').on('desk_cart').column('person').execute();

    await db.schema
      .createTable('audit_entry')
      .addColumn('id', 'integer', (column) => column.primaryKey().autoIncrement())
      .addColumn('at', 'text', (column) => column.notNull())
      .addColumn('person', 'text', (column) => column.notNull())
      .addColumn('person_name', 'text', (column) => column.notNull())
      .addColumn('role', 'text', (column) => column.notNull())
      .addColumn('action', 'text', (column) => column.notNull())
      .addColumn('object', 'text', (column) => column.notNull())
      .addColumn('customer', 'text', (column) => column.notNull())
      .addColumn('details', 'text', (column) => column.notNull())
      .execute();
    const refusal = sql.raw(`SELECT RAISE(ABORT, 'entries of the audit log cannot be changed')`);
    await sql`CREATE TRIGGER audit_entry_no_update BEFORE UPDATE ON audit_entry BEGIN ${refusal}; END`.execute(
      db,
    );
    await sql`CREATE TRIGGER audit_entry_no_delete BEFORE DELETE ON audit_entry BEGIN ${refusal}; END`.execute(
      db,
    );
    await sql`
      CREATE TRIGGER audit_entry_no_replace BEFORE INSERT ON audit_entry
      WHEN EXISTS (SELECT 1 FROM audit_entry WHERE id = NEW.id)
      BEGIN ${refusal}; END
    `.execute(db);
  },
};
