import { createHash, type Hash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { CsvSource } from './csv-source.ts';

const maxBytes = 16 * 1024 * 1024;

/**
 * The CSV files beside a model, by their path below its folder (`parts/pumps.csv`). Only regular files found there can be
 * read, so a name can never lead out of the folder. A file is read when the model first asks for it.
 */
export class DataFiles {
  readonly names: readonly string[];
  readonly #files: ReadonlyMap<string, string>;
  readonly #read = new Map<string, CsvSource>();

  constructor(folder: string) {
    this.#files = new Map(csvFiles(folder));
    this.names = [...this.#files.keys()];
  }

  /** Undefined when there is no such file; what is wrong inside it is in its diagnostics. */
  find(name: string): CsvSource | undefined {
    const file = this.#files.get(name);
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
