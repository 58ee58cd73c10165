import type { Compilation } from '../compilation.ts';
import { Auxiliaries } from '#server/model/expression/auxiliaries.ts';
import { compileExpression } from '#server/model/expression/compile-expression.ts';
import type { RowBinding, Scope } from '#server/model/expression/scope.ts';
import type { ModelCondition } from '#server/model/product/model-field.ts';
import type { EngineCondition } from '#server/model/product/product-model.ts';
import { warningConditions } from './rule-conditions.ts';
import type { Path } from '#server/model/source/yaml-source.ts';

/**
 * A condition that is asked of a finished configuration and constrains nothing. What cannot be calculated does not hold;
 * what is wrong with the text is reported.
 * @param binding what names mean in the row that it is about
 */
export function compileCondition(
  compilation: Compilation,
  scope: Scope,
  text: string,
  path: Path,
  binding?: RowBinding,
): ModelCondition {
  const condition = warningConditions(compilation, scope, binding).read(text, path);
  return (assignment) => condition(assignment) === true;
}

/**
 * The same condition for the engine. Undefined where no rule can say it: it may speak of computed fields, divide, and so on.
 * @param name unlike that of any other condition of the model
 */
export function engineCondition(
  scope: Scope,
  text: string,
  name: string,
  binding?: RowBinding,
): EngineCondition | undefined {
  const auxiliaries = new Auxiliaries(`${name} `);
  const { formula, errors } = compileExpression(text, scope, auxiliaries, binding);
  return errors.length > 0 ? undefined : { formula, fields: auxiliaries.fields, rules: auxiliaries.rules };
}
