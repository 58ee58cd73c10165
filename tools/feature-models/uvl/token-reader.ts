import { PlacedError } from './placed-error.ts';
import type { Place, Token } from './uvl-tokens.ts';

/** A line that cannot be read further. */
export class SyntaxFailure extends PlacedError {
  override readonly name = 'SyntaxFailure';
}

/** Words with a meaning of their own; a feature of that name is written in double quotes. */
export const groupWords: ReadonlySet<string> = new Set(['mandatory', 'optional', 'or', 'alternative']);

/** Walks over the tokens of one logical line. */
export class TokenReader {
  readonly #tokens: readonly Token[];
  #at = 0;

  /** @param tokens at least one */
  constructor(tokens: readonly Token[]) {
    this.#tokens = tokens;
  }

  /** The next token, or one further ahead. */
  peek(ahead = 0): Token | undefined {
    return this.#tokens[this.#at + ahead];
  }

  next(): Token | undefined {
    const token = this.#tokens[this.#at];
    this.#at += 1;
    return token;
  }

  /** Is the next token this symbol, or this word without quotes? */
  sees(text: string, ahead = 0): boolean {
    const token = this.peek(ahead);
    return token?.text === text && !token.quoted && (token.kind === 'symbol' || token.kind === 'name');
  }

  take(text: string): boolean {
    const found = this.sees(text);
    if (found) this.#at += 1;
    return found;
  }

  expect(text: string, expected: string): void {
    if (!this.take(text)) throw this.unexpected(expected);
  }

  /** Where the next token is, or where the line ends. */
  get place(): Place {
    const token = this.peek();
    if (token) return { line: token.line, column: token.column };
    const last = this.#tokens.at(-1);
    const width = (last?.text.length ?? 0) + (last?.quoted === true ? 2 : 0);
    return { line: last?.line ?? 1, column: (last?.column ?? 1) + width };
  }

  /** For `since`. */
  get position(): number {
    return this.#at;
  }

  /** The tokens read from that position on. */
  since(position: number): readonly Token[] {
    return this.#tokens.slice(position, this.#at);
  }

  get atEnd(): boolean {
    return this.#at >= this.#tokens.length;
  }

  /** `a.b."c d"` */
  path(expected: string): readonly string[] {
    const path = [this.name(expected)];
    while (this.take('.')) path.push(this.name('Expected a name after "."'));
    return path;
  }

  name(expected: string): string {
    const token = this.peek();
    if (token?.kind !== 'name') throw this.unexpected(expected);
    if (token.text === '') throw new SyntaxFailure(token, 'This name is empty.');
    this.#at += 1;
    return token.text;
  }

  end(expected: string): void {
    if (!this.atEnd) throw this.unexpected(expected);
  }

  unexpected(expected: string, hint?: string): SyntaxFailure {
    const token = this.peek();
    const found = token ? `"${token.text}"` : 'the end of the line';
    return new SyntaxFailure(this.place, `${expected}, found ${found}.`, hint);
  }
}
