import type { Field, Formula, Term } from '#server/engine/problem.ts';
import type { Condition, LinearTerm } from './feature-model.ts';
import { type FeatureLiteral, literalFormula, otherText } from './feature-literal.ts';

/** A constraint that the engine cannot hold: too large when written out, or numbers beyond exact ones. */
export class ConditionTooLarge extends Error {
  override readonly name = 'ConditionTooLarge';
}

export interface FormulaContext {
  readonly literals: readonly FeatureLiteral[];
  /** Feature → the field of its number, quantity or text. */
  readonly values: ReadonlyMap<number, string>;
  readonly fields: ReadonlyMap<string, Field>;
}

/** `<=>` is written out in both directions, which doubles what is nested in it. */
const mostNodes = 100_000;

/** @throws ConditionTooLarge */
export function formulaOf(condition: Condition, context: FormulaContext): Formula {
  let nodes = 0;
  const compile = (node: Condition): Formula => {
    nodes += 1;
    if (nodes > mostNodes) {
      throw new ConditionTooLarge('This constraint is too large: "<=>" is nested in "<=>" too often.');
    }
    switch (node.kind) {
      case 'and':
      case 'or':
        return { op: node.kind, args: node.args.map(compile) };
      case 'not':
        return { op: 'not', arg: compile(node.arg) };
      case 'implies':
        return { op: 'implies', if: compile(node.left), then: compile(node.right) };
      case 'equivalent':
        return {
          op: 'and',
          args: [
            { op: 'implies', if: compile(node.left), then: compile(node.right) },
            { op: 'implies', if: compile(node.right), then: compile(node.left) },
          ],
        };
      case 'feature':
        return literalFormula(context.literals[node.feature] ?? { kind: 'always' });
      case 'text':
        return { op: 'in', field: context.values.get(node.feature) ?? otherText, values: [node.text] };
      case 'linear':
        return linearFormula(node, context);
    }
  };
  return compile(condition);
}

function linearFormula(
  { terms, relation, bound }: Extract<Condition, { kind: 'linear' }>,
  context: FormulaContext,
): Formula {
  let limit = bound;
  const its: Term[] = [];
  for (const term of terms) {
    const found = termOf(term, context);
    if (found) its.push(found);
    else limit -= term.factor;
  }
  return { op: 'linear', terms: its, relation, bound: exact(limit) };
}

/** Undefined for a feature that is always there: then the factor is a constant. */
function termOf({ feature, of, factor }: LinearTerm, context: FormulaContext): Term | undefined {
  const weight = exact(factor);
  if (of === 'value') return { kind: 'integer', field: context.values.get(feature) ?? '', factor: weight };
  const literal = context.literals[feature];
  if (!literal || literal.kind === 'always') return undefined;
  const field = context.fields.get(literal.field);
  const values = field?.kind === 'enumerated' ? field.values : [];
  const weights = Object.create(null) as Record<string, number>;
  for (const value of values)
    if ((value === literal.value) === (literal.kind === 'is')) weights[value] = weight;
  return { kind: 'weight', field: literal.field, weights };
}

function exact(number: bigint): number {
  const result = Number(number);
  if (Number.isSafeInteger(result)) return result;
  throw new ConditionTooLarge('The numbers of this comparison are too large to be exact.');
}
