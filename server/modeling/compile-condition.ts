import type { Compilation } from './compilation.ts';
import type { RowBinding, Scope } from './expression/scope.ts';
import type { ModelCondition } from './product-model.ts';
import { warningConditions } from './rule-conditions.ts';
import type { Path } from './yaml-source.ts';

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
