/**
 * A process that stores files and stops for good in a phase of it, so that a test can kill it there:
 * `store-and-stop.ts <folder> half|bytes|row|replaced`.
 */
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { openDatabase } from '../../open-database.ts';
import type { BlobStorage } from '../blob-storage.ts';
import { FileStore } from '../file-store.ts';
import { FolderStorage } from '../folder-storage.ts';

const [folder = '', phase = ''] = process.argv.slice(2);
const storage = new FolderStorage(join(folder, 'files'));
let isStopping = false;

/** Says so, and waits for the end. */
function stop(): Promise<never> {
  process.stdout.write('stopped\n');
  setInterval(() => undefined, 60_000);
  return new Promise(() => undefined);
}

const stopping: BlobStorage = {
  open: (id) => storage.open(id),
  list: (before) => storage.list(before),
  async put(id, content) {
    await storage.put(id, content);
    if (isStopping && phase === 'bytes') await stop();
  },
  async remove(id) {
    if (isStopping && phase === 'replaced') await stop();
    await storage.remove(id);
  },
};
let ids = 0;
const files = new FileStore({
  database: await openDatabase(folder),
  storage: stopping,
  clock: () => new Date(),
  randomId: () => `${phase.length}${++ids}`.padStart(32, 'a'),
  limits: { fileSize: 10_000_000, ownerSize: 100_000_000 },
});
const file = { owner: 'ada', subject: 'item', name: 'drawing.txt', mediaType: 'text/plain' };
const large = (text: string) => Buffer.from(text.repeat(100_000));

/** Waits until the storage has begun to write: more is asked for before its file is there. */
async function unfinishedBlob(): Promise<void> {
  for (;;) {
    for await (const id of storage.list(new Date(Date.now() + 60_000))) if (id.endsWith('.part')) return;
    await setTimeout(10);
  }
}

await files.put(file, [large('first ')]);
isStopping = true;
async function* half() {
  yield large('half ');
  if (phase === 'half') {
    await unfinishedBlob();
    await stop();
  }
  yield large('whole ');
}
await files.put(file, half(), { replace: phase === 'replaced' });
await stop();
