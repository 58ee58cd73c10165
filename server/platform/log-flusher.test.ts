import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Kysely } from 'kysely';
import Libsql from 'libsql';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { FlushFailed, LogFlusher } from './log-flusher.ts';
import { sqliteDialect } from './sqlite-dialect.ts';

/** A disk that takes what was written when the test says so. */
class SlowDisk {
  private readonly waiting: { resolve: () => void; reject: (reason: Error) => void }[] = [];
  private readonly asked: (() => void)[] = [];
  flushes = 0;

  flush = (): Promise<void> => {
    this.flushes += 1;
    this.asked.shift()?.();
    return new Promise((resolve, reject) => this.waiting.push({ resolve, reject }));
  };

  /** Resolves when the next flush has begun. */
  begun(): Promise<void> {
    return new Promise((resolve) => this.asked.push(resolve));
  }

  finish(error?: Error): void {
    const flush = this.waiting.shift();
    if (error) flush?.reject(error);
    else flush?.resolve();
  }
}

let folder: string;
let disk: SlowDisk;
let database: Kysely<{ thing: { id: string } }>;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'bespoke-log-'));
  disk = new SlowDisk();
  const file = join(folder, 'things.sqlite');
  const [writer, reader] = [new Libsql(file), new Libsql(file)];
  writer.exec('PRAGMA journal_mode = WAL; CREATE TABLE thing (id TEXT PRIMARY KEY)');
  const log = new LogFlusher(`${file}-wal`, disk.flush);
  database = new Kysely({ dialect: sqliteDialect({ writer, reader, log, busyTimeoutMs: 0 }) });
});
afterEach(async () => {
  await database.destroy();
  rmSync(folder, { recursive: true });
});

const insert = (id: string) => database.insertInto('thing').values({ id }).execute();

describe('LogFlusher', () => {
  it('answers a write when a flush that began after it has ended, many by one', async () => {
    const done: string[] = [];
    const insertThen = (id: string) => insert(id).then(() => done.push(id));
    let begun = disk.begun();
    const first = insertThen('a');
    await begun;
    const others = ['b', 'c'].map(insertThen);
    const together = database.transaction().execute(async (transaction) => {
      await transaction.insertInto('thing').values({ id: 'd' }).execute();
      await transaction.insertInto('thing').values({ id: 'e' }).execute();
    });
    // Read by others, and not answered yet.
    while ((await database.selectFrom('thing').selectAll().execute()).length < 5);
    expect([done, disk.flushes]).toEqual([[], 1]);
    begun = disk.begun();
    disk.finish();
    await first;
    await begun;
    expect([done, disk.flushes]).toEqual([['a'], 2]);
    disk.finish();
    await Promise.all([...others, together]);
    expect(disk.flushes).toBe(2);
  });

  it('takes no writes any more after the disk has failed once', async () => {
    const begun = disk.begun();
    const failing = insert('a');
    await begun;
    disk.finish(new Error('EIO'));
    await expect(failing).rejects.toThrow(FlushFailed);
    await expect(insert('b')).rejects.toThrow(FlushFailed);
    expect(disk.flushes).toBe(1);
    expect(await database.selectFrom('thing').selectAll().execute()).toContainEqual({ id: 'a' });
  });
});
