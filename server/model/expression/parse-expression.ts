/**
 * The grammar of conditions and comparisons (docs/authoring.md, "Expressions"):
 *
 *     or         = and { "or" and }
 *     and        = not { "and" not }
 *     not        = "not" not | comparison
 *     comparison = sum [ relation sum | [ "not" ] "in" "[" sum { "," sum } "]" ]
 *     sum        = product { ("+" | "-") product }
 *     product    = power { ("*" | "/") power }
 *     power      = operand [ "^" operand ]
 *     operand    = [ "-" ] ( number | quoted value | name [ "." name ] | call | "(" or ")" )
 *     call       = name "(" [ name ":" ] or { "," or } ")"
 *
 * Whether an operand is a number, a value or a condition is seen when names are resolved: the tree keeps offsets for that.
 */
import { parseDecimal } from '../number/decimal.ts';
import type { Rational } from '../number/rational.ts';
import { hintFor } from '../source/suggest-name.ts';
import { numberFunctions } from './expression.ts';
import { relations, type Relation } from './relation.ts';
import { ExpressionError, tokenize, type Token } from './tokenize.ts';

export type Syntax = { readonly start: number } & (
  | { readonly kind: 'and' | 'or'; readonly args: readonly Syntax[] }
  | { readonly kind: 'not'; readonly arg: Syntax }
  | {
      readonly kind: 'compare';
      readonly relation: Relation;
      readonly left: Syntax;
      readonly right: Syntax;
      readonly relationStart: number;
    }
  | { readonly kind: 'in'; readonly arg: Syntax; readonly items: readonly Syntax[] }
  | { readonly kind: 'add' | 'subtract'; readonly left: Syntax; readonly right: Syntax }
  | { readonly kind: 'multiply'; readonly left: Syntax; readonly right: Syntax }
  | {
      readonly kind: 'divide' | 'power';
      readonly left: Syntax;
      readonly right: Syntax;
      readonly operatorStart: number;
    }
  | {
      readonly kind: 'call';
      readonly name: FunctionName;
      /** The table whose rows the arguments speak about. */
      readonly over: { readonly table: string; readonly start: number } | undefined;
      readonly args: readonly Syntax[];
    }
  | { readonly kind: 'negate'; readonly arg: Syntax }
  | { readonly kind: 'number'; readonly value: Rational }
  | { readonly kind: 'quoted'; readonly text: string }
  | { readonly kind: 'name'; readonly name: string }
  | {
      readonly kind: 'feature';
      readonly field: string;
      readonly feature: string;
      readonly featureStart: number;
    }
);

export const functionNames = ['count', 'sum', 'all', 'any', 'if', ...numberFunctions] as const;
export type FunctionName = (typeof functionNames)[number];

const relationSigns: ReadonlySet<string> = new Set(relations);
const words: ReadonlySet<string> = new Set(['and', 'or', 'not', 'in']);
/** The parser recurses; nobody writes such an expression by hand. */
const maxNesting = 100;

/** @throws ExpressionError */
export function parseExpression(text: string): Syntax {
  return new Reader(tokenize(text)).all();
}

class Reader {
  readonly #tokens: readonly Token[];
  #at = 0;
  #nesting = 0;

  constructor(tokens: readonly Token[]) {
    this.#tokens = tokens;
  }

  all(): Syntax {
    const expression = this.#or();
    const { kind, start } = this.#token;
    if (kind === 'end') return expression;
    if (this.#isRelation()) {
      throw new ExpressionError(start, 'Comparisons cannot be chained.', 'Write "a <= b and b <= c".');
    }
    throw this.#unexpected('Expected "and", "or" or the end');
  }

  #or(): Syntax {
    return this.#chain('or', () => this.#and());
  }

  #and(): Syntax {
    return this.#chain('and', () => this.#not());
  }

  #chain(kind: 'and' | 'or', next: () => Syntax): Syntax {
    const { start } = this.#token;
    const args = [next()];
    while (this.#take(kind)) args.push(next());
    const [only] = args;
    return args.length === 1 && only ? only : { kind, args, start };
  }

  #not(): Syntax {
    const { start } = this.#token;
    if (!this.#take('not')) return this.#comparison();
    return this.#nested(start, () => ({ kind: 'not', arg: this.#not(), start }));
  }

  #comparison(): Syntax {
    const left = this.#sum();
    const { start } = left;
    if (this.#isRelation()) {
      const { text, start: relationStart } = this.#next();
      return { kind: 'compare', relation: text as Relation, left, right: this.#sum(), relationStart, start };
    }
    if (this.#peek('not', 0) && this.#peek('in', 1)) {
      this.#at += 1;
      return { kind: 'not', arg: this.#list(left), start };
    }
    return this.#peek('in', 0) ? this.#list(left) : left;
  }

  #list(arg: Syntax): Syntax {
    this.#expect('in', 'Expected "in"');
    this.#expect('[', 'Expected "[" and a list of values');
    const items = [this.#sum()];
    while (this.#take(',')) items.push(this.#sum());
    this.#expect(']', 'Expected "," or "]"');
    return { kind: 'in', arg, items, start: arg.start };
  }

  #sum(): Syntax {
    let left = this.#product();
    for (;;) {
      const kind = this.#peek('+', 0) ? 'add' : this.#peek('-', 0) ? 'subtract' : undefined;
      if (!kind) return left;
      this.#next();
      left = { kind, left, right: this.#product(), start: left.start };
    }
  }

  #product(): Syntax {
    let left = this.#power();
    for (;;) {
      const { start: operatorStart } = this.#token;
      const { start } = left;
      if (this.#take('*')) left = { kind: 'multiply', left, right: this.#power(), start };
      else if (this.#take('/')) left = { kind: 'divide', left, right: this.#power(), operatorStart, start };
      else return left;
    }
  }

  #power(): Syntax {
    const left = this.#operand();
    const { start: operatorStart } = this.#token;
    if (!this.#take('^')) return left;
    return { kind: 'power', left, right: this.#operand(), operatorStart, start: left.start };
  }

  #operand(): Syntax {
    const token = this.#next();
    const { start } = token;
    if (token.kind === 'number') return { kind: 'number', value: decimalOf(token), start };
    if (token.kind === 'quoted') return { kind: 'quoted', text: token.text, start };
    if (token.kind === 'name' && !words.has(token.text)) return this.#name(token);
    if (token.text === '-' && token.kind === 'symbol') {
      return this.#nested(start, () => ({ kind: 'negate', arg: this.#operand(), start }));
    }
    if (token.text === '(' && token.kind === 'symbol') {
      return this.#nested(start, () => {
        const inner = this.#or();
        this.#expect(')', 'Expected ")"');
        return inner;
      });
    }
    this.#at -= 1;
    throw this.#unexpected('Expected a field, a value or a number');
  }

  #name({ text, start }: Token): Syntax {
    if (this.#take('(')) return this.#nested(start, () => this.#call(text, start));
    if (!this.#take('.')) return { kind: 'name', name: text, start };
    const feature = this.#token;
    if (feature.kind !== 'name') throw this.#unexpected('Expected the name of a feature after "."');
    this.#at += 1;
    return { kind: 'feature', field: text, feature: feature.text, featureStart: feature.start, start };
  }

  #call(written: string, start: number): Syntax {
    const name = functionNames.find((known) => known === written);
    if (!name)
      throw new ExpressionError(start, `There is no function "${written}".`, hintFor(written, functionNames));
    const table = this.#token;
    const isOver = table.kind === 'name' && this.#peek(':', 1);
    if (isOver) this.#at += 2;
    const args = [this.#or()];
    while (this.#take(',')) args.push(this.#or());
    this.#expect(')', 'Expected "," or ")"');
    return {
      kind: 'call',
      name,
      over: isOver ? { table: table.text, start: table.start } : undefined,
      args,
      start,
    };
  }

  #nested(start: number, read: () => Syntax): Syntax {
    this.#nesting += 1;
    if (this.#nesting > maxNesting) throw new ExpressionError(start, 'This expression is nested too deeply.');
    const expression = read();
    this.#nesting -= 1;
    return expression;
  }

  get #token(): Token {
    const token = this.#tokens[Math.min(this.#at, this.#tokens.length - 1)];
    if (!token) throw new Error('An expression has at least its end.');
    return token;
  }

  #next(): Token {
    const token = this.#token;
    this.#at += 1;
    return token;
  }

  #peek(text: string, ahead: number): boolean {
    const token = this.#tokens[this.#at + ahead];
    return token?.text === text && (token.kind === 'symbol' || token.kind === 'name');
  }

  #isRelation(): boolean {
    return this.#token.kind === 'symbol' && relationSigns.has(this.#token.text);
  }

  #take(text: string): boolean {
    const found = this.#peek(text, 0);
    if (found) this.#at += 1;
    return found;
  }

  #expect(text: string, message: string): void {
    if (!this.#take(text)) throw this.#unexpected(message);
  }

  #unexpected(expected: string): ExpressionError {
    const { kind, text, start } = this.#token;
    return new ExpressionError(start, `${expected}, found ${kind === 'end' ? text : `"${text}"`}.`);
  }
}

function decimalOf({ text, start }: Token): Rational {
  const value = parseDecimal(text);
  if (value) return value;
  throw new ExpressionError(start, 'This number has too many digits.', 'At most 6 decimals and 15 digits.');
}
