/**
 * What rules are made of, in two worlds: formulas for the engine, where a rule always holds, and calculations for rules
 * that only warn. Both read the same expressions and combine them in the same ways.
 */
import { rational, zero } from '#server/model/number/rational.ts';
import type { Formula } from '#server/engine/problem.ts';
import type { Compilation } from '../compilation.ts';
import type { Auxiliaries } from '#server/model/expression/auxiliaries.ts';
import { isTrue, type Assignment } from '#server/model/expression/calculation.ts';
import { compileComputation } from '#server/model/expression/compile-computation.ts';
import { compileExpression } from '#server/model/expression/compile-expression.ts';
import { addSums, compareToZero, constantSum } from '#server/model/expression/linear-sum.ts';
import type { RowBinding, Scope } from '#server/model/expression/scope.ts';
import type { ExpressionError } from '#server/model/expression/tokenize.ts';
import type { Path } from '#server/model/source/yaml-source.ts';

export interface RuleConditions<T> {
  /** A condition of the author's; what is wrong with it is reported at its place. */
  read(text: string, path: Path): T;
  not(condition: T): T;
  and(conditions: readonly T[]): T;
  implies(condition: T, then: T): T;
  /** At least so many of the conditions hold, and at most so many. */
  count(conditions: readonly T[], atLeast: number, atMost: number): T;
}

/** @param binding what names mean in the row that the conditions are about */
export function formulaConditions(
  compilation: Compilation,
  scope: Scope,
  auxiliaries: Auxiliaries,
  binding?: RowBinding,
): RuleConditions<Formula> {
  return {
    read(text, path) {
      const { formula, errors } = compileExpression(text, scope, auxiliaries, binding);
      reportErrors(compilation, errors, path);
      return formula;
    },
    not: (arg) => ({ op: 'not', arg }),
    and: (args) => ({ op: 'and', args }),
    implies: (condition, then) => ({ op: 'implies', if: condition, then }),
    count(conditions, atLeast, atMost) {
      const sum = conditions.map((one) => auxiliaries.truth(one, scope)).reduce(addSums, constantSum(zero));
      const minus = (limit: number) => addSums(sum, constantSum(rational(-limit)));
      const noIntegers = () => ({ min: 0, max: 0 });
      return {
        op: 'and',
        args: [
          compareToZero(minus(atLeast), '>=', noIntegers),
          compareToZero(minus(atMost), '<=', noIntegers),
        ],
      };
    },
  };
}

/** Undefined when it could not be calculated: nobody is warned of what nobody knows. */
export type WarningCondition = (assignment: Assignment) => boolean | undefined;

export function warningConditions(
  compilation: Compilation,
  scope: Scope,
  binding?: RowBinding,
): RuleConditions<WarningCondition> {
  return {
    read(text, path) {
      const { calculation, errors } = compileComputation(text, scope, binding);
      reportErrors(compilation, errors, path);
      if (errors.length === 0 && calculation.type !== 'truth')
        compilation.error({ path, offset: 0 }, 'This is not a condition.', 'Compare it with something.');
      return (assignment) => {
        const result = calculation.evaluate(assignment);
        return result === undefined ? undefined : isTrue(result);
      };
    },
    not: (condition) => (assignment) => {
      const holds = condition(assignment);
      return holds === undefined ? undefined : !holds;
    },
    and: (conditions) => (assignment) => conditions.every((condition) => condition(assignment) !== false),
    implies: (condition, then) => (assignment) => condition(assignment) !== true || then(assignment),
    count: (conditions, atLeast, atMost) => (assignment) => {
      const held = conditions.filter((condition) => condition(assignment)).length;
      return atLeast <= held && held <= atMost;
    },
  };
}

function reportErrors(compilation: Compilation, errors: readonly ExpressionError[], path: Path): void {
  for (const { offset, message, hint } of errors) compilation.error({ path, offset }, message, hint);
}
