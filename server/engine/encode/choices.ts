/**
 * Choices: values given to fields (commits, requested values and preferences) with fields and values as numbers and the
 * literals that are assumed for them. A value of a wide integer takes several literals, every other value one.
 *
 * Invariant: choices keep the order of the commits, oldest first. Cost: a look-up per commit.
 */
import type { CompiledProblem } from './compile-problem.ts';
import { type Commit, UnknownValue } from '../engine-port.ts';
import type { EncodedField } from './encode-field.ts';
import { digitsOf, wideOffset } from './field-literals.ts';

export interface Choice {
  readonly field: EncodedField;
  /** Index of the value, or offset from the minimum of a wide integer. */
  readonly value: number;
  readonly literals: readonly number[];
}

/**
 * Resolves the names in a list of commits.
 * @throws UnknownValue for a field or value the problem does not have, or a field given twice
 */
export function resolveChoices(problem: CompiledProblem, commits: readonly Commit[]): Choice[] {
  const seen = new Set<string>();
  return commits.map(({ field: name, value }) => {
    const field = problem.fieldsByName.get(name);
    if (!field) throw new UnknownValue(`There is no field ${JSON.stringify(name)}.`);
    if (seen.has(name)) throw new UnknownValue(`Field ${name} is given two values.`);
    seen.add(name);
    const number = field.kind === 'wide' ? wideOffset(field, value) : field.valueIndex.get(value);
    if (number === undefined)
      throw new UnknownValue(`Field ${name} does not have the value ${JSON.stringify(value)}.`);
    return choiceOf(field, number);
  });
}

export function choiceOf(field: EncodedField, value: number): Choice {
  return { field, value, literals: valueLiterals(field, value) };
}

/** The literals whose conjunction is "the field has this value". */
export function valueLiterals(field: EncodedField, value: number): readonly number[] {
  return field.kind === 'wide' ? digitsOf(field, value) : field.literals.slice(value, value + 1);
}

/** The name of a value in the problem. */
export function valueName(field: EncodedField, value: number): string {
  return field.kind === 'wide' ? String(field.min + value) : (field.values[value] ?? '');
}

export function literalsOf(choices: readonly Choice[]): number[] {
  return choices.flatMap((choice) => choice.literals);
}

export function commitOf({ field, value }: Choice): Commit {
  return { field: field.name, value: valueName(field, value) };
}
