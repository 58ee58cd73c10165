import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openDatabase } from './open-database.ts';

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
