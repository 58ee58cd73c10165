/**
 * Values that can never be chosen with their step's defaults: with every other field
 * for which the author wrote a default being what it is without any choice, no configuration has them, although some
 * other one does.
 *
 * Cost: one evaluation for each step, and one explanation for each field that is found.
 */
import type { Commit } from '#server/engine/engine-port.ts';
import { Kernel } from '#server/engine/kernel.ts';
import type { SatSolverFactory } from '#server/engine/sat/sat-solver.ts';
import type { ModelField } from '#server/model/product/model-field.ts';
import type { ModelGroup, ProductModel } from '#server/model/product/product-model.ts';
import type { LocalizedText } from '#server/model/source/texts.ts';

export interface DefaultConflict {
  readonly step: LocalizedText;
  readonly field: string;
  /** In domain order. */
  readonly values: readonly string[];
  /** Names of the rules behind the first of the values. */
  readonly rules: readonly string[];
}

/**
 * @param model that some configuration satisfies
 * @param hasDefault whether the author has written a default for a field; others are as the rules leave them
 * @param deadline of `performance.now()`; steps that come later are left out
 */
export function findDefaultConflicts(
  model: ProductModel,
  hasDefault: (field: string) => boolean,
  factory: SatSolverFactory,
  deadline: number,
): readonly DefaultConflict[] {
  const kernel = new Kernel(model.problem, factory);
  const found: DefaultConflict[] = [];
  try {
    const { assignment } = kernel.evaluate([], []);
    const quantities = new Set(
      [...model.fields.values()].flatMap((field) =>
        field.type === 'enumerated' ? (field.quantity ?? []) : [],
      ),
    );
    for (const step of model.steps) {
      if (performance.now() > deadline) break;
      // A field may have several places in a step.
      const names = new Set(choosable(step.groups, quantities).filter((name) => assignment.has(name)));
      const defaults = [...names].flatMap((field): Commit[] => {
        const value = hasDefault(field) ? assignment.get(field) : undefined;
        return value === undefined ? [] : [{ field, value }];
      });
      const { states } = kernel.evaluate(defaults, [...names]);
      for (const field of names) {
        const values = [...(states.get(field) ?? [])].flatMap(([value, state]) =>
          state === 'conflicting' ? [value] : [],
        );
        const [first] = values;
        if (first === undefined) continue;
        const others = defaults.filter((its) => its.field !== field);
        const outcome = kernel.check(others, [{ field, value: first }]);
        found.push({
          step: step.label,
          field,
          values,
          rules: outcome.kind === 'consistent' ? [] : outcome.explanation.rules,
        });
      }
    }
  } finally {
    kernel.dispose();
  }
  return found;
}

/** Names of the fields that customers choose; what follows from those has no say, and neither has how many of a part. */
function choosable(
  members: readonly (ModelField | ModelGroup)[],
  quantities: ReadonlySet<string>,
): readonly string[] {
  return members.flatMap((member) => {
    if ('members' in member) return member.info ? [] : choosable(member.members, quantities);
    return member.readonly || member.hidden || quantities.has(member.name) ? [] : [member.name];
  });
}
