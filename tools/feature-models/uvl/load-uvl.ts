/**
 * Reads a UVL file and the files it imports. `imports a.b as c` stands for the file `a/b.uvl`, looked for beside the
 * importing file and then below the folder of the first one; nothing outside that folder is read.
 */
import { stat } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import type { Diagnostic } from '#server/model/source/diagnostic.ts';
import type { ReadOptions } from '../read-result.ts';
import { readTextFile } from '../read-text-file.ts';
import { parseUvl } from './parse-uvl.ts';
import type { Import, UvlFile } from './uvl-syntax.ts';
import type { Report } from './uvl-tokens.ts';

export interface UvlModule {
  readonly content: UvlFile;
  /** What the file says about its imports: alias (joined by dots) → file. */
  readonly imports: ReadonlyMap<string, { readonly module: UvlModule; readonly statement: Import }>;
}

const maxFiles = 200;

/** Undefined when the first file could not be read; whatever is wrong goes to `report`. */
export async function loadUvl(
  file: string,
  options: ReadOptions,
  report: (diagnostic: Diagnostic) => void,
): Promise<UvlModule | undefined> {
  return new UvlLoader(dirname(resolve(file)), options, report).load(resolve(file), []);
}

/** A way to report problems of one file. */
export function reporterFor(file: string, report: (diagnostic: Diagnostic) => void): Report {
  return ({ line, column }, message, hint, severity = 'error') =>
    report({ severity, file, line, column, message, hint });
}

class UvlLoader {
  readonly #root: string;
  readonly #report: (diagnostic: Diagnostic) => void;
  /** Undefined while its imports are being loaded, and when it could not be read. */
  readonly #modules = new Map<string, UvlModule | undefined>();

  readonly #options: ReadOptions;

  constructor(root: string, options: ReadOptions, report: (diagnostic: Diagnostic) => void) {
    this.#root = root;
    this.#options = options;
    this.#report = report;
  }

  async load(file: string, importing: readonly string[]): Promise<UvlModule | undefined> {
    if (this.#modules.has(file)) return this.#modules.get(file);
    this.#modules.set(file, undefined);
    const text = await readTextFile(file);
    const report = reporterFor(file, this.#report);
    if (!text.ok) {
      report({ line: 1, column: 1 }, text.message, text.hint);
      return undefined;
    }
    const content = parseUvl(file, text.text, report, this.#options);
    const imports = new Map<string, { module: UvlModule; statement: Import }>();
    for (const statement of content.imports) {
      const alias = (statement.alias ?? statement.path).join('.');
      if (imports.has(alias)) {
        report(statement, `Two imports are called "${alias}".`, 'Give one of them another name with "as".');
        continue;
      }
      const module = await this.#import(file, statement, [...importing, file], report);
      if (module) imports.set(alias, { module, statement });
    }
    const module = { content, imports };
    this.#modules.set(file, module);
    return module;
  }

  async #import(
    from: string,
    statement: Import,
    importing: readonly string[],
    report: Report,
  ): Promise<UvlModule | undefined> {
    const candidates = this.#candidates(from, statement);
    for (const candidate of candidates) {
      if (importing.includes(candidate)) {
        const hint = 'Remove one of these imports.';
        report(statement, 'This import is circular: the file imports this one.', hint);
        return undefined;
      }
      if (!this.#modules.has(candidate) && !(await isFile(candidate))) continue;
      if (this.#modules.size < maxFiles) return this.load(candidate, importing);
      report(statement, `The model has more than ${maxFiles} files.`);
      return undefined;
    }
    const shown = candidates.map((file) => `"${file.slice(this.#root.length + 1)}"`);
    const hint =
      shown.length === 0
        ? 'An import names a file in the folder of the model: a.b is "a/b.uvl".'
        : `There is no file ${shown.join(' and no ')}.`;
    report(statement, `The imported model "${statement.path.join('.')}" cannot be found.`, hint);
    return undefined;
  }

  #candidates(from: string, { path }: Import): readonly string[] {
    if (path.some((segment) => /[/\\\0]|^\.\.?$/.test(segment))) return [];
    const relative = `${join(...path)}.uvl`;
    return [...new Set([join(dirname(from), relative), join(this.#root, relative)])];
  }
}

async function isFile(file: string): Promise<boolean> {
  return stat(file).then(
    (info) => info.isFile(),
    () => false,
  );
}
