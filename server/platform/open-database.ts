/**
 * The database file, and the only module that imports libsql, so that the SQLite of later Node versions can replace it. Its
 * `close()` keeps connections with prepared statements (libsql-js#228, #230), so closing writes nothing.
 */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { Kysely, Migrator, SqliteDialect, type Migration } from 'kysely';
import Libsql from 'libsql';
import type { DatabaseSchema } from './database-schema.ts';
import { keepStatements } from './keep-statements.ts';
import { configurationsAndCarts } from './migrations/0001-configurations-and-carts.ts';

const FILE_NAME = 'bespoke.sqlite';

/** How long a statement waits for another process that writes. */
const BUSY_TIMEOUT_MS = 5_000;

/** Applied in the order of their names; a released name never changes. */
const migrations: Readonly<Record<string, Migration>> = {
  '0001-configurations-and-carts': configurationsAndCarts,
};

/**
 * Opens `bespoke.sqlite` in `dataDir`, creating both if needed, and migrates its tables. Every committed transaction is on disk
 * (`synchronous=FULL`). Close it with `destroy()`.
 *
 * @throws Error when a migration fails or the file belongs to a newer version; the cause is attached
 */
export async function openDatabase(dataDir: string): Promise<Kysely<DatabaseSchema>> {
  mkdirSync(dataDir, { recursive: true });
  const file = join(dataDir, FILE_NAME);
  const connection = new Libsql(file);
  connection.exec(`
    PRAGMA journal_mode = WAL;
    PRAGMA synchronous = FULL;
    PRAGMA foreign_keys = ON;
    PRAGMA busy_timeout = ${BUSY_TIMEOUT_MS};
  `);
  const dialect = new SqliteDialect({ database: keepStatements(connection) });
  const database = new Kysely<DatabaseSchema>({ dialect });
  const migrator = new Migrator({
    db: database,
    provider: { getMigrations: () => Promise.resolve({ ...migrations }) },
  });
  const { error } = await migrator.migrateToLatest();
  if (error !== undefined) {
    await database.destroy();
    throw new Error(`The database ${file} cannot be migrated. Restore a backup or move the file away.`, {
      cause: error,
    });
  }
  return database;
}
