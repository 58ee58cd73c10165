/**
 * Cross-tree constraints. Binding, from loosest to tightest: `<=>`, `=>`, `|`, `&`, `!`, comparisons, `+ -`, `* /`;
 * everything of one strength from left to right, `=>` included, as the language's grammar has it.
 *
 * Chains become one node with many parts, and nesting is bounded, so that whoever walks the result may recurse.
 */
import { groupWords, SyntaxFailure, type TokenReader } from './token-reader.ts';
import type { Aggregate, Comparison, Expression, Reference } from './uvl-syntax.ts';
import type { Token } from './uvl-tokens.ts';

const comparisons: ReadonlySet<string> = new Set(['==', '!=', '<', '<=', '>', '>=']);
const aggregates: ReadonlySet<string> = new Set(['sum', 'avg', 'len', 'floor', 'ceil']);
const maxNesting = 500;

/** Reads a condition from where the reader stands; what follows is the caller's business. */
export function parseCondition(reader: TokenReader): Expression {
  return new ConditionParser(reader).condition();
}

/** The tokens as one line of text, for people. */
export function textOf(tokens: readonly Token[]): string {
  let text = '';
  let before: Token | undefined;
  for (const token of tokens) {
    const glued =
      before === undefined ||
      gluedAfter.has(before.text) ||
      gluedBefore.has(token.text) ||
      (before.kind === 'name' && token.text === '(' && aggregates.has(before.text));
    const quote = token.kind === 'text' ? "'" : token.quoted ? '"' : '';
    text += `${glued ? '' : ' '}${quote}${token.text}${quote}`;
    before = token;
  }
  return text;
}
const gluedAfter: ReadonlySet<string> = new Set(['!', '(', '.']);
const gluedBefore: ReadonlySet<string> = new Set([')', '.', ',']);

class ConditionParser {
  readonly #reader: TokenReader;
  #nesting = 0;

  constructor(reader: TokenReader) {
    this.#reader = reader;
  }

  condition(): Expression {
    return this.#leftToRight('<=>', 'equivalent', () => this.#leftToRight('=>', 'implies', () => this.#or()));
  }

  #leftToRight(symbol: string, kind: 'equivalent' | 'implies', operand: () => Expression): Expression {
    const { line, column } = this.#reader.place;
    let left = operand();
    for (let length = 1; this.#reader.sees(symbol); length += 1) {
      if (length > maxNesting) throw this.#tooDeep();
      this.#reader.next();
      left = { kind, left, right: operand(), line, column };
    }
    return left;
  }

  #or(): Expression {
    return this.#chain('|', 'or', () => this.#chain('&', 'and', () => this.#not()));
  }

  #chain(symbol: string, kind: 'and' | 'or', operand: () => Expression): Expression {
    const { line, column } = this.#reader.place;
    const first = operand();
    if (!this.#reader.sees(symbol)) return first;
    const args = [first];
    while (this.#reader.take(symbol)) args.push(operand());
    return { kind, args, line, column };
  }

  #not(): Expression {
    const { line, column } = this.#reader.place;
    if (!this.#reader.take('!')) return this.#comparison();
    return this.#nested(() => ({ kind: 'not', arg: this.#not(), line, column }));
  }

  #comparison(): Expression {
    const { line, column } = this.#reader.place;
    const left = this.#sum();
    const relation = this.#relation();
    if (relation === undefined) return left;
    const right = this.#sum();
    const end = this.#reader.place;
    if (this.#relation() !== undefined) {
      const hint = 'Write two comparisons and "&" between them.';
      throw new SyntaxFailure(end, 'Comparisons cannot be chained.', hint);
    }
    return { kind: 'compare', relation, left, right, line, column };
  }

  #relation(): Comparison | undefined {
    const token = this.#reader.peek();
    if (token?.kind !== 'symbol') return undefined;
    if (token.text === '=') throw new SyntaxFailure(token, '"=" means nothing here.', 'Write "==".');
    if (!comparisons.has(token.text)) return undefined;
    this.#reader.next();
    return token.text as Comparison;
  }

  #sum(): Expression {
    const { line, column } = this.#reader.place;
    const first = this.#product();
    if (!this.#reader.sees('+') && !this.#reader.sees('-')) return first;
    const terms = [{ minus: false, term: first }];
    for (;;) {
      if (this.#reader.take('+')) terms.push({ minus: false, term: this.#product() });
      else if (this.#reader.take('-')) terms.push({ minus: true, term: this.#product() });
      else return { kind: 'sum', terms, line, column };
    }
  }

  #product(): Expression {
    const { line, column } = this.#reader.place;
    const first = this.#operand();
    if (!this.#reader.sees('*') && !this.#reader.sees('/')) return first;
    const factors = [{ divide: false, factor: first }];
    for (;;) {
      if (this.#reader.take('*')) factors.push({ divide: false, factor: this.#operand() });
      else if (this.#reader.take('/')) factors.push({ divide: true, factor: this.#operand() });
      else return { kind: 'product', factors, line, column };
    }
  }

  #operand(): Expression {
    const reader = this.#reader;
    const { line, column } = reader.place;
    if (reader.take('(')) {
      const inner = this.#nested(() => this.condition());
      reader.expect(')', 'Expected ")" or an operator');
      return inner;
    }
    if (reader.take('-')) {
      const operand = this.#nested(() => this.#operand());
      return { kind: 'sum', terms: [{ minus: true, term: operand }], line, column };
    }
    const token = reader.peek();
    if (token?.kind === 'number' || token?.kind === 'text') {
      reader.next();
      return { kind: token.kind, text: token.text, line, column };
    }
    if (token?.kind === 'name' && !token.quoted) {
      if (aggregates.has(token.text) && reader.sees('(', 1)) return this.#call(token);
      if ((token.text === 'true' || token.text === 'false') && !reader.sees('.', 1)) {
        reader.next();
        return { kind: 'boolean', value: token.text === 'true', line, column };
      }
      if (groupWords.has(token.text)) {
        throw reader.unexpected('Expected a feature', 'Put a feature of that name in double quotes.');
      }
      if (reader.sees('(', 1)) {
        const hint = 'There are: sum, avg, len, floor and ceil.';
        throw new SyntaxFailure(token, `There is no function "${token.text}".`, hint);
      }
    }
    return { kind: 'reference', path: reader.path('Expected a feature, a number or "("'), line, column };
  }

  #call(token: Token): Expression {
    const reader = this.#reader;
    const { line, column } = token;
    reader.next();
    reader.expect('(', 'Expected "("');
    const args = [this.#reference()];
    while (reader.take(',')) args.push(this.#reference());
    reader.expect(')', 'Expected "," or ")"');
    return { kind: 'call', name: token.text as Aggregate, args, line, column };
  }

  #reference(): Reference {
    const { line, column } = this.#reader.place;
    return { path: this.#reader.path('Expected the name of a feature or an attribute'), line, column };
  }

  #nested(read: () => Expression): Expression {
    this.#nesting += 1;
    if (this.#nesting > maxNesting) throw this.#tooDeep();
    const expression = read();
    this.#nesting -= 1;
    return expression;
  }

  #tooDeep(): SyntaxFailure {
    return new SyntaxFailure(this.#reader.place, `This is nested more than ${maxNesting} levels deep.`);
  }
}
