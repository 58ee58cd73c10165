/** A piece of an expression. `start` and `end` are offsets into its text. */
export interface Token {
  readonly kind: 'name' | 'number' | 'quoted' | 'symbol' | 'end';
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** Something wrong in an expression, at an offset into its text. */
export class ExpressionError extends Error {
  override readonly name = 'ExpressionError';
  readonly offset: number;
  readonly hint: string | undefined;

  constructor(offset: number, message: string, hint?: string) {
    super(message);
    this.offset = offset;
    this.hint = hint;
  }
}

const pieces: readonly (readonly [Token['kind'] | 'space', RegExp])[] = [
  ['space', /\s+/y],
  ['name', /[\p{L}_][\p{L}\p{M}\p{N}_]*/uy],
  ['number', /\d[\d_]*(?:\.\d+)?(?![\p{L}\p{N}_])/uy],
  ['quoted', /'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*"/uy],
  ['symbol', /<=|>=|!=|[=<>+\-*/^()[\],.:]/y],
];

/** @throws ExpressionError */
export function tokenize(text: string): readonly Token[] {
  const tokens: Token[] = [];
  let at = 0;
  while (at < text.length) {
    const [kind, match] = longest(text, at);
    if (kind !== 'space')
      tokens.push({ kind, text: content(kind, match), start: at, end: at + match.length });
    at += match.length;
  }
  return [...tokens, { kind: 'end', text: 'the end', start: text.length, end: text.length }];
}

function longest(text: string, at: number): readonly [Token['kind'] | 'space', string] {
  for (const [kind, pattern] of pieces) {
    pattern.lastIndex = at;
    const match = pattern.exec(text);
    if (match) return [kind, match[0]];
  }
  const character = String.fromCodePoint(text.codePointAt(at) ?? 0);
  if (character === "'" || character === '"') {
    throw new ExpressionError(at, 'The quote is not closed.', `Add ${character} after the value.`);
  }
  if (/\d/.test(character)) {
    throw new ExpressionError(at, 'A name cannot start with a digit.', "Put a value in quotes: '29er'.");
  }
  throw new ExpressionError(at, `"${character}" is not allowed in an expression.`, hints.get(character));
}

const hints = new Map([
  ['&', 'Write "and".'],
  ['|', 'Write "or".'],
  ['!', 'Write "not", or "!=" for "is different from".'],
  ['≤', 'Write "<=".'],
  ['≥', 'Write ">=".'],
  ['≠', 'Write "!=".'],
  ['{', 'Write a list in square brackets: [small, medium].'],
]);

function content(kind: Token['kind'] | 'space', match: string): string {
  return kind === 'quoted' ? match.slice(1, -1).replace(/\\(.)/gu, '$1') : match;
}
