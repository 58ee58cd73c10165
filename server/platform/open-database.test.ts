import { chmodSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql, type Kysely } from 'kysely';
import Libsql from 'libsql';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { DatabaseSchema } from './database-schema.ts';
import { openDatabase } from './open-database.ts';
import { DatabaseBusy } from './sqlite-dialect.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'bespoke-database-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

const cart = {
  external_id: 'someone',
  state: 'active',
  attributes: '{}',
  version: 1,
  created_at: '2026-01-01T00:00:00.000Z',
  updated_at: '2026-01-01T00:00:00.000Z',
} as const;

describe('openDatabase', () => {
  it('makes the folder and a durable database', async () => {
    const database = await openDatabase(join(folder, 'not', 'there', 'yet'));
    const pragma = async (name: string) =>
      Object.values(
        (await sql<Record<string, unknown>>`${sql.raw(`PRAGMA ${name}`)}`.execute(database)).rows[0] ?? {},
      )[0];
    expect(await pragma('journal_mode')).toBe('wal');
    expect(await pragma('synchronous')).toBe(2); // FULL
    expect(await pragma('foreign_keys')).toBe(1);
    await database.destroy();
  });

  it('finds its rows again when it is opened a second time', async () => {
    const first = await openDatabase(folder);
    await first
      .insertInto('cart')
      .values({ ...cart, id: 'a' })
      .execute();
    await first.destroy();
    const second = await openDatabase(folder);
    expect(await second.selectFrom('cart').select('id').execute()).toEqual([{ id: 'a' }]);
    await second.destroy();
  });

  it('allows one active cart a customer and any number of requested ones', async () => {
    const database = await openDatabase(folder);
    const insert = (id: string, state: 'active' | 'requested') =>
      database
        .insertInto('cart')
        .values({ ...cart, id, state })
        .execute();
    await insert('a', 'active');
    await insert('b', 'requested');
    await insert('c', 'requested');
    await expect(insert('d', 'active')).rejects.toThrow(/UNIQUE/);
    await database.destroy();
  });

  it('removes the items of a cart with it', async () => {
    const database = await openDatabase(folder);
    const { external_id: _, state: __, version: ___, ...times } = cart;
    const item = { ...times, id: 'i', position: 1, tab: 't', product_id: 'p', qty: 1, state: null };
    await expect(
      database
        .insertInto('cart_item')
        .values({ ...item, cart_id: 'none' })
        .execute(),
    ).rejects.toThrow(/FOREIGN KEY/);
    await database
      .insertInto('cart')
      .values({ ...cart, id: 'a' })
      .execute();
    await database
      .insertInto('cart_item')
      .values({ ...item, cart_id: 'a' })
      .execute();
    await database.deleteFrom('cart').execute();
    expect(await database.selectFrom('cart_item').selectAll().execute()).toEqual([]);
    await database.destroy();
  });
});

describe('a database that several processes have open', () => {
  const insertAfterRead = (database: Kysely<DatabaseSchema>, id: string) =>
    database.transaction().execute(async (transaction) => {
      const carts = await transaction.selectFrom('cart').select('id').execute();
      await transaction
        .insertInto('cart')
        .values({ ...cart, id, state: 'requested', version: carts.length })
        .execute();
    });

  it('loses none of 200 transactions that read and then write, at two connections', async () => {
    const databases = [await openDatabase(folder), await openDatabase(folder)];
    const inserts = Array.from({ length: 200 }, (_, i) => insertAfterRead(databases[i % 2]!, String(i)));
    await Promise.all(inserts);
    const versions = await databases[0]!.selectFrom('cart').select('version').orderBy('version').execute();
    expect(versions.map(({ version }) => version)).toEqual(inserts.map((_, i) => i));
    for (const database of databases) await database.destroy();
  });

  it('answers reads while a write waits for another process, and writes when that has ended', async () => {
    const database = await openDatabase(folder);
    const other = new Libsql(join(folder, 'bespoke.sqlite'));
    other.exec('BEGIN IMMEDIATE');
    const writes = [
      insertAfterRead(database, 'a'),
      database
        .insertInto('cart')
        .values({ ...cart, id: 'b', external_id: 'b' })
        .execute(),
    ];
    expect(await database.selectFrom('cart').select('id').execute()).toEqual([]);
    other.exec('COMMIT');
    await Promise.all(writes);
    expect(await database.selectFrom('cart').select('id').orderBy('id').execute()).toHaveLength(2);
    await database.destroy();
  });

  it('says that it is busy after the time-out, and is as before afterwards', async () => {
    const database = await openDatabase(folder, 0);
    const other = new Libsql(join(folder, 'bespoke.sqlite'));
    other.exec('BEGIN IMMEDIATE');
    await expect(insertAfterRead(database, 'a')).rejects.toThrow(DatabaseBusy);
    await expect(
      database
        .insertInto('cart')
        .values({ ...cart, id: 'b' })
        .execute(),
    ).rejects.toThrow(DatabaseBusy);
    other.exec("INSERT INTO cart SELECT 'c', 'c', 'active', '{}', 1, '', ''");
    other.exec('COMMIT');
    await insertAfterRead(database, 'a');
    expect(await database.selectFrom('cart').select('id').orderBy('id').execute()).toHaveLength(2);
    await database.destroy();
  });

  it('rolls back all of a transaction of which one statement fails, and goes on', async () => {
    const database = await openDatabase(folder);
    await insertAfterRead(database, 'a');
    const failing = database.transaction().execute(async (transaction) => {
      await transaction.updateTable('cart').set({ version: 7 }).execute();
      await transaction
        .insertInto('cart')
        .values({ ...cart, id: 'a' })
        .execute();
    });
    await expect(failing).rejects.toThrow(/UNIQUE/);
    await insertAfterRead(database, 'b');
    const versions = await database.selectFrom('cart').select('version').orderBy('id').execute();
    expect(versions.map(({ version }) => version)).toEqual([0, 1]);
    await database.destroy();
  });

  it('can be read by the user of the server only, also when it was copied with another mode', async () => {
    const database = await openDatabase(folder);
    await insertAfterRead(database, 'a');
    const files = ['bespoke.sqlite', 'bespoke.sqlite-wal', 'bespoke.sqlite-shm'];
    for (const file of files) expect(statSync(join(folder, file)).mode & 0o777, file).toBe(0o600);
    await database.destroy();
    chmodSync(join(folder, 'bespoke.sqlite'), 0o644);
    await (await openDatabase(folder)).destroy();
    expect(statSync(join(folder, 'bespoke.sqlite')).mode & 0o777).toBe(0o600);
  });
});
