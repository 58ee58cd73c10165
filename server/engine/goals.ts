/**
 * Goals: sums to be minimized. A goal becomes an integer field that is never less than its sum, so that evaluations answer
 * everything about it: the smallest value of the field is the smallest sum, committing a value bounds the sum, and the
 * preferred completion of that commit is a solution that reaches it.
 *
 * Invariant: goals come after all other fields and prefer their largest value, so a problem with goals has the same
 * completions, states and conflicts as one without, as long as no goal is committed.
 * Cost: one field and one linear rule for each goal.
 */
import { InvalidProblem } from './engine-errors.ts';
import type { Field, Problem, Rule, Term } from './problem.ts';

export interface Goal {
  /** Unlike every field and rule of the problem. */
  readonly name: string;
  readonly terms: readonly Term[];
}

/** @throws InvalidProblem for a term about a field that the problem does not have */
export function withGoals(problem: Problem, goals: readonly Goal[]): Problem {
  const fields = new Map(problem.fields.map((field) => [field.name, field]));
  const ranges = goals.map((goal) => ({ goal, range: rangeOf(goal, fields) }));
  return {
    fields: [
      ...problem.fields,
      ...ranges.map(({ goal, range: [min, max] }): Field => {
        return { kind: 'integer', name: goal.name, min, max, preferred: max };
      }),
    ],
    rules: [
      ...problem.rules,
      ...goals.map(({ name, terms }): Rule => {
        const all = [...terms, { kind: 'integer', field: name, factor: -1 } as const];
        return { name, kind: 'formula', formula: { op: 'linear', terms: all, relation: '<=', bound: 0 } };
      }),
    ],
  };
}

/** The Hamming distance from `values`: the number of these fields that have another value. */
export function distanceGoal(
  name: string,
  problem: Problem,
  values: ReadonlyMap<string, string>,
): { problem: Problem; goal: Goal } {
  const kept: { field: Field; rule: Rule }[] = [];
  const terms = problem.fields.flatMap((field): Term[] => {
    const value = values.get(field.name);
    if (value === undefined) return [];
    if (field.kind === 'enumerated') {
      const others = field.values.filter((other) => other !== value);
      return [weightTerm(field.name, others)];
    }
    // An integer has no weights for its values: an additional field states whether the value is kept.
    const flag = `${name} ${field.name}`;
    const term = { kind: 'integer', field: field.name, factor: 1 } as const;
    kept.push({
      field: { kind: 'enumerated', name: flag, values: ['kept', 'moved'], preference: ['moved'] },
      rule: {
        name: flag,
        kind: 'formula',
        formula: {
          op: 'implies',
          if: { op: 'in', field: flag, values: ['kept'] },
          then: { op: 'linear', terms: [term], relation: '=', bound: Number(value) },
        },
      },
    });
    return [weightTerm(flag, ['moved'])];
  });
  return {
    problem: {
      fields: [...problem.fields, ...kept.map(({ field }) => field)],
      rules: [...problem.rules, ...kept.map(({ rule }) => rule)],
    },
    goal: { name, terms },
  };
}

function weightTerm(field: string, values: readonly string[]): Term {
  const weights = Object.create(null) as Record<string, number>;
  for (const value of values) weights[value] = 1;
  return { kind: 'weight', field, weights };
}

function rangeOf({ name, terms }: Goal, fields: ReadonlyMap<string, Field>): [min: number, max: number] {
  let [least, most] = [0, 0];
  for (const term of terms) {
    const field = fields.get(term.field);
    if (!field) throw new InvalidProblem(`Goal ${name} refers to field ${term.field}, which does not exist.`);
    const ends =
      term.kind === 'weight'
        ? field.kind === 'enumerated'
          ? field.values.map((value) => term.weights[value] ?? 0)
          : [0]
        : field.kind === 'integer'
          ? [field.min * term.factor, field.max * term.factor]
          : [0];
    least += Math.min(...ends);
    most += Math.max(...ends);
  }
  return [least, most];
}
