import type { FormulaWriter } from '../../expression/formula-writer.ts';
import { resolveNumber } from '../../expression/resolve-expression.ts';
import type { Scope } from '../../expression/scope.ts';
import type { ModelGoal } from '../../product/product-model.ts';
import type { Compilation } from '../compilation.ts';

/**
 * What a product can be completed for, besides its price: sums that are to be as small as can be.
 * @param writer gets the fields and rules that the sums need beside those of the model
 */
export function compileGoals(
  compilation: Compilation,
  scope: Scope,
  writer: FormulaWriter,
): readonly ModelGoal[] {
  return [...(compilation.model.goals ?? [])].flatMap(([name, { label, minimize, unit }]): ModelGoal[] => {
    const path = ['goals', name];
    const { expression, errors } = resolveNumber(minimize, scope);
    const written = errors.length > 0 ? { result: undefined, errors } : writer.writeSum(expression);
    compilation.expressionErrors(written.errors, [...path, 'minimize']);
    if (!written.result) return [];
    return [{ name, label: compilation.text(label, [...path, 'label']), unit, ...written.result }];
  });
}
