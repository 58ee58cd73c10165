/**
 * Expressions that are calculated when all fields have their values: computed fields, and rules that only warn. They may
 * do any arithmetic, exactly: numbers are fractions, roots are taken to twelve digits.
 *
 * What cannot be calculated (a division by zero, a root of a negative number) is undefined, and so is what depends on it.
 */
import { hintFor } from '../source/suggest-name.ts';
import { add, compare, divide, multiply, negate, zero, type Rational } from '../number/rational.ts';
import { isTrue, type Assignment, type Calculation, type Result } from './calculation.ts';
import { parseExact } from '../number/decimal.ts';
import { callOf, overRows, powerOf } from './functions.ts';
import { isThere } from './presence.ts';
import type { Expression } from './parse-expression.ts';
import { relationHolds } from './relation-holds.ts';
import { namesIn, readExpression, rowHint } from './resolve-rows.ts';
import { quantityField, type Feature, type RowBinding, type Scope, type ScopeField } from './scope.ts';
import { ExpressionError } from './tokenize.ts';

const maxLength = 10_000;

export interface CompiledComputation {
  readonly calculation: Calculation;
  readonly errors: readonly ExpressionError[];
}

/**
 * With errors the calculation means nothing.
 * @param binding what names mean in the row that it is about
 */
export function compileComputation(text: string, scope: Scope, binding?: RowBinding): CompiledComputation {
  try {
    if (text.trim() === '') throw new ExpressionError(0, 'There is no expression here.');
    if (text.length > maxLength)
      throw new ExpressionError(0, `An expression has ${maxLength} characters at most.`);
    const tree = readExpression(text, scope, binding);
    const calculation = new ComputationCompiler(scope).compile(tree);
    if (calculation.type === 'word') {
      if (tree.kind === 'name' && !scope.has(tree.name))
        throw new ExpressionError(
          tree.start,
          `There is no field "${tree.name}".`,
          rowHint(tree.name, scope) ?? hintFor(tree.name, namesIn(scope)),
        );
      throw new ExpressionError(0, 'This is neither a number nor yes or no.');
    }
    return { calculation, errors: [] };
  } catch (error) {
    if (!(error instanceof ExpressionError)) throw error;
    return { calculation: constant('number', zero), errors: [error] };
  }
}

/** The names of fields that an expression reads; none when it cannot be read at all. */
export function fieldsRead(text: string, scope: Scope, binding?: RowBinding): ReadonlySet<string> {
  const found = new Set<string>();
  const visit = (node: Expression): void => {
    if (node.kind === 'name') found.add(node.name);
    if (node.kind === 'feature') found.add(node.field);
    if ('arg' in node) visit(node.arg);
    if ('rows' in node) for (const { arg } of node.rows) visit(arg);
    if ('args' in node) node.args.forEach(visit);
    if ('items' in node) node.items.forEach(visit);
    if ('left' in node) [node.left, node.right].forEach(visit);
  };
  try {
    visit(readExpression(text, scope, binding));
  } catch (error) {
    if (!(error instanceof ExpressionError)) throw error;
  }
  return found;
}

class ComputationCompiler {
  readonly #scope: Scope;

  constructor(scope: Scope) {
    this.#scope = scope;
  }

  compile(node: Expression): Calculation {
    switch (node.kind) {
      case 'number': {
        return constant('number', node.value);
      }
      case 'quoted':
        return constant('word', node.text);
      case 'name': {
        const field = this.#scope.get(node.name);
        return field ? fieldValue(node.name, field, node.start) : constant('word', node.name);
      }
      case 'feature':
        return this.#feature(node);
      case 'negate':
        return mapped(this.#numbers([node.arg]), ([a = zero]) => negate(a));
      case 'add':
        return mapped(this.#numbers([node.left, node.right]), ([a = zero, b = zero]) => add(a, b));
      case 'subtract':
        return mapped(this.#numbers([node.left, node.right]), ([a = zero, b = zero]) => add(a, negate(b)));
      case 'multiply':
        return mapped(this.#numbers([node.left, node.right]), ([a = zero, b = zero]) => multiply(a, b));
      case 'divide':
        return mapped(this.#numbers([node.left, node.right]), ([a = zero, b = zero]) => divide(a, b));
      case 'power':
        return mapped(this.#numbers([node.left, node.right]), ([a = zero, b = zero]) => powerOf(a, b));
      case 'and':
      case 'or':
        return this.#junction(node.kind, node.args);
      case 'not': {
        const arg = this.#truth(node.arg);
        return truth((assignment) => {
          const holds = arg.evaluate(assignment);
          return holds === undefined ? undefined : !isTrue(holds);
        });
      }
      case 'compare':
        return this.#comparison(node);
      case 'in': {
        const options = node.items.map((item) => this.#equal(node.arg, item, item.start));
        return truth((assignment) => options.some((option) => isTrue(option.evaluate(assignment))));
      }
      case 'over':
        return this.#over(node);
      case 'call':
        return callOf(node, {
          compile: (arg) => this.compile(arg),
          truth: (arg) => this.#truth(arg),
          numbers: (args) => this.#numbers(args),
        });
    }
  }

  /** Rows that are not there are none of its arguments. */
  #over(node: Extract<Expression, { kind: 'over' }>): Calculation {
    const rows = node.rows.map(({ presence, arg }) => {
      const [calculation] =
        node.name === 'sum' || node.name === 'min' || node.name === 'max'
          ? this.#numbers([arg])
          : [this.#truth(arg)];
      return { presence, calculation: calculation ?? constant('number', zero) };
    });
    return overRows(node.name, (assignment) =>
      rows.flatMap(({ presence, calculation }) =>
        isThere(presence, assignment) ? [calculation.evaluate(assignment)] : [],
      ),
    );
  }

  #junction(kind: 'and' | 'or', args: readonly Expression[]): Calculation {
    const parts = args.map((arg) => this.#truth(arg));
    return truth((assignment) => {
      const results = parts.map((part) => part.evaluate(assignment));
      if (results.some((result) => result !== undefined && isTrue(result) === (kind === 'or')))
        return kind === 'or';
      return results.includes(undefined) ? undefined : kind === 'and';
    });
  }

  #numbers(nodes: readonly Expression[]): readonly Calculation[] {
    return nodes.map((node) => {
      const calculation = this.compile(node);
      if (calculation.type === 'number') return calculation;
      if (node.kind === 'name' && !this.#scope.has(node.name)) throw this.#unknown(node.name, node.start);
      const hint = 'Take a number feature of it: field.feature.';
      throw new ExpressionError(node.start, 'This is not a number.', hint);
    });
  }

  #truth(node: Expression): Calculation {
    const calculation = this.compile(node);
    if (calculation.type === 'truth') return calculation;
    if (node.kind === 'name' && !this.#scope.has(node.name)) throw this.#unknown(node.name, node.start);
    throw new ExpressionError(node.start, 'This is not yes or no.', 'Compare it with something.');
  }

  #comparison(node: Extract<Expression, { kind: 'compare' }>): Calculation {
    const { relation, left, right, relationStart } = node;
    if (relation === '=') return this.#equal(left, right, relationStart);
    if (relation === '!=') {
      const equal = this.#equal(left, right, relationStart);
      return truth((assignment) => {
        const same = equal.evaluate(assignment);
        return same === undefined ? undefined : !isTrue(same);
      });
    }
    return mapped(
      this.#numbers([left, right]),
      ([a = zero, b = zero]) => relationHolds(compare(a, b), relation),
      'truth',
    );
  }

  #equal(left: Expression, right: Expression, start: number): Calculation {
    const sides = [this.compile(left), this.compile(right)] as const;
    const [a, b] = sides;
    for (const [side, other, node] of [
      [a, b, left],
      [b, a, right],
    ] as const) {
      if (side.words || side.type !== 'word') continue;
      if (!other.words) {
        if (node.kind === 'name') throw this.#unknown(node.name, node.start);
        throw new ExpressionError(start, 'Only values of the same kind can be compared.');
      }
      const word = node.kind === 'quoted' ? node.text : node.kind === 'name' ? node.name : '';
      const known = [...other.words];
      if (!known.some((one) => sameWord(one, word, other.type)))
        throw new ExpressionError(node.start, `It is never "${word}" here.`, hintFor(word, known));
    }
    const isWordly = (side: Calculation) => side.type === 'word' || side.words !== undefined;
    if (a.type !== b.type && !(isWordly(a) && isWordly(b)))
      throw new ExpressionError(start, 'Only values of the same kind can be compared.');
    return truth((assignment) => {
      const [x, y] = [a.evaluate(assignment), b.evaluate(assignment)];
      if (x === undefined || y === undefined) return undefined;
      if (typeof x === 'object' && typeof y === 'object') return compare(x, y) === 0;
      return typeof x === 'boolean' || typeof y === 'boolean' ? isTrue(x) === isTrue(y) : x === y;
    });
  }

  #feature(node: Extract<Expression, { kind: 'feature' }>): Calculation {
    const field = this.#scope.get(node.field);
    if (!field) throw this.#unknown(node.field, node.start);
    const quantity = quantityField(this.#scope, node.field, node.feature);
    if (quantity !== undefined) return this.compile({ kind: 'name', name: quantity, start: node.start });
    const features: ReadonlyMap<string, Feature> = 'features' in field ? field.features : new Map();
    const feature = features.get(node.feature);
    if (!feature) {
      const hint = hintFor(node.feature, features.keys());
      throw new ExpressionError(node.featureStart, `"${node.field}" has no feature "${node.feature}".`, hint);
    }
    const valueOf = (assignment: Assignment) => assignment.get(node.field) ?? '';
    if (feature.type === 'number') {
      const numbers = feature.values;
      return { type: 'number', words: undefined, evaluate: (assignment) => numbers.get(valueOf(assignment)) };
    }
    if (feature.type === 'yes-no') return yesNo((assignment) => feature.values.get(valueOf(assignment)));
    const words = new Set(feature.values.values());
    return { type: 'word', words, evaluate: (assignment) => feature.values.get(valueOf(assignment)) };
  }

  #unknown(name: string, start: number): ExpressionError {
    const hint = rowHint(name, this.#scope) ?? hintFor(name, namesIn(this.#scope));
    return new ExpressionError(start, `There is no field "${name}".`, hint);
  }
}

function fieldValue(name: string, field: ScopeField, start: number): Calculation {
  switch (field.type) {
    case 'integer':
      return number((assignment) => assignment.get(name));
    case 'computed':
      return field.result === 'number'
        ? number((assignment) => assignment.get(name))
        : yesNo((assignment) => assignment.get(name));
    case 'yes-no':
      return yesNo((assignment) => assignment.get(name));
    case 'enumerated':
      return { type: 'word', words: new Set(field.values), evaluate: (assignment) => assignment.get(name) };
    case 'rows':
      throw new ExpressionError(start, `"${name}" is rows.`, `Write "sum(${name}: …)", or "${field.count}".`);
    case 'text':
      throw new ExpressionError(start, `"${name}" is a free text: nothing can be calculated with it.`);
  }
}

function number(read: (assignment: Assignment) => string | undefined): Calculation {
  const evaluate = (assignment: Assignment) => {
    const text = read(assignment);
    return text === undefined || text === '' ? undefined : parseExact(text);
  };
  return { type: 'number', words: undefined, evaluate };
}

function yesNo(read: (assignment: Assignment) => string | undefined): Calculation {
  const evaluate = (assignment: Assignment) => {
    const text = read(assignment);
    return text === undefined || text === '' ? undefined : text.toLowerCase() === 'yes';
  };
  return { type: 'truth', words: new Set(['yes', 'no']), evaluate };
}

function sameWord(known: string, written: string, type: Calculation['type']): boolean {
  return type === 'truth' ? known === written.toLowerCase() : known === written;
}

function constant(type: Calculation['type'], value: Exclude<Result, undefined>): Calculation {
  return { type, words: undefined, evaluate: () => value };
}

function truth(evaluate: (assignment: Assignment) => boolean | undefined): Calculation {
  return { type: 'truth', words: undefined, evaluate };
}

/** Undefined as soon as one of the numbers is. */
function mapped(
  parts: readonly Calculation[],
  combine: (numbers: readonly Rational[]) => Result,
  type: Calculation['type'] = 'number',
): Calculation {
  const evaluate = (assignment: Assignment) => {
    const numbers: Rational[] = [];
    for (const part of parts) {
      const value = part.evaluate(assignment);
      if (typeof value !== 'object') return undefined;
      numbers.push(value);
    }
    return combine(numbers);
  };
  return { type, words: undefined, evaluate };
}
