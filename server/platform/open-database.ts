/**
 * The database file, and the only module that imports libsql, so that the SQLite of later Node versions can replace it. Its
 * `close()` keeps connections with prepared statements (libsql-js#228, #230), so closing writes nothing.
 */
import { chmodSync, closeSync, mkdirSync, openSync } from 'node:fs';
import { join } from 'node:path';
import { Kysely, Migrator, type Migration } from 'kysely';
import Libsql from 'libsql';
import type { DatabaseSchema } from './database-schema.ts';
import { configurationsAndCarts } from './migrations/0001-configurations-and-carts.ts';
import { agreementsOfCartItems } from './migrations/0002-agreements-of-cart-items.ts';
import { pricesOfCartItems } from './migrations/0003-prices-of-cart-items.ts';
import { leads } from './migrations/0004-leads.ts';
import { jobsAndFiles } from './migrations/0005-jobs-and-files.ts';
import { people } from './migrations/0011-people.ts';
import { deskAndAudit } from './migrations/0013-desk-and-audit.ts';
import { auditRetention } from './migrations/0014-audit-retention.ts';
import { sharedViews } from './migrations/0015-shared-views.ts';
import { foreignConfigurations } from './migrations/0010-foreign-configurations.ts';
import { sqliteDialect } from './sqlite-dialect.ts';

const FILE_NAME = 'bespoke.sqlite';

/** Milliseconds that a write waits for another process that writes. */
const BUSY_TIMEOUT_MS = 5_000;

/** Applied in the order of their names; a released name never changes. */
const migrations: Readonly<Record<string, Migration>> = {
  '0001-configurations-and-carts': configurationsAndCarts,
  '0002-agreements-of-cart-items': agreementsOfCartItems,
  '0003-prices-of-cart-items': pricesOfCartItems,
  '0004-leads': leads,
  '0005-jobs-and-files': jobsAndFiles,
  '0011-people': people,
  '0010-foreign-configurations': foreignConfigurations,
  '0013-desk-and-audit': deskAndAudit,
  '0014-audit-retention': auditRetention,
  '0015-shared-views': sharedViews,
};

/**
 * Opens `bespoke.sqlite` in `dataDir`, creating both if needed (only this user may read the file), and migrates its tables. Every
 * committed transaction is on disk (`synchronous=FULL`). Several processes may have the same file open. Close it with `destroy()`.
 *
 * @param busyTimeoutMs how long a write waits for other processes before it throws DatabaseBusy
 * @throws Error when a migration fails or the file belongs to a newer version; the cause is attached
 */
export async function openDatabase(
  dataDir: string,
  busyTimeoutMs = BUSY_TIMEOUT_MS,
): Promise<Kysely<DatabaseSchema>> {
  mkdirSync(dataDir, { recursive: true });
  const file = join(dataDir, FILE_NAME);
  // SQLite gives the files of its log the mode of this one. A copied or restored file is often readable by everyone.
  closeSync(openSync(file, 'a', 0o600));
  chmodSync(file, 0o600);
  const writer = connect(file);
  const reader = connect(file);
  const database = new Kysely<DatabaseSchema>({ dialect: sqliteDialect({ writer, reader, busyTimeoutMs }) });
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

function connect(file: string): Libsql.Database {
  const connection = new Libsql(file);
  // Nothing is served yet, so the thread may wait for a process that is just making the file; later it must not.
  connection.exec(`
    PRAGMA busy_timeout = ${BUSY_TIMEOUT_MS};
    PRAGMA journal_mode = WAL;
    PRAGMA synchronous = FULL;
    PRAGMA foreign_keys = ON;
    PRAGMA busy_timeout = 0;
  `);
  return connection;
}
