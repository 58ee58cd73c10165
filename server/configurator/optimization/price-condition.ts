/** A condition of a price as a field of the problem: `Yes` where it holds. */
import type { Field, Problem, Rule } from '#server/engine/problem.ts';
import type { Condition } from '#server/model/expression/expression.ts';
import { FormulaWriter } from '#server/model/expression/formula-writer.ts';
import { NO, YES } from '#server/model/expression/scope.ts';

export interface ConditionField {
  readonly field: Field;
  /** What ties the field to the condition. Undefined where the engine cannot be told it: then the field is free. */
  readonly tie: { readonly fields: readonly Field[]; readonly rules: readonly Rule[] } | undefined;
}

/** @param name of the field, unlike that of any other of the problem */
export function conditionField(name: string, condition: Condition, problem: Problem): ConditionField {
  const field: Field = { kind: 'enumerated', name, values: [NO, YES], preference: [] };
  const writer = new FormulaWriter(problem.fields, name);
  const { result: formula, errors } = writer.write(condition);
  if (errors.length > 0) return { field, tie: undefined };
  const holds = { op: 'in', field: name, values: [YES] } as const;
  const { fields, rules } = writer.auxiliaries;
  const both: Rule[] = [
    { name: `${name} if`, kind: 'formula', formula: { op: 'implies', if: formula, then: holds } },
    { name: `${name} then`, kind: 'formula', formula: { op: 'implies', if: holds, then: formula } },
  ];
  return { field, tie: { fields, rules: [...rules, ...both] } };
}
