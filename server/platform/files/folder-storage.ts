import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, open, opendir, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { once } from 'node:events';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { BlobMissing, type BlobStorage } from './blob-storage.ts';

/** Blobs that are being written; a crash leaves them here. */
const UNFINISHED = '.part';

/**
 * Blobs in a folder, spread over 256 sub-folders by the first two characters of their id. A blob is written under another name,
 * flushed to the disk and then renamed.
 */
export class FolderStorage implements BlobStorage {
  readonly #folder: string;

  constructor(folder: string) {
    this.#folder = folder;
  }

  async put(id: string, content: Readable): Promise<void> {
    const folder = this.#folderOf(id);
    await mkdir(folder, { recursive: true, mode: 0o700 });
    const path = join(folder, id);
    const unfinished = path + UNFINISHED;
    try {
      await pipeline(content, createWriteStream(unfinished, { mode: 0o600, flush: true }));
      await rename(unfinished, path);
      await flushFolder(folder);
    } catch (error) {
      await rm(unfinished, { force: true });
      throw error;
    }
  }

  async open(id: string): Promise<Readable> {
    const stream = createReadStream(join(this.#folderOf(id), id));
    try {
      await once(stream, 'open');
    } catch (error) {
      throw new BlobMissing(`The file ${id} is not in ${this.#folder}.`, { cause: error });
    }
    return stream;
  }

  async remove(id: string): Promise<void> {
    await rm(join(this.#folderOf(id), id), { force: true });
  }

  /** Ids of whole blobs and of those that a crash has left unfinished. */
  async *list(before: Date): AsyncGenerator<string> {
    for await (const folder of entriesOf(this.#folder)) {
      for await (const name of entriesOf(join(this.#folder, folder))) {
        const stats = await stat(join(this.#folder, folder, name)).catch(() => undefined);
        if (stats && stats.mtime < before) yield name;
      }
    }
  }

  #folderOf(id: string): string {
    if (!/^[a-z0-9-]{3,}(\.part)?$/i.test(id)) throw new Error(`${JSON.stringify(id)} is no id of a blob.`);
    return join(this.#folder, id.slice(0, 2).toLowerCase());
  }
}

/** Names in a folder; none if it is not there. */
async function* entriesOf(folder: string): AsyncGenerator<string> {
  const directory = await opendir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  });
  if (!directory) return;
  for await (const { name } of directory) yield name;
}

/** Makes a rename safe from a power cut, where the system can. */
async function flushFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
