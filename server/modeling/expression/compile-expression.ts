/**
 * From the text of a condition or comparison to the engine's formula: names are resolved, what is compared must be
 * comparable, decimals become exact integers.
 */
import type { Formula } from '#server/engine/problem.ts';
import { negate, type Decimal } from '../decimal.ts';
import { hintFor } from '../suggest-name.ts';
import {
  addSums,
  always,
  compareToZero,
  constantSum,
  isConstant,
  never,
  scaleSum,
  type LinearSum,
} from './linear-sum.ts';
import { parseExpression, type Expression, type Relation } from './parse-expression.ts';
import type { Feature, Scope, ScopeField } from './scope.ts';
import { ExpressionError } from './tokenize.ts';

const maxLength = 10_000;
const one: Decimal = { digits: 1n, scale: 0 };

/** A number, a word that every value of a field has, or a word written by the author. */
type Operand =
  | { readonly kind: 'number'; readonly sum: LinearSum }
  | {
      readonly kind: 'symbol';
      readonly field: string;
      readonly yesNo: boolean;
      /** Value of the field → its word. */
      readonly words: ReadonlyMap<string, string>;
    }
  | { readonly kind: 'word'; readonly word: string };

/** The formula, and everything wrong with the text; with errors the formula means nothing. */
export interface CompiledExpression {
  readonly formula: Formula;
  readonly errors: readonly ExpressionError[];
}

export function compileExpression(text: string, scope: Scope): CompiledExpression {
  const compiler = new ExpressionCompiler(scope);
  return { formula: compiler.compile(text), errors: compiler.errors };
}

class ExpressionCompiler {
  readonly errors: ExpressionError[] = [];
  readonly #scope: Scope;

  constructor(scope: Scope) {
    this.#scope = scope;
  }

  compile(text: string): Formula {
    return this.#caught(() => {
      if (text.trim() === '') throw new ExpressionError(0, 'There is no expression here.');
      if (text.length > maxLength)
        throw new ExpressionError(0, `An expression has ${maxLength} characters at most.`);
      return this.#condition(parseExpression(text));
    });
  }

  /** One wrong part must not hide what is wrong with its neighbours. */
  #caught(compile: () => Formula): Formula {
    try {
      return compile();
    } catch (error) {
      if (!(error instanceof ExpressionError)) throw error;
      this.errors.push(error);
      return always;
    }
  }

  #condition(node: Expression): Formula {
    switch (node.kind) {
      case 'and':
      case 'or':
        return { op: node.kind, args: node.args.map((arg) => this.#caught(() => this.#condition(arg))) };
      case 'not':
        return { op: 'not', arg: this.#condition(node.arg) };
      case 'compare':
        return this.#comparison(node);
      case 'in':
        return this.#membership(node);
      case 'name':
      case 'feature':
        return this.#truth(node);
      default:
        throw new ExpressionError(node.start, 'This is not a condition.', 'Compare it with something.');
    }
  }

  /** A yes/no field or feature on its own. */
  #truth(node: Expression): Formula {
    const operand = this.#operand(node);
    if (operand.kind === 'symbol' && operand.yesNo) return withWord(operand, 'yes');
    if (operand.kind === 'word') throw this.#unknown(operand.word, node.start);
    throw new ExpressionError(node.start, 'This is not yes or no.', 'Compare it with something.');
  }

  #comparison(node: Extract<Expression, { kind: 'compare' }>): Formula {
    const { relation, relationStart } = node;
    const [left, right] = [this.#operand(node.left), this.#operand(node.right)];
    if (left.kind === 'number' && right.kind === 'number') {
      const difference = addSums(left.sum, scaleSum(right.sum, negate(one)));
      return this.#compared(difference, relation, relationStart);
    }
    if (left.kind === 'word' && right.kind === 'word') throw this.#unknown(left.word, node.left.start);
    if (left.kind === 'number' || right.kind === 'number') {
      const [other, place] = left.kind === 'number' ? [right, node.right] : [left, node.left];
      if (other.kind === 'word') throw this.#unknown(other.word, place.start);
      throw new ExpressionError(relationStart, 'A number can only be compared with a number.');
    }
    if (relation !== '=' && relation !== '!=') {
      throw new ExpressionError(
        relationStart,
        `"${relation}" compares numbers only.`,
        'Write "=", "!=" or "in".',
      );
    }
    const equal = this.#equal(left, right, node);
    return relation === '=' ? equal : { op: 'not', arg: equal };
  }

  #equal(left: Operand, right: Operand, node: Extract<Expression, { kind: 'compare' }>): Formula {
    if (left.kind === 'symbol' && right.kind === 'symbol') {
      this.#unambiguous(left, node.right);
      this.#unambiguous(right, node.left);
      if (left.yesNo !== right.yesNo) {
        throw new ExpressionError(node.relationStart, 'Yes or no can only be compared with yes or no.');
      }
      return sameWord(left, right);
    }
    if (left.kind === 'symbol' && right.kind === 'word')
      return this.#hasWord(left, right.word, node.right.start);
    if (right.kind === 'symbol' && left.kind === 'word')
      return this.#hasWord(right, left.word, node.left.start);
    throw new Error('Numbers were compared before.');
  }

  /** A name that is a field and a value of the other side could mean both. */
  #unambiguous(symbol: Extract<Operand, { kind: 'symbol' }>, node: Expression): void {
    if (node.kind !== 'name' || ![...symbol.words.values()].includes(node.name)) return;
    const hint = `Put the value in quotes: '${node.name}'.`;
    throw new ExpressionError(
      node.start,
      `"${node.name}" is a field and a value of "${symbol.field}".`,
      hint,
    );
  }

  #hasWord(symbol: Extract<Operand, { kind: 'symbol' }>, word: string, start: number): Formula {
    const wanted = symbol.yesNo ? word.toLowerCase() : word;
    const words = symbol.yesNo ? ['yes', 'no'] : [...new Set(symbol.words.values())];
    if (!words.includes(wanted)) {
      throw new ExpressionError(start, `"${symbol.field}" is never "${word}" here.`, hintFor(word, words));
    }
    return withWord(symbol, wanted);
  }

  #membership(node: Extract<Expression, { kind: 'in' }>): Formula {
    const arg = this.#operand(node.arg);
    if (arg.kind === 'word') throw this.#unknown(arg.word, node.arg.start);
    const args = node.items.map((item) =>
      this.#caught(() => {
        const value = this.#operand(item);
        if (arg.kind === 'symbol' && value.kind === 'word') return this.#hasWord(arg, value.word, item.start);
        if (arg.kind === 'number' && value.kind === 'number' && isConstant(value.sum)) {
          return this.#compared(addSums(arg.sum, scaleSum(value.sum, negate(one))), '=', item.start);
        }
        throw new ExpressionError(
          item.start,
          `A list holds ${arg.kind === 'number' ? 'numbers' : 'values'} only.`,
        );
      }),
    );
    return united(args);
  }

  #compared(sum: LinearSum, relation: Relation, start: number): Formula {
    try {
      return compareToZero(sum, relation, (name) => {
        const field = this.#scope.get(name);
        return field?.type === 'integer' ? field : { min: 0, max: 0 };
      });
    } catch (error) {
      if (error instanceof RangeError) throw new ExpressionError(start, error.message);
      throw error;
    }
  }

  #operand(node: Expression): Operand {
    switch (node.kind) {
      case 'number':
        return { kind: 'number', sum: constantSum(node.value) };
      case 'quoted':
        return { kind: 'word', word: node.text };
      case 'name': {
        const field = this.#scope.get(node.name);
        return field ? this.#fieldOperand(node.name, field, node.start) : { kind: 'word', word: node.name };
      }
      case 'feature':
        return this.#featureOperand(node);
      case 'negate':
        return { kind: 'number', sum: scaleSum(this.#number(node.arg), negate(one)) };
      case 'add':
        return { kind: 'number', sum: addSums(this.#number(node.left), this.#number(node.right)) };
      case 'subtract': {
        const right = scaleSum(this.#number(node.right), negate(one));
        return { kind: 'number', sum: addSums(this.#number(node.left), right) };
      }
      case 'multiply':
        return { kind: 'number', sum: this.#product(node) };
      default:
        throw new ExpressionError(node.start, 'A condition cannot be compared or calculated with.');
    }
  }

  #number(node: Expression): LinearSum {
    const operand = this.#operand(node);
    if (operand.kind === 'number') return operand.sum;
    if (operand.kind === 'word') throw this.#unknown(operand.word, node.start);
    throw new ExpressionError(
      node.start,
      'This is not a number.',
      'Take a number feature of it: field.feature.',
    );
  }

  #product(node: Extract<Expression, { kind: 'multiply' }>): LinearSum {
    const [left, right] = [this.#number(node.left), this.#number(node.right)];
    if (isConstant(left)) return scaleSum(right, left.constant);
    if (isConstant(right)) return scaleSum(left, right.constant);
    throw new ExpressionError(node.right.start, 'One side of "*" must be a plain number.');
  }

  #fieldOperand(name: string, field: ScopeField, start: number): Operand {
    switch (field.type) {
      case 'integer':
        return {
          kind: 'number',
          sum: { ...constantSum({ digits: 0n, scale: 0 }), integers: new Map([[name, one]]) },
        };
      case 'enumerated':
        return { kind: 'symbol', field: name, yesNo: false, words: new Map(field.values.map((v) => [v, v])) };
      case 'yesno':
        return {
          kind: 'symbol',
          field: name,
          yesNo: true,
          words: new Map(field.values.map((v) => [v, v.toLowerCase()])),
        };
      case 'text':
        throw new ExpressionError(start, `"${name}" is a free text: rules cannot use it.`);
    }
  }

  #featureOperand(node: Extract<Expression, { kind: 'feature' }>): Operand {
    const field = this.#scope.get(node.field);
    if (!field) throw this.#unknown(node.field, node.start);
    const features: ReadonlyMap<string, Feature> = 'features' in field ? field.features : new Map();
    const feature = features.get(node.feature);
    if (!feature) {
      const hint = hintFor(node.feature, features.keys());
      throw new ExpressionError(node.featureStart, `"${node.field}" has no feature "${node.feature}".`, hint);
    }
    if (feature.type === 'number') {
      const weights = new Map([[node.field, feature.values]]);
      return { kind: 'number', sum: { ...constantSum({ digits: 0n, scale: 0 }), weights } };
    }
    return { kind: 'symbol', field: node.field, yesNo: feature.type === 'yesno', words: feature.values };
  }

  #unknown(name: string, start: number): ExpressionError {
    return new ExpressionError(start, `There is no field "${name}".`, hintFor(name, this.#scope.keys()));
  }
}

function withWord(symbol: Extract<Operand, { kind: 'symbol' }>, word: string): Formula {
  const values = [...symbol.words].filter(([, its]) => its === word).map(([value]) => value);
  return values.length === 0 ? never : { op: 'in', field: symbol.field, values };
}

/** Words become numbers that are equal when the words are; the engine is good at comparing two of those. */
function sameWord(a: Extract<Operand, { kind: 'symbol' }>, b: Extract<Operand, { kind: 'symbol' }>): Formula {
  const codes = new Map(
    [...new Set([...a.words.values(), ...b.words.values()])].map((word, i) => [word, i + 1]),
  );
  const coded = (symbol: typeof a): LinearSum => ({
    ...constantSum({ digits: 0n, scale: 0 }),
    weights: new Map([
      [
        symbol.field,
        new Map(
          [...symbol.words].map(([value, word]) => [
            value,
            { digits: BigInt(codes.get(word) ?? 0), scale: 0 },
          ]),
        ),
      ],
    ]),
  });
  return compareToZero(addSums(coded(a), scaleSum(coded(b), negate(one))), '=', () => ({ min: 0, max: 0 }));
}

/** `a in [x, y]` as one `in` where its parts are about one field. */
function united(args: readonly Formula[]): Formula {
  const [first] = args;
  if (args.length === 1 && first) return first;
  const parts = args.flatMap((arg) => (arg.op === 'in' ? [arg] : []));
  const field = parts[0]?.field;
  if (field === undefined || parts.length !== args.length || parts.some((part) => part.field !== field)) {
    return { op: 'or', args };
  }
  return { op: 'in', field, values: [...new Set(parts.flatMap((part) => part.values))] };
}
