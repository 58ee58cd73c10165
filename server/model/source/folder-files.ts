import { createHash, type Hash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';

const pictures: ReadonlySet<string> = new Set(['svg', 'png', 'jpg', 'jpeg', 'webp', 'avif']);
/** What customers can open, or hand on to others who can. */
const documents: ReadonlySet<string> = new Set([
  ...['pdf', 'txt', 'csv', 'rtf', 'odt', 'docx', 'xlsx', 'pptx', 'zip'],
  ...['png', 'jpg', 'jpeg', 'svg', 'dxf', 'dwg', 'step', 'stp', 'stl'],
]);

/**
 * The files of some kinds in a folder, by their path below it (`brakes/acm0022.svg`). Only regular files found there count, so
 * a name can never lead out of the folder.
 */
export class FolderFiles {
  readonly names: readonly string[];
  readonly #files: ReadonlyMap<string, string>;
  readonly #used = new Set<string>();

  private constructor(files: ReadonlyMap<string, string>) {
    this.#files = files;
    this.names = [...files.keys()];
  }

  /** An absent folder has none. */
  static pictures(folder: string): Promise<FolderFiles> {
    return FolderFiles.#read(folder, pictures);
  }

  /** An absent folder has none. */
  static documents(folder: string): Promise<FolderFiles> {
    return FolderFiles.#read(folder, documents);
  }

  static async #read(folder: string, extensions: ReadonlySet<string>): Promise<FolderFiles> {
    const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
    const files = entries
      .filter((entry) => entry.isFile() && extensions.has(entry.name.split('.').at(-1)?.toLowerCase() ?? ''))
      .map((entry) => join(entry.parentPath, entry.name))
      .map((file) => [relative(folder, file).split(sep).join('/'), file] as const)
      .sort(([a], [b]) => (a < b ? -1 : 1));
    return new FolderFiles(new Map(files));
  }

  /** Absolute path of a file, or undefined when there is none of that name. */
  find(name: string): string | undefined {
    const file = this.#files.get(name);
    if (file !== undefined) this.#used.add(name);
    return file;
  }

  /** Adds name and content of every file that was found. */
  async addTo(hash: Hash): Promise<void> {
    for (const name of [...this.#used].sort()) {
      const content = await readFile(this.#files.get(name) ?? '');
      hash.update(name).update(createHash('sha256').update(content).digest());
    }
  }
}
