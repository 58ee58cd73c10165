/** SIGKILL in each phase of storing a file: what is listed is whole, and nothing else is left after a sweep. */
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { expect, it, onTestFinished } from 'vitest';
import { openDatabase } from '../open-database.ts';
import { FileStore } from './file-store.ts';
import { FolderStorage } from './folder-storage.ts';

const script = join(import.meta.dirname, 'testing/store-and-stop.ts');

it.each([
  ['half', 'while bytes come', 1, 1],
  ['bytes', 'between the bytes and their row', 1, 1],
  ['row', 'when all is stored', 2, 0],
  ['replaced', 'between the row of a file and the bytes that it replaces', 1, 1],
])('%s: a server that is killed %s', async (phase, _, listed, swept) => {
  const folder = mkdtempSync(join(tmpdir(), 'bespoke-kill-'));
  const child = spawn(process.execPath, ['--import', 'tsx', script, folder, phase], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  await once(child.stdout, 'data');
  child.kill('SIGKILL');
  await once(child, 'exit');

  const database = await openDatabase(folder);
  const files = new FileStore({
    database,
    storage: new FolderStorage(join(folder, 'files')),
    clock: () => new Date(Date.now() + 2 * 60 * 60_000),
    randomId: () => '0',
    limits: { fileSize: 1, ownerSize: 1 },
  });
  const found = await files.list('ada', 'item');
  expect(found).toHaveLength(listed);
  for (const file of found) {
    const bytes = await buffer(await files.open(file));
    expect(createHash('sha256').update(bytes).digest('hex')).toBe(file.checksum);
  }
  expect(await files.sweep()).toBe(swept);
  const left = readdirSync(join(folder, 'files'), { recursive: true, withFileTypes: true });
  expect(left.filter((entry) => entry.isFile()).map(({ name }) => name)).toEqual(found.map(({ id }) => id));
  await database.destroy();
});
