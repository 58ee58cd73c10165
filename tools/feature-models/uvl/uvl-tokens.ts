/**
 * UVL text → lines of tokens. Indentation means nesting in UVL, so the unit is the *logical* line: what stands between
 * two line ends outside brackets. Blank lines and comments vanish here.
 *
 * Nothing throws: what cannot be a token is reported and skipped, so that one pass finds every such place.
 * Cost: linear in the text.
 */

/** Both start at 1; columns count UTF-16 units, as editors do. */
export interface Place {
  readonly line: number;
  readonly column: number;
}

export interface Token extends Place {
  /** `name`: bare or in double quotes (then `quoted`); `text`: in single quotes. */
  readonly kind: 'name' | 'text' | 'number' | 'symbol';
  /** Without quotes. */
  readonly text: string;
  readonly quoted: boolean;
}

export interface LogicalLine extends Place {
  /** Width of the white space before the first token; a tab reaches to the next multiple of eight. */
  readonly indent: number;
  /** At least one. */
  readonly tokens: readonly Token[];
}

/** Says what is wrong at a place; an error unless told otherwise. */
export type Report = (place: Place, message: string, hint?: string, severity?: 'error' | 'warning') => void;

const space = /[ \t\f\u00a0]+/y;
const lineEnd = /\r\n|\n|\r/y;
const bare = /[\p{L}_][\p{L}\p{M}\p{N}_#§%?\\';]*/uy;
const number = /(?:\d+(?:\.\d+)?|\.\d+)/y;
const symbol = /<=>|=>|<=|>=|==|!=|\.\.|[<>!&|+\-*/()[\]{},.=]/y;
const doubleQuoted = /"[^"\r\n]*"/y;
const singleQuoted = /'[^'\r\n]*'/y;
const restOfLine = /[^\r\n]*/y;
const tabStop = 8;

export function readUvlLines(text: string, report: Report): readonly LogicalLine[] {
  return new LineReader(text, report).all();
}

class LineReader {
  readonly #text: string;
  readonly #report: Report;
  readonly #lines: LogicalLine[] = [];
  #tokens: Token[] = [];
  #indent = 0;
  #at = 0;
  #line = 1;
  #lineStart = 0;
  /** Brackets that are still open: inside them a line end means nothing. */
  readonly #open: Token[] = [];

  constructor(text: string, report: Report) {
    this.#text = text.startsWith('\ufeff') ? text.slice(1) : text;
    this.#report = report;
  }

  all(): readonly LogicalLine[] {
    while (this.#at < this.#text.length) this.#step();
    const [unclosed] = this.#open;
    if (unclosed)
      this.#report(
        unclosed,
        `This "${unclosed.text}" is not closed.`,
        `Add "${closing.get(unclosed.text) ?? ''}".`,
      );
    this.#endLine();
    return this.#lines;
  }

  #step(): void {
    if (this.#match(space) !== undefined) return;
    if (this.#text.startsWith('//', this.#at)) {
      this.#match(restOfLine);
      return;
    }
    if (this.#text.startsWith('/*', this.#at)) {
      this.#skipBlockComment();
      return;
    }
    const place = this.#place();
    const ended = this.#match(lineEnd);
    if (ended !== undefined) {
      this.#line += 1;
      this.#lineStart = this.#at;
      if (this.#open.length === 0) this.#endLine();
      return;
    }
    this.#token(place);
  }

  #token(place: Place): void {
    const first = this.#text[this.#at] ?? '';
    if (first === '"' || first === "'") {
      this.#quoted(place, first);
      return;
    }
    const name = this.#match(bare);
    if (name !== undefined) {
      this.#add({ kind: 'name', text: name, quoted: false, ...place });
      return;
    }
    const digits = this.#match(number);
    if (digits !== undefined) {
      const tail = this.#match(bare);
      if (tail === undefined) this.#add({ kind: 'number', text: digits, quoted: false, ...place });
      else {
        this.#report(
          place,
          `A name cannot start with a digit.`,
          `Put it in double quotes: "${digits}${tail}".`,
        );
        this.#add({ kind: 'name', text: digits + tail, quoted: true, ...place });
      }
      return;
    }
    const sign = this.#match(symbol);
    if (sign !== undefined) {
      this.#bracket({ kind: 'symbol', text: sign, quoted: false, ...place });
      return;
    }
    const character = String.fromCodePoint(this.#text.codePointAt(this.#at) ?? 0);
    this.#report(
      place,
      `"${character}" is not allowed here.`,
      'Put names with such characters in double quotes.',
    );
    this.#at += character.length;
  }

  #quoted(place: Place, quote: string): void {
    const written = this.#match(quote === '"' ? doubleQuoted : singleQuoted);
    if (written === undefined) {
      this.#report(place, 'The quote is not closed on this line.', `Add ${quote} after the text.`);
      this.#match(restOfLine);
      return;
    }
    this.#add({ kind: quote === '"' ? 'name' : 'text', text: written.slice(1, -1), quoted: true, ...place });
  }

  #bracket(token: Token): void {
    if (closing.has(token.text)) this.#open.push(token);
    else if (closers.has(token.text)) {
      const opened = this.#open.at(-1);
      if (opened && closing.get(opened.text) === token.text) this.#open.pop();
      else {
        this.#report(token, `This "${token.text}" has no opening counterpart.`);
        return;
      }
    }
    this.#add(token);
  }

  #add(token: Token): void {
    if (this.#tokens.length === 0) this.#indent = this.#widthBefore();
    this.#tokens.push(token);
  }

  /** Counted from the start of the line on which the first token stands; a comment before it counts as its width. */
  #widthBefore(): number {
    let width = 0;
    for (let i = this.#lineStart; i < this.#text.length; i += 1) {
      const character = this.#text[i];
      if (character === '\t') width += tabStop - (width % tabStop);
      else if (character === ' ' || character === '\f' || character === '\u00a0') width += 1;
      else break;
    }
    return width;
  }

  #skipBlockComment(): void {
    const place = this.#place();
    const end = this.#text.indexOf('*/', this.#at + 2);
    if (end < 0) this.#report(place, 'This comment is not closed.', 'Add "*/".');
    const stop = end < 0 ? this.#text.length : end + 2;
    while (this.#at < stop) {
      if (this.#match(lineEnd) === undefined) this.#at += 1;
      else {
        this.#line += 1;
        this.#lineStart = this.#at;
      }
    }
  }

  #endLine(): void {
    const [first] = this.#tokens;
    if (first) {
      this.#lines.push({
        line: first.line,
        column: first.column,
        indent: this.#indent,
        tokens: this.#tokens,
      });
      this.#tokens = [];
    }
  }

  #place(): Place {
    return { line: this.#line, column: this.#at - this.#lineStart + 1 };
  }

  #match(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.#at;
    const found = pattern.exec(this.#text)?.[0];
    if (found === undefined || found === '') return undefined;
    this.#at += found.length;
    return found;
  }
}

const closing: ReadonlyMap<string, string> = new Map([
  ['(', ')'],
  ['[', ']'],
  ['{', '}'],
]);
const closers: ReadonlySet<string> = new Set(closing.values());
