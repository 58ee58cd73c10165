import { createHash, type Hash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';

const extensions: ReadonlySet<string> = new Set(['svg', 'png', 'jpg', 'jpeg', 'webp', 'avif']);

/**
 * The pictures in a folder, by their path below it (`brakes/acm0022.svg`). Only regular files found there are pictures,
 * so a name can never lead out of the folder.
 */
export class Pictures {
  readonly names: readonly string[];
  readonly #files: ReadonlyMap<string, string>;
  readonly #used = new Set<string>();

  private constructor(files: ReadonlyMap<string, string>) {
    this.#files = files;
    this.names = [...files.keys()];
  }

  /** An absent folder has no pictures. */
  static async in(folder: string): Promise<Pictures> {
    const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
    const files = entries
      .filter((entry) => entry.isFile() && extensions.has(entry.name.split('.').at(-1)?.toLowerCase() ?? ''))
      .map((entry) => join(entry.parentPath, entry.name))
      .map((file) => [relative(folder, file).split(sep).join('/'), file] as const)
      .sort(([a], [b]) => (a < b ? -1 : 1));
    return new Pictures(new Map(files));
  }

  /** Absolute path of a picture, or undefined when there is none of that name. */
  find(name: string): string | undefined {
    const file = this.#files.get(name);
    if (file !== undefined) this.#used.add(name);
    return file;
  }

  /** Adds name and content of every picture that was found. */
  async addTo(hash: Hash): Promise<void> {
    for (const name of [...this.#used].sort()) {
      const content = await readFile(this.#files.get(name) ?? '');
      hash.update(name).update(createHash('sha256').update(content).digest());
    }
  }
}
