import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { SqliteDatabase } from 'kysely';
import Libsql from 'libsql';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { keepStatements } from './keep-statements.ts';

let folder: string;
let prepared: string[];
let connection: SqliteDatabase;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'bespoke-statements-'));
  const libsql = new Libsql(join(folder, 'test.sqlite'));
  libsql.exec('PRAGMA synchronous = OFF; CREATE TABLE thing (id TEXT PRIMARY KEY, size INTEGER)');
  prepared = [];
  connection = keepStatements({
    close: () => libsql.close(),
    prepare(sql) {
      prepared.push(sql);
      return libsql.prepare(sql);
    },
  });
});
afterEach(() => {
  connection.close();
  rmSync(folder, { recursive: true, force: true });
});

const insert = 'INSERT INTO thing VALUES (?, ?)';
const select = 'SELECT size FROM thing WHERE size > ? ORDER BY size';

describe('keepStatements', () => {
  it('prepares a statement once, and gives each call its own rows', () => {
    for (let size = 0; size < 250; size++) connection.prepare(insert).run([`thing ${size}`, size]);
    expect(connection.prepare(select).all([247])).toEqual([{ size: 248 }, { size: 249 }]);
    expect(connection.prepare(select).all([49])).toHaveLength(200);
    expect(connection.prepare(select).all([300])).toEqual([]);
    expect(prepared).toEqual([insert, select]);
  });

  it('prepares a statement again after it failed', () => {
    connection.prepare(insert).run(['a', 1]);
    expect(() => connection.prepare(insert).run(['a', 2])).toThrow(/UNIQUE/);
    connection.prepare(insert).run(['b', 3]);
    expect(connection.prepare(select).all([0])).toEqual([{ size: 1 }, { size: 3 }]);
    expect(prepared).toEqual([insert, insert, select]);
  });

  it('forgets what is used least', () => {
    connection.prepare(select);
    for (let n = 0; n < 300; n++) {
      connection.prepare(`SELECT ${n}`);
      connection.prepare(insert);
    }
    connection.prepare(select);
    expect(prepared.filter((sql) => sql === select)).toHaveLength(2);
    expect(prepared.filter((sql) => sql === insert)).toHaveLength(1);
  });
});
