/**
 * The database file. The only place that knows libsql: its `close()` keeps a connection that was prepared before it
 * (libsql-js#228, #230), so nothing may rely on closing to write anything out, and a Node with SQLite built in should
 * be able to take its place.
 */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { Kysely, Migrator, SqliteDialect, type Migration } from 'kysely';
import Libsql from 'libsql';
import type { DatabaseSchema } from './database-schema.ts';
import { configurationsAndCarts } from './migrations/0001-configurations-and-carts.ts';

const FILE_NAME = 'bespoke.sqlite';

/** How long a statement waits for another process that writes. */
const BUSY_TIMEOUT_MS = 5_000;

/** Applied in the order of their names; a name that has been released never changes. */
const migrations: Readonly<Record<string, Migration>> = {
  '0001-configurations-and-carts': configurationsAndCarts,
};

/**
 * Opens `bespoke.sqlite` in `dataDir`, both made where they do not exist, and brings its tables up to date. An answer
 * that was given is on disk (`synchronous=FULL`): a power cut loses no choice. Release it with `destroy()`.
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
  const database = new Kysely<DatabaseSchema>({ dialect: new SqliteDialect({ database: connection }) });
  const migrator = new Migrator({
    db: database,
    provider: { getMigrations: () => Promise.resolve({ ...migrations }) },
  });
  const { error } = await migrator.migrateToLatest();
  if (error !== undefined) {
    await database.destroy();
    throw new Error(
      `The database ${file} cannot be brought up to date. Restore a backup or move the file away.`,
      {
        cause: error,
      },
    );
  }
  return database;
}
