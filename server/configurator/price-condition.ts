/** A condition of a price as a field of the problem: `Yes` where it holds. */
import type { Field, Rule } from '#server/engine/problem.ts';
import type { EngineCondition } from '#server/model/product/product-model.ts';

export function conditionField(name: string): Field {
  return { kind: 'enumerated', name, values: ['No', 'Yes'], preference: [] };
}

/** Ties the field to the condition. Where the engine cannot be told, the field is free: sums stay below the price then. */
export function conditionRules(name: string, condition: EngineCondition | undefined): readonly Rule[] {
  if (!condition) return [];
  const { formula, rules } = condition;
  const holds = { op: 'in', field: name, values: ['Yes'] } as const;
  return [
    ...rules,
    { name: `${name} if`, kind: 'formula', formula: { op: 'implies', if: formula, then: holds } },
    { name: `${name} then`, kind: 'formula', formula: { op: 'implies', if: holds, then: formula } },
  ];
}
