import { createHash, type Hash } from 'node:crypto';
import { lstatSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { CsvSource } from './csv-source.ts';

const maxBytes = 16 * 1024 * 1024;

/** Longest path, in folders and the file. */
const deepest = 8;

/**
 * The CSV files beside a model, by their path below its folder (`parts/pumps.csv`), and those that products share, in
 * folders beside that of the model (`../shared/pumps.csv`). Only regular files found there can be read, never through a
 * link, so a name can never lead out of the folder above. A file is read when the model first asks for it.
 */
export class DataFiles {
  readonly names: readonly string[];
  readonly #folder: string;
  readonly #files: ReadonlyMap<string, string>;
  readonly #read = new Map<string, CsvSource>();

  constructor(folder: string) {
    this.#folder = folder;
    this.#files = new Map(csvFiles(folder));
    this.names = [...this.#files.keys()];
  }

  /** Folders above that the model's files came from: absolute paths. */
  get sharedFolders(): readonly string[] {
    const shared = [...this.#read].filter(([name]) => name.startsWith(above));
    return [...new Set(shared.map(([, { file }]) => dirname(file)))];
  }

  /** Undefined when there is no such file; what is wrong inside it is in its diagnostics. */
  find(name: string): CsvSource | undefined {
    const file = this.#files.get(name) ?? sharedFile(this.#folder, name);
    if (file === undefined) return undefined;
    const source = this.#read.get(name) ?? readCsv(file);
    this.#read.set(name, source);
    return source;
  }

  /** Adds name and content of every file that was asked for. */
  addTo(hash: Hash): void {
    for (const [name, { text }] of [...this.#read].sort(([a], [b]) => (a < b ? -1 : 1))) {
      hash.update(name).update(createHash('sha256').update(text).digest());
    }
  }
}

const above = '../';

/**
 * A file of a folder beside that of the model: `../shared/pumps.csv`. Undefined for anything else: every step down is a
 * folder or a file itself and no link, and none leads up again.
 */
function sharedFile(folder: string, name: string): string | undefined {
  if (!name.startsWith(above) || !name.toLowerCase().endsWith('.csv')) return undefined;
  const steps = name.slice(above.length).split('/');
  if (steps.length < 2 || steps.length > deepest) return undefined;
  if (steps.some((step) => !/^[^\\/\0:]+$/.test(step) || /^\.+$/.test(step))) return undefined;
  let at = dirname(folder);
  for (const [index, step] of steps.entries()) {
    at = join(at, step);
    const found = lstatSync(at, { throwIfNoEntry: false });
    if (!(index === steps.length - 1 ? found?.isFile() : found?.isDirectory())) return undefined;
  }
  return at;
}

function csvFiles(folder: string): readonly (readonly [string, string])[] {
  const entries = (() => {
    try {
      return readdirSync(folder, { recursive: true, withFileTypes: true });
    } catch {
      return []; // that the folder is missing is said about the model itself
    }
  })();
  return entries
    .filter((entry) => entry.isFile() && entry.name.toLowerCase().endsWith('.csv'))
    .map((entry) => join(entry.parentPath, entry.name))
    .map((file) => [relative(folder, file).split(sep).join('/'), file] as const)
    .sort(([a], [b]) => (a < b ? -1 : 1));
}

function readCsv(file: string): CsvSource {
  const size = statSync(file).size;
  if (size > maxBytes) {
    const message = `The file is larger than ${maxBytes / 1024 / 1024} MB.`;
    return new CsvSource(file, '', { message, hint: 'Leave out what the product does not need.' });
  }
  try {
    // The decoder takes the byte order mark away.
    return new CsvSource(file, new TextDecoder('utf-8', { fatal: true }).decode(readFileSync(file)));
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    const hint = 'Save it as "CSV UTF-8".';
    return new CsvSource(file, '', { message: 'The file is not UTF-8 text.', hint });
  }
}
