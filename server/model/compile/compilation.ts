import type { Condition } from '../expression/expression.ts';
import { resolveCondition } from '../expression/resolve-expression.ts';
import type { RowBinding, Scope } from '../expression/scope.ts';
import type { ExpressionError } from '../expression/tokenize.ts';
import type { CsvSource } from '../source/csv/csv-source.ts';
import type { ValueTables } from '../source/csv/value-tables.ts';
import type { DataFiles } from '../source/csv/data-files.ts';
import type { Diagnostic } from '../source/diagnostic.ts';
import type { ModelSource } from '../source/schema/model-schema.ts';
import type { FolderFiles } from '../source/folder-files.ts';
import type { RowTables } from './rows/row-tables.ts';
import type { LocalizedText } from '../source/texts.ts';
import { hintFor } from '../source/suggest-name.ts';
import type { Texts } from '../source/texts.ts';
import type { Path, Place, YamlSource } from '../source/yaml-source.ts';

/** What every part of the model compiler works with: the source, its texts and pictures, and where problems go. */
export class Compilation {
  readonly model: ModelSource;
  readonly texts: Texts;
  readonly diagnostics: Diagnostic[];
  /** Repeated rows, whose fields are in `model` once for every row. */
  readonly rows: RowTables;
  readonly #source: YamlSource;
  readonly #pictures: FolderFiles;
  readonly #data: DataFiles;
  readonly #tables: ValueTables;
  /** Entries of which something was left out: what is wrong with them has been said. */
  readonly #damaged: readonly Path[];

  constructor(
    model: ModelSource,
    source: YamlSource,
    texts: Texts,
    pictures: FolderFiles,
    data: DataFiles,
    tables: ValueTables,
    rows: RowTables,
    diagnostics: Diagnostic[],
    damaged: readonly Path[] = [],
  ) {
    this.#damaged = damaged;
    this.model = model;
    this.texts = texts;
    this.diagnostics = diagnostics;
    this.#source = source;
    this.#pictures = pictures;
    this.#data = data;
    this.#tables = tables;
    this.rows = rows;
  }

  error(place: Path | Place, message: string, hint?: string): void {
    this.#report('error', toPlace(place), message, hint);
  }

  warning(place: Path | Place, message: string, hint?: string): void {
    this.#report('warning', toPlace(place), message, hint);
  }

  /** For what is wrong in another file than the model's. */
  report(diagnostic: Diagnostic): void {
    const { message, hint } = diagnostic;
    this.diagnostics.push({
      ...diagnostic,
      message: this.rows.inAuthorsWords(message),
      hint: hint && this.rows.inAuthorsWords(hint),
    });
  }

  #report(severity: Diagnostic['severity'], at: Place, said: string, further: string | undefined): void {
    const place = { ...at, path: this.rows.authored(at.path) };
    const message = this.rows.inAuthorsWords(said);
    const hint = further && this.rows.inAuthorsWords(further);
    if (this.#damaged.some((path) => path.every((step, index) => place.path[index] === step))) return;
    const elsewhere = this.#tables.diagnosticAt(place, message, hint);
    this.diagnostics.push(
      elsewhere ? { ...elsewhere, severity } : this.#source.at(severity, place, message, hint),
    );
  }

  unknown(kind: string, name: string, known: Iterable<string>, place: Path | Place): void {
    this.error(place, `There is no ${kind} "${name}".`, hintFor(name, known));
  }

  unknownRows(name: string, place: Path): void {
    const known = this.rows.tables.keys();
    this.error(place, `There are no rows "${name}".`, hintFor(name, known) ?? 'Describe them under "rows".');
  }

  expressionErrors(errors: readonly ExpressionError[], path: Path): void {
    for (const { offset, message, hint } of errors) this.error({ path, offset }, message, hint);
  }

  /**
   * A condition of the author's; what is wrong with it is reported at its place.
   * @param binding what names mean in the row that it is about
   */
  condition(text: string, path: Path, scope: Scope, binding?: RowBinding): Condition {
    const { expression, errors } = resolveCondition(text, scope, binding);
    this.expressionErrors(errors, path);
    return expression;
  }

  text(text: string, path: Path): LocalizedText {
    return this.texts.localize(text, this.rows.authored(path), this.#tables.translationsAt(path));
  }

  optionalText(text: string | undefined, path: Path): LocalizedText | undefined {
    return text === undefined ? undefined : this.text(text, path);
  }

  /** A CSV file beside the model; undefined when it is not there or cannot be read, which has been reported. */
  dataFile(name: string, path: Path): CsvSource | undefined {
    const source = this.#data.find(name);
    if (!source) {
      const hint = hintFor(name, this.#data.names) ?? 'Put it beside model.yaml.';
      this.error(path, `There is no file "${name}".`, hint);
      return undefined;
    }
    source.diagnostics.forEach((diagnostic) => this.report(diagnostic));
    return source.diagnostics.length === 0 ? source : undefined;
  }

  /** Absolute path of a picture; a missing one is worth a warning only, for the shop can go on without it. */
  picture(name: string | undefined, path: Path): string | undefined {
    if (name === undefined) return undefined;
    const file = this.#pictures.find(name);
    if (file === undefined) {
      this.warning(
        path,
        `There is no picture "${name}" in the folder "pictures".`,
        hintFor(name, this.#pictures.names),
      );
    }
    return file;
  }
}

function toPlace(place: Path | Place): Place {
  return 'path' in place ? place : { path: place };
}
