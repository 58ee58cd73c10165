import { existsSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import type { Kysely } from 'kysely';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { DatabaseSchema } from '../database-schema.ts';
import { openDatabase } from '../open-database.ts';
import { BlobMissing } from './blob-storage.ts';
import { FileStore, FileTooLarge } from './file-store.ts';
import { FolderStorage } from './folder-storage.ts';

let folder: string;
let database: Kysely<DatabaseSchema>;
let files: FileStore;
let storage: FolderStorage;
let now: Date;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'bespoke-files-'));
  database = await openDatabase(folder);
  now = new Date();
  let ids = 0;
  storage = new FolderStorage(join(folder, 'files'));
  files = new FileStore({
    database,
    storage,
    clock: () => now,
    randomId: () => `${++ids}`.padStart(32, 'f0'),
    limits: { fileSize: 100, ownerSize: 150 },
  });
});
afterEach(async () => {
  await database.destroy();
  rmSync(folder, { recursive: true, force: true });
});

const drawing = { owner: 'someone', subject: 'item-1', name: '../our drawing.txt', mediaType: 'text/plain' };
const put = (content: string, file = drawing) => files.put(file, Readable.from([Buffer.from(content)]));
const blobs = () =>
  existsSync(join(folder, 'files'))
    ? readdirSync(join(folder, 'files'), { recursive: true, withFileTypes: true }).filter((entry) =>
        entry.isFile(),
      )
    : [];

describe('a file', () => {
  it('is kept as it came, with its checksum, for its owner', async () => {
    const file = await put('hello');
    expect(file).toMatchObject({
      ...drawing,
      size: 5,
      checksum: '2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824',
    });
    expect(await files.find(file.id, 'someone')).toEqual(file);
    expect(await files.find(file.id, 'somebody else')).toBeUndefined();
    expect(await text(await files.open(file))).toBe('hello');
    expect(await files.list('someone', 'item-1')).toEqual([file]);
    expect(await files.list('someone', 'item-2')).toEqual([]);
  });

  it('is readable by this user only', async () => {
    await put('hello');
    expect(blobs().map((entry) => statSync(join(entry.parentPath, entry.name)).mode & 0o777)).toEqual([
      0o600,
    ]);
  });

  it('is removed by its owner only, once', async () => {
    const file = await put('hello');
    expect(await files.remove(file.id, 'somebody else')).toBe(false);
    expect(await files.remove(file.id, 'someone')).toBe(true);
    expect(await files.remove(file.id, 'someone')).toBe(false);
    expect(blobs()).toEqual([]);
    await expect(files.open(file)).rejects.toThrow(BlobMissing);
  });

  it('may be empty', async () => {
    expect((await put('')).size).toBe(0);
  });
});

describe('nothing is kept of a file', () => {
  it('that stops half-way', async () => {
    const half = Readable.from(
      (async function* () {
        yield Buffer.from('half');
        await Promise.resolve();
        throw new Error('The browser has gone.');
      })(),
    );
    await expect(files.put(drawing, half)).rejects.toThrow('The browser has gone.');
    expect(blobs()).toEqual([]);
    expect(await files.list('someone', 'item-1')).toEqual([]);
  });

  it('that is too large', async () => {
    await expect(put('x'.repeat(101))).rejects.toThrow(FileTooLarge);
    expect(blobs()).toEqual([]);
  });

  it('that its owner has no room for, also when many come at once', async () => {
    const puts = await Promise.allSettled(Array.from({ length: 10 }, () => put('x'.repeat(60))));
    expect(puts.filter(({ status }) => status === 'fulfilled')).toHaveLength(2);
    expect(blobs()).toHaveLength(2);
    await put('x'.repeat(60), { ...drawing, owner: 'somebody else' });
  });
});

describe('sweep', () => {
  it('removes what a crash has left, and nothing else', async () => {
    const file = await put('hello');
    await storage.put('abandoned', Readable.from([Buffer.from('no row')]));
    await storage.put('unfinished.part', Readable.from([Buffer.from('half')]));
    expect(await files.sweep()).toBe(0);
    now = new Date(Date.now() + 2 * 60 * 60_000);
    expect(await files.sweep()).toBe(2);
    expect(blobs().map(({ name }) => name)).toEqual([file.id]);
    expect(await files.sweep()).toBe(0);
  });
});

describe('an id', () => {
  it.each(['../../etc/passwd', 'a/b', '', '..', 'a\0b'])(
    '%j is refused where it could be a path',
    async (id) => {
      await expect(storage.put(id, Readable.from(['x']))).rejects.toThrow('is no id of a blob');
      await expect(storage.open(id)).rejects.toThrow('is no id of a blob');
    },
  );
});
