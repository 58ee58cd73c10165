import { sql, type Kysely, type Migration } from 'kysely';

/**
 * Lets entries of the audit log be removed once they are older than a time that stands in `audit_removal`. `AuditLog.removeOlderThan` writes
 * the time and takes it away again in one transaction, so at any other time every deletion is refused as before.
 */
export const auditRetention: Migration = {
  async up(db: Kysely<unknown>) {
    await db.schema
      .createTable('audit_removal')
      .addColumn('before', 'text', (column) => column.notNull())
      .execute();
    await sql`DROP TRIGGER audit_entry_no_delete`.execute(db);
    await sql`
      CREATE TRIGGER audit_entry_no_delete BEFORE DELETE ON audit_entry
      WHEN NOT EXISTS (SELECT 1 FROM audit_removal WHERE OLD.at < before)
      BEGIN ${sql.raw(`SELECT RAISE(ABORT, 'entries of the audit log cannot be changed')`)}; END
    `.execute(db);
    // Removal looks for entries by their time.
    await db.schema.createIndex('audit_entry_at').on('audit_entry').column('at').execute();
  },
};
