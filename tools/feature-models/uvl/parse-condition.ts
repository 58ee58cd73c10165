/**
 * Cross-tree constraints. Binding, from loosest to tightest: `<=>`, `=>`, `|`, `&`, `!`, comparisons, `+ -`, `* /`;
 * everything of one strength from left to right, `=>` included, as the language's grammar has it.
 *
 * Chains become one node with many parts, and nesting is bounded, so that whoever walks the result may recurse.
 */
import { groupWords, SyntaxFailure, type TokenReader } from './token-reader.ts';
import type { Aggregate, Comparison, Expression, Reference } from './uvl-syntax.ts';
import type { Place, Token } from './uvl-tokens.ts';

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

/** How tight each operator binds its operands. */
const strengths: ReadonlyMap<string, number> = new Map([
  ['<=>', 1],
  ['=>', 2],
  ['|', 3],
  ['&', 4],
  ...[...comparisons, '='].map((symbol) => [symbol, 6] as const),
  ['+', 7],
  ['-', 7],
  ['*', 8],
  ['/', 8],
]);
const NOT = 5;

class ConditionParser {
  readonly #reader: TokenReader;
  #nesting = 0;

  constructor(reader: TokenReader) {
    this.#reader = reader;
  }

  condition(): Expression {
    return this.#binary(1);
  }

  /** An expression of operators that bind at least this tight. One call per level keeps the call stack short. */
  #binary(weakest: number): Expression {
    const place = this.#reader.place;
    let left = this.#reader.take('!') ? this.#not(place) : this.#operand();
    // What is being chained here: `a | b` becomes one "or", but not `(a | b) | c`.
    let chain: Chain | undefined;
    for (let length = 1; ; length += 1) {
      const { line, column, text: symbol } = this.#reader.peek() ?? { ...this.#reader.place, text: '' };
      const strength = this.#reader.sees(symbol) ? strengths.get(symbol) : undefined;
      if (strength === undefined || strength < weakest) return left;
      if (chain?.strength === 6 && strength === 6) {
        const hint = 'Write two comparisons and "&" between them.';
        throw new SyntaxFailure({ line, column }, 'Comparisons cannot be chained.', hint);
      }
      if (symbol === '=')
        throw new SyntaxFailure({ line, column }, '"=" is not allowed here.', 'Write "==".');
      this.#reader.next();
      const right = this.#binary(strength + 1);
      if (chain?.strength === strength && chain.add(symbol, right)) continue;
      // Only these grow deeper with their length.
      if (strength < 3 && length > maxNesting) throw this.#tooDeep();
      chain = combine(left, symbol, right, strength, place);
      left = chain.node;
    }
  }

  #not(place: Place): Expression {
    return this.#nested(() => ({ kind: 'not', arg: this.#binary(NOT), ...place }));
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

interface Chain {
  readonly strength: number;
  readonly node: Expression;
  /** Takes a further operand into the node; false when it cannot. */
  add(symbol: string, right: Expression): boolean;
}

function combine(left: Expression, symbol: string, right: Expression, strength: number, place: Place): Chain {
  switch (symbol) {
    case '|':
    case '&': {
      const args = [left, right];
      const node: Expression = { kind: symbol === '|' ? 'or' : 'and', args, ...place };
      return { strength, node, add: (_, next) => args.push(next) > 0 };
    }
    case '+':
    case '-': {
      const termOf = (sign: string, term: Expression) => ({ minus: sign === '-', term });
      const terms = [termOf('+', left), termOf(symbol, right)];
      const node: Expression = { kind: 'sum', terms, ...place };
      return { strength, node, add: (sign, next) => terms.push(termOf(sign, next)) > 0 };
    }
    case '*':
    case '/': {
      const factorOf = (sign: string, factor: Expression) => ({ divide: sign === '/', factor });
      const factors = [factorOf('*', left), factorOf(symbol, right)];
      const node: Expression = { kind: 'product', factors, ...place };
      return { strength, node, add: (sign, next) => factors.push(factorOf(sign, next)) > 0 };
    }
    case '=>':
    case '<=>': {
      const kind = symbol === '=>' ? 'implies' : 'equivalent';
      return { strength, node: { kind, left, right, ...place }, add: () => false };
    }
    default: {
      const node: Expression = { kind: 'compare', relation: symbol as Comparison, left, right, ...place };
      return { strength, node, add: () => false };
    }
  }
}
