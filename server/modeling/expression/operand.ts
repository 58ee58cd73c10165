/** What stands on a side of a comparison. */
import type { Formula } from '#server/engine/problem.ts';
import { negate, zero, type Decimal } from '../decimal.ts';
import { hintFor } from '../suggest-name.ts';
import {
  addSums,
  compareToZero,
  constantSum,
  isConstant,
  never,
  scaleSum,
  type LinearSum,
} from './linear-sum.ts';
import type { Expression } from './parse-expression.ts';
import type { Feature, Scope, ScopeField } from './scope.ts';
import { ExpressionError } from './tokenize.ts';

const one: Decimal = { digits: 1n, scale: 0 };

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

/** @throws ExpressionError */
export function operandOf(node: Expression, scope: Scope): Operand {
  switch (node.kind) {
    case 'number':
      return { kind: 'number', sum: constantSum(node.value) };
    case 'quoted':
      return { kind: 'word', word: node.text };
    case 'name': {
      const field = scope.get(node.name);
      return field ? fieldOperand(node.name, field, node.start) : { kind: 'word', word: node.name };
    }
    case 'feature':
      return featureOperand(node, scope);
    case 'negate':
      return { kind: 'number', sum: scaleSum(sumOf(node.arg, scope), negate(one)) };
    case 'add':
      return { kind: 'number', sum: addSums(sumOf(node.left, scope), sumOf(node.right, scope)) };
    case 'subtract': {
      const right = scaleSum(sumOf(node.right, scope), negate(one));
      return { kind: 'number', sum: addSums(sumOf(node.left, scope), right) };
    }
    case 'multiply':
      return { kind: 'number', sum: productOf(node, scope) };
    default:
      throw new ExpressionError(node.start, 'A condition cannot be compared or calculated with.');
  }
}

function sumOf(node: Expression, scope: Scope): LinearSum {
  const operand = operandOf(node, scope);
  if (operand.kind === 'number') return operand.sum;
  if (operand.kind === 'word') throw unknownField(operand.word, node.start, scope);
  throw new ExpressionError(
    node.start,
    'This is not a number.',
    'Take a number feature of it: field.feature.',
  );
}

function productOf(node: Extract<Expression, { kind: 'multiply' }>, scope: Scope): LinearSum {
  const [left, right] = [sumOf(node.left, scope), sumOf(node.right, scope)];
  if (isConstant(left)) return scaleSum(right, left.constant);
  if (isConstant(right)) return scaleSum(left, right.constant);
  throw new ExpressionError(node.right.start, 'One side of "*" must be a plain number.');
}

function fieldOperand(name: string, field: ScopeField, start: number): Operand {
  switch (field.type) {
    case 'integer':
      return {
        kind: 'number',
        sum: { ...constantSum(zero), integers: new Map([[name, one]]) },
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

function featureOperand(node: Extract<Expression, { kind: 'feature' }>, scope: Scope): Operand {
  const field = scope.get(node.field);
  if (!field) throw unknownField(node.field, node.start, scope);
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
  return { kind: 'symbol', field: node.field, yesNo: feature.type === 'yesno', words: feature.values };
}

export function unknownField(name: string, start: number, scope: Scope): ExpressionError {
  return new ExpressionError(start, `There is no field "${name}".`, hintFor(name, scope.keys()));
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
