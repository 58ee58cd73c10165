/**
 * A table saved by a spreadsheet, read for a person who may have made a mistake in it: cells, and for every cell its
 * place in the file. RFC 4180 with what spreadsheets really write: a byte order mark, semicolons or tabs between cells
 * where the comma is the decimal sign, any line ending, quoted cells with line breaks, empty lines at the end.
 */
import type { Diagnostic } from '../diagnostic.ts';

export interface CsvCell {
  /** Without quotes and without spaces around it. */
  readonly text: string;
  /** Where it starts in the file's text. */
  readonly offset: number;
}

export type CsvRow = readonly CsvCell[];
type Separator = ',' | ';' | '\t';

export class CsvSource {
  readonly file: string;
  readonly text: string;
  readonly header: CsvRow;
  /** Rows below the header, every one with as many cells as it; empty lines are left out. */
  readonly rows: readonly CsvRow[];
  readonly diagnostics: readonly Diagnostic[];
  /** Where cells are not separated by commas, the spreadsheet writes 1,5 for one and a half. */
  readonly #hasDecimalComma: boolean;
  readonly #lineStarts: readonly number[];

  /** @param unreadable why there is no text at all */
  constructor(file: string, text: string, unreadable?: { readonly message: string; readonly hint: string }) {
    this.file = file;
    this.text = text;
    this.#lineStarts = [
      0,
      ...[...text.matchAll(/\r\n|\r|\n/g)].map((match) => match.index + match[0].length),
    ];
    const diagnostics: Diagnostic[] = [];
    this.diagnostics = diagnostics;
    const separator = separatorOf(text);
    this.#hasDecimalComma = separator !== ',';
    if (unreadable) diagnostics.push(this.at(0, unreadable.message, unreadable.hint));
    const { rows, problem } = unreadable ? { rows: [], problem: undefined } : readCells(text, separator);
    if (problem) diagnostics.push(this.at(problem.offset, problem.message, problem.hint));
    const [header, ...body] = rows.filter((row) => row.length > 1 || row[0]?.text !== '');
    this.header = header ?? [];
    if (!header && diagnostics.length === 0) diagnostics.push(this.at(0, 'The file is empty.', headerHint));
    diagnostics.push(...this.#checkHeader());
    this.rows = body.filter((row) => {
      if (row.length === this.header.length) return true;
      const message = `This row has ${row.length} cells; the first line has ${this.header.length}.`;
      const hint = `Cells are separated by ${separatorNames[separator]}; a cell that contains it stands in double quotes.`;
      if (!problem) diagnostics.push(this.at(row[0] ?? 0, message, hint));
      return false;
    });
  }

  /** A number in our notation, if that is what it is; anything else as it stands. */
  number(text: string): string {
    return this.#hasDecimalComma && /^[+-]?\d+,\d+$/.test(text) ? text.replace(',', '.') : text;
  }

  /** An error about a cell, or an offset into the text. */
  at(place: CsvCell | number, message: string, hint?: string): Diagnostic {
    const offset = typeof place === 'number' ? place : place.offset;
    const after = this.#lineStarts.findIndex((start) => start > offset);
    const line = after < 0 ? this.#lineStarts.length : after;
    const column = offset - (this.#lineStarts[line - 1] ?? 0) + 1;
    return { severity: 'error', file: this.file, line, column, message, hint };
  }

  #checkHeader(): readonly Diagnostic[] {
    return this.header.flatMap((cell, index) => {
      if (cell.text === '') return [this.at(cell, 'This column has no name.', headerHint)];
      const first = this.header.findIndex(({ text }) => text === cell.text);
      return first < index ? [this.at(cell, `There are two columns "${cell.text}".`)] : [];
    });
  }
}

const headerHint = 'The first line names the columns.';
const separatorNames: Readonly<Record<Separator, string>> = {
  ',': 'commas',
  ';': 'semicolons',
  '\t': 'tabs',
};

/** The separator that the first line has most of, outside quotes. */
function separatorOf(text: string): Separator {
  const start = text.slice(0, 20_000); // a header is not longer
  const line = /^(?:"(?:[^"]|"")*"|[^"\r\n])*/.exec(start)?.[0].replaceAll(/"(?:[^"]|"")*"/g, '') ?? '';
  const count = (separator: Separator) => line.split(separator).length;
  return ([',', ';', '\t'] as const).reduce((best, next) => (count(next) > count(best) ? next : best));
}

interface CellProblem {
  readonly offset: number;
  readonly message: string;
  readonly hint: string;
}

function readCells(
  text: string,
  separator: Separator,
): { readonly rows: readonly CsvRow[]; readonly problem: CellProblem | undefined } {
  const rows: CsvCell[][] = [];
  const plain = new RegExp(`[^${separator}\\r\\n]*`, 'y');
  let row: CsvCell[] = [];
  let at = 0;
  for (;;) {
    while (text[at] === ' ') at += 1;
    const offset = at;
    if (text[at] === '"') {
      const end = closingQuote(text, at);
      if (end === undefined) {
        const hint = 'Add " at the end of the cell; a double quote inside a cell is written twice.';
        return { rows, problem: { offset, message: 'The quote is not closed.', hint } };
      }
      row.push({
        text: text
          .slice(at + 1, end)
          .replaceAll('""', '"')
          .trim(),
        offset,
      });
      at = end + 1;
      while (text[at] === ' ') at += 1;
    } else {
      plain.lastIndex = at;
      const cell = plain.exec(text)?.[0] ?? '';
      row.push({ text: cell.trim(), offset });
      at += cell.length;
    }
    const next = text[at];
    if (next === separator) {
      at += 1;
      continue;
    }
    if (next !== undefined && next !== '\r' && next !== '\n') {
      const hint = 'A double quote inside a quoted cell is written twice.';
      return { rows, problem: { offset: at, message: 'There is text after the closing quote.', hint } };
    }
    rows.push(row);
    row = [];
    if (next === undefined) return { rows, problem: undefined };
    at += text.startsWith('\r\n', at) ? 2 : 1;
    if (at === text.length) return { rows, problem: undefined };
  }
}

function closingQuote(text: string, open: number): number | undefined {
  for (let at = text.indexOf('"', open + 1); at >= 0; at = text.indexOf('"', at + 2)) {
    if (text[at + 1] !== '"') return at;
  }
  return undefined;
}
