import { createHash, type Hash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';

/** One file each, with everything in it. */
const extension = '.glb';

/**
 * The glTF files below a folder, by their path below it (`saddles/sport.glb`). Only regular files found there are assets,
 * so a name can never lead out of the folder.
 */
export class SceneAssets {
  readonly #files: ReadonlyMap<string, string>;

  private constructor(files: ReadonlyMap<string, string>) {
    this.#files = files;
  }

  /** An absent folder has no assets. */
  static async in(folder: string): Promise<SceneAssets> {
    const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
    const files = entries
      .filter((entry) => entry.isFile() && entry.name.toLowerCase().endsWith(extension))
      .map((entry) => join(entry.parentPath, entry.name))
      .map((file) => [relative(folder, file).split(sep).join('/'), file] as const)
      .sort(([a], [b]) => (a < b ? -1 : 1));
    return new SceneAssets(new Map(files));
  }

  get names(): ReadonlySet<string> {
    return new Set(this.#files.keys());
  }

  /** Absolute paths, by name. */
  get files(): ReadonlyMap<string, string> {
    return this.#files;
  }

  /** Adds name and content of every file. */
  async addTo(hash: Hash): Promise<void> {
    for (const [name, file] of this.#files)
      hash.update(name).update(
        createHash('sha256')
          .update(await readFile(file))
          .digest(),
      );
  }
}
