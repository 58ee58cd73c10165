/**
 * Snapshots of engines in a folder, so that a problem that was loaded once need not be worked out again. A file is named
 * after the content of the problem and of the engine's own code: when either changes, so does the name, and the old file
 * goes when room is needed, least recently used first.
 *
 * Invariant: the cache saves time and changes no answer. A file that is not exactly as it was written is not used; a
 * folder that cannot be written leaves everything as it is without a cache. Both are said, not thrown.
 */
import { createHash, randomBytes } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { endianness } from 'node:os';
import { join } from 'node:path';
import { InvalidSnapshot } from '#server/engine/engine-errors.ts';
import type { Problem } from '#server/engine/problem.ts';
import type { Snapshot } from '#server/engine/snapshot.ts';
import { packSnapshot, unpackSnapshot } from './snapshot-file.ts';

export interface CacheSettings {
  readonly folder: string;
  /** Bytes that all files together may have. */
  readonly size: number;
}

const ENDING = '.snapshot';
/** What another process is writing is younger than this; milliseconds. */
const ABANDONED = 600_000;

export class SnapshotCache {
  private readonly settings: CacheSettings;
  private readonly engine: string;
  private readonly say: (text: string) => void;

  /**
   * @param engine stands for the engine's code (`engine-stamp.ts`)
   * @param say is told what was wrong with a file or the folder
   */
  constructor(settings: CacheSettings, engine: string, say: (text: string) => void) {
    this.settings = settings;
    this.engine = engine;
    this.say = say;
  }

  /** What a problem's snapshot is kept under. */
  keyOf(problem: Problem): Buffer {
    return createHash('sha256')
      .update(`${this.engine} ${endianness()}\n`)
      .update(JSON.stringify(problem))
      .digest();
  }

  async read(key: Buffer): Promise<Snapshot | undefined> {
    const path = this.pathOf(key);
    try {
      const snapshot = unpackSnapshot(await readFile(path), key);
      const now = new Date();
      // A folder that can only be read still serves; what goes first matters to nobody there.
      await utimes(path, now, now).catch(() => undefined);
      return snapshot;
    } catch (error) {
      if (error instanceof InvalidSnapshot) await this.discard(key, error.message);
      else if (codeOf(error) !== 'ENOENT') this.say(`The engine's cache cannot be read: ${String(error)}`);
      return undefined;
    }
  }

  /** Says that a file is of no use, and removes it. */
  async discard(key: Buffer, reason: string): Promise<void> {
    const path = this.pathOf(key);
    this.say(`The file ${path} of the engine's cache is not used. ${reason}`);
    await rm(path, { force: true }).catch(() => undefined);
  }

  /** Does nothing when it does not work out. */
  async write(key: Buffer, snapshot: Snapshot): Promise<void> {
    const file = packSnapshot(snapshot, key);
    if (file.length > this.settings.size) return;
    const path = this.pathOf(key);
    // Whoever else writes the same has a file of their own; what is renamed is whole.
    const draft = `${path}.${randomBytes(6).toString('hex')}`;
    try {
      await mkdir(this.settings.folder, { recursive: true });
      await writeFile(draft, file);
      await rename(draft, path);
      await this.makeRoom();
    } catch (error) {
      this.say(`The engine's cache cannot be written, which only makes starts slower: ${String(error)}`);
      await rm(draft, { force: true }).catch(() => undefined);
    }
  }

  /** Removes the files not used for longest, until the others fit; and what a process that ended left half written. */
  private async makeRoom(): Promise<void> {
    const { folder, size } = this.settings;
    const files: { path: string; size: number; used: number }[] = [];
    for (const name of await readdir(folder)) {
      const path = join(folder, name);
      // Another process may have removed it by now.
      const found = await stat(path).catch(() => undefined);
      if (!found || !name.includes(ENDING)) continue;
      if (name.endsWith(ENDING)) files.push({ path, size: found.size, used: found.mtimeMs });
      else if (Date.now() - found.mtimeMs > ABANDONED) await rm(path, { force: true });
    }
    files.sort((a, b) => b.used - a.used);
    let total = 0;
    for (const file of files) {
      total += file.size;
      if (total > size) await rm(file.path, { force: true });
    }
  }

  private pathOf(key: Buffer): string {
    return join(this.settings.folder, `${key.toString('hex')}${ENDING}`);
  }
}

function codeOf(error: unknown): unknown {
  return error instanceof Error && 'code' in error ? error.code : undefined;
}
