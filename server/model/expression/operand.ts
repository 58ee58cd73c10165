/** What stands on a side of a comparison. */
import type { Formula } from '#server/engine/problem.ts';
import { add, negate, one, rational, zero } from '../number/rational.ts';
import type { Auxiliaries } from './auxiliaries.ts';
import { hintFor } from '../source/suggest-name.ts';
import {
  addSums,
  compareToZero,
  constantSum,
  isConstant,
  never,
  scaleSum,
  type LinearSum,
} from './linear-sum.ts';
import type { Expression, RowArgument } from './parse-expression.ts';
import { presenceFormula } from './presence.ts';
import { namesIn, rowHint } from './resolve-rows.ts';
import { quantityField, type Feature, type Scope, type ScopeField } from './scope.ts';
import { ExpressionError } from './tokenize.ts';

/** A number, a word that every value of a field has, or a word written by the author. */
export type Operand =
  | { readonly kind: 'number'; readonly sum: LinearSum }
  | SymbolOperand
  | { readonly kind: 'word'; readonly word: string };

export interface SymbolOperand {
  readonly kind: 'symbol';
  readonly field: string;
  readonly yesNo: boolean;
  /** Value of the field → its word. */
  readonly words: ReadonlyMap<string, string>;
}

/** What an expression is read in. */
export interface ExpressionContext {
  readonly scope: Scope;
  readonly auxiliaries: Auxiliaries;
  /** The formula of a part that is a condition. */
  readonly condition: (node: Expression) => Formula;
}

/** @throws ExpressionError */
export function operandOf(node: Expression, context: ExpressionContext): Operand {
  switch (node.kind) {
    case 'number':
      return { kind: 'number', sum: constantSum(node.value) };
    case 'quoted':
      return { kind: 'word', word: node.text };
    case 'name': {
      const field = context.scope.get(node.name);
      return field ? fieldOperand(node.name, field, node.start) : { kind: 'word', word: node.name };
    }
    case 'feature':
      return featureOperand(node, context);
    case 'negate':
      return { kind: 'number', sum: scaleSum(sumOf(node.arg, context), negate(one)) };
    case 'add':
      return { kind: 'number', sum: addSums(sumOf(node.left, context), sumOf(node.right, context)) };
    case 'subtract': {
      const right = scaleSum(sumOf(node.right, context), negate(one));
      return { kind: 'number', sum: addSums(sumOf(node.left, context), right) };
    }
    case 'multiply':
      return { kind: 'number', sum: productOf(node, context) };
    case 'divide':
      throw new ExpressionError(
        node.operatorStart,
        'There is no division in a rule.',
        'Multiply the other side instead.',
      );
    case 'power':
      throw new ExpressionError(node.operatorStart, 'There are no powers in a rule.', 'Write a product.');
    case 'call':
      return { kind: 'number', sum: callOf(node, context) };
    case 'over':
      return { kind: 'number', sum: overOf(node, context) };
    default:
      throw new ExpressionError(node.start, 'A condition cannot be compared or calculated with.');
  }
}

function sumOf(node: Expression, context: ExpressionContext): LinearSum {
  const operand = operandOf(node, context);
  if (operand.kind === 'number') return operand.sum;
  if (operand.kind === 'word') throw unknownField(operand.word, node.start, context);
  throw new ExpressionError(
    node.start,
    'This is not a number.',
    'Take a number feature of it: field.feature.',
  );
}

/** Of two fields, a product becomes the weight of a field that stands for both (see `Auxiliaries`). */
function productOf(node: Extract<Expression, { kind: 'multiply' }>, context: ExpressionContext): LinearSum {
  const [left, right] = [sumOf(node.left, context), sumOf(node.right, context)];
  if (isConstant(left)) return scaleSum(right, left.constant);
  if (isConstant(right)) return scaleSum(left, right.constant);
  return multiplied(left, right, node.right.start, context);
}

/** `count(…)`: how many of the conditions hold. */
function callOf(node: Extract<Expression, { kind: 'call' }>, context: ExpressionContext): LinearSum {
  if (node.name !== 'count') {
    const hint = 'Only computed fields and warnings can.';
    throw new ExpressionError(node.start, `A rule cannot calculate "${node.name}".`, hint);
  }
  const counted = node.args.map((arg) => context.auxiliaries.truth(context.condition(arg), context.scope));
  return counted.reduce(addSums, constantSum(zero));
}

/** `sum(rows: …)` and `count(rows: …)`. Rows that are not there add nothing. */
function overOf(node: Extract<Expression, { kind: 'over' }>, context: ExpressionContext): LinearSum {
  const { name, rows, start } = node;
  if (name === 'sum') return rows.map((row) => addedBy(row, context)).reduce(addSums, constantSum(zero));
  if (name !== 'count') {
    const hint = 'Write a rule with "each", or compare with "all(…)" or "any(…)".';
    throw new ExpressionError(start, `A rule cannot calculate "${name}" over rows.`, hint);
  }
  const counted = rows.map(({ presence, arg }) => {
    const formula = context.condition(arg);
    const both: Formula = presence ? { op: 'and', args: [presenceFormula(presence), formula] } : formula;
    return context.auxiliaries.truth(both, context.scope);
  });
  return counted.reduce(addSums, constantSum(zero));
}

/**
 * What a row adds to a sum. The fields of a row that is not there have known values, so what they would add is taken off
 * again; only what comes from outside the row has to be multiplied by whether the row is there.
 */
function addedBy({ presence, absent, arg }: RowArgument, context: ExpressionContext): LinearSum {
  const all = sumOf(arg, context);
  if (!presence) return all;
  const there = context.auxiliaries.truth(presenceFormula(presence), context.scope);
  const { inside, outside, whenAbsent } = context.auxiliaries.split(all, absent);
  const constant = scaleSum(there, add(all.constant, whenAbsent));
  const own = addSums(addSums(inside, constantSum(negate(whenAbsent))), constant);
  if (isConstant(outside)) return own;
  return addSums(own, multiplied(there, outside, arg.start, context));
}

function multiplied(
  left: LinearSum,
  right: LinearSum,
  start: number,
  { auxiliaries, scope }: ExpressionContext,
): LinearSum {
  try {
    return auxiliaries.product(left, right, scope);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    const hint = 'Compare with a smaller range, or with a plain number.';
    throw new ExpressionError(start, error.message, hint);
  }
}

function fieldOperand(name: string, field: ScopeField, start: number): Operand {
  switch (field.type) {
    case 'integer':
      return {
        kind: 'number',
        sum: {
          ...constantSum(zero),
          integers: new Map([[name, rational(1, 10n ** BigInt(field.decimals ?? 0))]]),
        },
      };
    case 'enumerated':
      return { kind: 'symbol', field: name, yesNo: false, words: new Map(field.values.map((v) => [v, v])) };
    case 'yes-no':
      return {
        kind: 'symbol',
        field: name,
        yesNo: true,
        words: new Map(field.values.map((v) => [v, v.toLowerCase()])),
      };
    case 'rows':
      throw new ExpressionError(start, `"${name}" is rows.`, `Write "sum(${name}: …)", or "${field.count}".`);
    case 'text':
      throw new ExpressionError(start, `"${name}" is a free text: rules cannot use it.`);
    case 'computed': {
      const hint = 'Only other computed fields and warnings can.';
      throw new ExpressionError(
        start,
        `"${name}" is computed when all else is known: rules cannot use it.`,
        hint,
      );
    }
  }
}

function featureOperand(node: Extract<Expression, { kind: 'feature' }>, context: ExpressionContext): Operand {
  const field = context.scope.get(node.field);
  if (!field) throw unknownField(node.field, node.start, context);
  const quantity = quantityField(context.scope, node.field, node.feature);
  if (quantity !== undefined) return operandOf({ kind: 'name', name: quantity, start: node.start }, context);
  const features: ReadonlyMap<string, Feature> = 'features' in field ? field.features : new Map();
  const feature = features.get(node.feature);
  if (!feature) {
    const hint = hintFor(node.feature, features.keys());
    throw new ExpressionError(node.featureStart, `"${node.field}" has no feature "${node.feature}".`, hint);
  }
  if (feature.type === 'number') {
    const weights = new Map([[node.field, feature.values]]);
    return { kind: 'number', sum: { ...constantSum(zero), weights } };
  }
  return { kind: 'symbol', field: node.field, yesNo: feature.type === 'yes-no', words: feature.values };
}

export function unknownField(
  name: string,
  start: number,
  { scope }: { readonly scope: Scope },
): ExpressionError {
  const hint = rowHint(name, scope) ?? hintFor(name, namesIn(scope));
  return new ExpressionError(start, `There is no field "${name}".`, hint);
}

export function withWord(symbol: SymbolOperand, word: string): Formula {
  const values = [...symbol.words].filter(([, its]) => its === word).map(([value]) => value);
  return values.length === 0 ? never : { op: 'in', field: symbol.field, values };
}

/** Words become numbers that are equal when the words are; the engine is good at comparing two of those. */
export function sameWord(a: SymbolOperand, b: SymbolOperand): Formula {
  const codes = new Map(
    [...new Set([...a.words.values(), ...b.words.values()])].map((word, i) => [word, i + 1]),
  );
  const coded = (symbol: SymbolOperand): LinearSum => ({
    ...constantSum(zero),
    weights: new Map([
      [
        symbol.field,
        new Map([...symbol.words].map(([value, word]) => [value, rational(codes.get(word) ?? 0)])),
      ],
    ]),
  });
  return compareToZero(addSums(coded(a), scaleSum(coded(b), negate(one))), '=', () => ({ min: 0, max: 0 }));
}
