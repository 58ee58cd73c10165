/**
 * From the text of a condition or comparison to the engine's formula: names are resolved, what is compared must be
 * comparable, decimals become exact integers.
 */
import type { Formula } from '#server/engine/problem.ts';
import { negate, one } from '../number/rational.ts';
import { hintFor } from '../source/suggest-name.ts';
import { Auxiliaries } from './auxiliaries.ts';
import { addSums, always, compareToZero, isConstant, scaleSum, type LinearSum } from './linear-sum.ts';
import {
  operandOf,
  sameWord,
  unknownField,
  withWord,
  type ExpressionContext,
  type Operand,
  type SymbolOperand,
} from './operand.ts';
import type { Expression, Relation } from './parse-expression.ts';
import { presenceFormula, whereThere } from './presence.ts';
import { readExpression } from './resolve-rows.ts';
import type { RowBinding, Scope } from './scope.ts';
import { ExpressionError } from './tokenize.ts';

const maxLength = 10_000;

/** The formula, and everything wrong with the text; with errors the formula means nothing. */
export interface CompiledExpression {
  readonly formula: Formula;
  readonly errors: readonly ExpressionError[];
}

/**
 * @param auxiliaries gets the fields and rules that the formula needs beside those of the model
 * @param binding what names mean in the row that it is about
 */
export function compileExpression(
  text: string,
  scope: Scope,
  auxiliaries: Auxiliaries = new Auxiliaries(),
  binding?: RowBinding,
): CompiledExpression {
  const compiler = new ExpressionCompiler(scope, auxiliaries, binding);
  return { formula: compiler.compile(text), errors: compiler.errors };
}

class ExpressionCompiler {
  readonly errors: ExpressionError[] = [];
  readonly #scope: Scope;
  readonly #binding: RowBinding | undefined;
  readonly #context: ExpressionContext;

  constructor(scope: Scope, auxiliaries: Auxiliaries, binding: RowBinding | undefined) {
    this.#scope = scope;
    this.#binding = binding;
    this.#context = { scope, auxiliaries, condition: (node) => this.#condition(node) };
  }

  compile(text: string): Formula {
    return this.#caught(() => {
      if (text.trim() === '') throw new ExpressionError(0, 'There is no expression here.');
      if (text.length > maxLength)
        throw new ExpressionError(0, `An expression has ${maxLength} characters at most.`);
      return this.#condition(readExpression(text, this.#scope, this.#binding));
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
      case 'over':
        return this.#inRows(node);
      default:
        throw notACondition(node);
    }
  }

  /** What holds in all rows that are there, or in any of them. */
  #inRows(node: Extract<Expression, { kind: 'over' }>): Formula {
    const { name, rows } = node;
    if (name !== 'all' && name !== 'any') throw notACondition(node);
    const args = rows.map(({ presence, arg }): Formula => {
      const formula = this.#condition(arg);
      if (name === 'all') return whereThere(presence, formula);
      return presence ? { op: 'and', args: [presenceFormula(presence), formula] } : formula;
    });
    return { op: name === 'all' ? 'and' : 'or', args };
  }

  /** A yes/no field or feature on its own. */
  #truth(node: Expression): Formula {
    const operand = operandOf(node, this.#context);
    if (operand.kind === 'symbol' && operand.yesNo) return withWord(operand, 'yes');
    if (operand.kind === 'word') throw unknownField(operand.word, node.start, this.#context);
    throw new ExpressionError(node.start, 'This is not yes or no.', 'Compare it with something.');
  }

  #comparison(node: Extract<Expression, { kind: 'compare' }>): Formula {
    const { relation, relationStart } = node;
    const [left, right] = [operandOf(node.left, this.#context), operandOf(node.right, this.#context)];
    if (left.kind === 'number' && right.kind === 'number') {
      const difference = addSums(left.sum, scaleSum(right.sum, negate(one)));
      return this.#compared(difference, relation, relationStart);
    }
    if (left.kind === 'word' && right.kind === 'word')
      throw unknownField(left.word, node.left.start, this.#context);
    if (left.kind === 'number' || right.kind === 'number') {
      const [other, place] = left.kind === 'number' ? [right, node.right] : [left, node.left];
      if (other.kind === 'word') throw unknownField(other.word, place.start, this.#context);
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
  #unambiguous(symbol: SymbolOperand, node: Expression): void {
    if (node.kind !== 'name' || ![...symbol.words.values()].includes(node.name)) return;
    const hint = `Put the value in quotes: '${node.name}'.`;
    throw new ExpressionError(
      node.start,
      `"${node.name}" is a field and a value of "${symbol.field}".`,
      hint,
    );
  }

  #hasWord(symbol: SymbolOperand, word: string, start: number): Formula {
    const wanted = symbol.yesNo ? word.toLowerCase() : word;
    const words = symbol.yesNo ? ['yes', 'no'] : [...new Set(symbol.words.values())];
    if (!words.includes(wanted)) {
      throw new ExpressionError(start, `"${symbol.field}" is never "${word}" here.`, hintFor(word, words));
    }
    return withWord(symbol, wanted);
  }

  #membership(node: Extract<Expression, { kind: 'in' }>): Formula {
    const arg = operandOf(node.arg, this.#context);
    if (arg.kind === 'word') throw unknownField(arg.word, node.arg.start, this.#context);
    const args = node.items.map((item) =>
      this.#caught(() => {
        const value = operandOf(item, this.#context);
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
}

function notACondition({ start }: Expression): ExpressionError {
  return new ExpressionError(start, 'This is not a condition.', 'Compare it with something.');
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
