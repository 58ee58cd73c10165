import type { Compilation } from '../compilation.ts';
import type { Auxiliaries } from '#server/model/expression/auxiliaries.ts';
import { compileExpression } from '#server/model/expression/compile-expression.ts';
import type { Scope } from '#server/model/expression/scope.ts';
import type { ModelGoal } from '#server/model/product/product-model.ts';

/**
 * What a product can be completed for, besides its price: sums that are to be as small as can be.
 *
 * A goal is compiled as the comparison "sum <= goal", so that a sum may be everything that a comparison may be.
 * @param auxiliaries gets the fields and rules that the sums need beside those of the model
 */
export function compileGoals(
  compilation: Compilation,
  scope: Scope,
  auxiliaries: Auxiliaries,
): readonly ModelGoal[] {
  return [...(compilation.model.goals ?? [])].flatMap(([name, { label, minimize, unit }]): ModelGoal[] => {
    const path = ['goals', name];
    const place = [...path, 'minimize'];
    const its = freeName(scope);
    const withGoal = new Map([...scope, [its, { type: 'integer', min: 0, max: 0 } as const]]);
    const { formula, errors } = compileExpression(`${minimize} <= ${its}`, withGoal, auxiliaries);
    for (const { offset, message, hint } of errors) {
      // Behind the author's text comes ours.
      compilation.error({ path: place, offset: Math.min(offset, minimize.length - 1) }, message, hint);
    }
    if (errors.length > 0) return [];
    const own = formula.op === 'linear' ? formula.terms.find(({ field }) => field === its) : undefined;
    if (formula.op !== 'linear' || own?.kind !== 'integer' || formula.terms.length === 1) {
      compilation.error({ path: place, offset: 0 }, 'This is not a sum that depends on what is chosen.');
      return [];
    }
    const scale = -own.factor;
    return [
      {
        name,
        label: compilation.text(label, [...path, 'label']),
        unit,
        terms: formula.terms.filter((term) => term !== own),
        scale,
        constant: -formula.bound / scale,
      },
    ];
  });
}

function freeName(scope: Scope): string {
  let name = 'goal';
  while (scope.has(name)) name += '_';
  return name;
}
