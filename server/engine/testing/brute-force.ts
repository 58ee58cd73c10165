/**
 * An executable specification: all solutions of a small problem by trying every assignment, and every answer of the engine
 * computed from that list. It shares no code with the engine except the types of the port.
 */
import type { Change, Commit, ValueState, Preference } from '../engine-port.ts';
import type { Field, Formula, Problem, Rule } from '../problem.ts';

export type Solution = ReadonlyMap<string, string>;

export function valuesOf(field: Field): string[] {
  if (field.kind === 'enumerated') return [...field.values];
  return Array.from({ length: field.max - field.min + 1 }, (_, i) => String(field.min + i));
}

/** A field's values, most preferred first. */
export function preferenceOf(field: Field): string[] {
  const values = valuesOf(field);
  if (field.kind === 'enumerated')
    return [...field.preference, ...values.filter((value) => !field.preference.includes(value))];
  const distance = (value: string): number => Math.abs(Number(value) - field.preferred);
  return values.sort((a, b) => distance(a) - distance(b) || Number(a) - Number(b));
}

export function satisfies(rule: Rule, solution: Solution): boolean {
  if (rule.kind === 'formula') return holds(rule.formula, solution);
  return rule.rows.some((row) =>
    row.every((cell, i) => cell === null || cell === solution.get(rule.fields[i] ?? '')),
  );
}

function holds(formula: Formula, solution: Solution): boolean {
  switch (formula.op) {
    case 'and':
      return formula.args.every((arg) => holds(arg, solution));
    case 'or':
      return formula.args.some((arg) => holds(arg, solution));
    case 'not':
      return !holds(formula.arg, solution);
    case 'implies':
      return !holds(formula.if, solution) || holds(formula.then, solution);
    case 'in':
      return formula.values.includes(solution.get(formula.field) ?? '');
    case 'linear': {
      let sum = 0;
      for (const term of formula.terms) {
        const value = solution.get(term.field) ?? '';
        sum += term.kind === 'integer' ? term.factor * Number(value) : (term.weights[value] ?? 0);
      }
      if (formula.relation === '<=') return sum <= formula.bound;
      if (formula.relation === '>=') return sum >= formula.bound;
      return (sum === formula.bound) === (formula.relation === '=');
    }
  }
}

/** All solutions, the most preferred first. */
export function allSolutions(problem: Problem, rules: readonly Rule[] = problem.rules): Solution[] {
  let solutions = [new Map<string, string>()];
  for (const field of problem.fields)
    solutions = solutions.flatMap((partial) =>
      preferenceOf(field).map((value) => new Map([...partial, [field.name, value]])),
    );
  return solutions.filter((solution) => rules.every((rule) => satisfies(rule, solution)));
}

export function withCommits(solutions: readonly Solution[], commits: readonly Commit[]): Solution[] {
  return solutions.filter((solution) => commits.every(({ field, value }) => solution.get(field) === value));
}

/** The solutions that satisfy the preferences lexicographically. */
export function withPreferences(
  solutions: readonly Solution[],
  commits: readonly Commit[],
  preferences: readonly Preference[],
): Solution[] {
  let left = withCommits(solutions, commits);
  const decided = new Set(commits.map(({ field }) => field));
  for (const { field, values } of preferences) {
    if (decided.has(field)) continue;
    const value = values.find((candidate) => withCommits(left, [{ field, value: candidate }]).length > 0);
    if (value === undefined) continue;
    left = withCommits(left, [{ field, value }]);
    decided.add(field);
  }
  return left;
}

/** The states of a field's values under the commits of all other fields. */
export function statesOf(
  solutions: readonly Solution[],
  commits: readonly Commit[],
  field: Field,
): Map<string, ValueState> {
  const others = withCommits(
    solutions,
    commits.filter((commit) => commit.field !== field.name),
  );
  const free = new Set(others.map((solution) => solution.get(field.name)));
  const possible = new Set(solutions.map((solution) => solution.get(field.name)));
  return new Map(
    valuesOf(field).map((value) => [
      value,
      free.has(value) ? 'free' : possible.has(value) ? 'conflicting' : 'impossible',
    ]),
  );
}

/**
 * All alternatives of a conflict in the order the port promises: least total cost, then fewest changes, then older commits
 * kept; none contains all the fields of an earlier one.
 */
export function alternativesOf(
  problem: Problem,
  solutions: readonly Solution[],
  commits: readonly Commit[],
  wanted: readonly Commit[],
): Change[][] {
  const others = commits.filter((commit) => !wanted.some(({ field }) => field === commit.field));
  const subsets = Array.from({ length: 2 ** others.length }, (_, mask) =>
    others.map((_, i) => (mask >> i) % 2 === 1),
  );
  const size = (subset: boolean[]): number => subset.filter(Boolean).length;
  // Of two equally small sets, the one that leaves the oldest commit they disagree on in place comes first.
  const age = (subset: boolean[]): string => subset.map((moved) => (moved ? '1' : '0')).join('');
  const keep = new Map(problem.fields.map((field) => [field.name, field.keep ?? 1]));
  const weight = (subset: boolean[]): number =>
    others.reduce((sum, { field }, i) => sum + (subset[i] ? (keep.get(field) ?? 1) : 0), 0);
  subsets.sort((a, b) => weight(a) - weight(b) || size(a) - size(b) || age(a).localeCompare(age(b)));
  const found: boolean[][] = [];
  const alternatives: Change[][] = [];
  for (const subset of subsets) {
    if (found.some((earlier) => earlier.every((moved, i) => !moved || subset[i]))) continue;
    const kept = others.filter((_, i) => !subset[i]);
    const [best] = withCommits(solutions, [...kept, ...wanted]);
    if (!best) continue;
    found.push(subset);
    alternatives.push(
      others
        .filter((_, i) => subset[i])
        .map(({ field, value }) => ({ field, from: value, to: best.get(field) ?? '' })),
    );
  }
  return alternatives;
}
