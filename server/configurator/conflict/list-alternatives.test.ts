/** Alternatives against trying every solution (docs/decisions/0022-what-an-alternative-is.md). */
import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { Kernel } from '#server/engine/kernel.ts';
import type { Change, Commit } from '#server/engine/engine-port.ts';
import type { Field, Problem } from '#server/engine/problem.ts';
import { SolverHeap } from '#server/engine/sat/cadical-solver.ts';
import {
  allSolutions,
  alternativesOf,
  preferenceOf,
  withCommits,
  type Solution,
} from '#server/engine/testing/brute-force.ts';
import { smallProblem } from '#server/engine/testing/random-problem.ts';
import { closestNumbers } from './closest-values.ts';
import { listAlternatives } from './list-alternatives.ts';

let heap: SolverHeap;
beforeAll(async () => {
  heap = await SolverHeap.open();
});
function list(problem: Problem, commits: readonly Commit[], asked: Commit, limit: number) {
  const kernel = new Kernel(problem, heap.create);
  try {
    const kept = commits.filter(({ field }) => field !== asked.field);
    const current = kernel.evaluate(commits, []).assignment.get(asked.field);
    return listAlternatives(
      kernel,
      { kept, earlier: kept, fixed: [], asked, current },
      limit,
      (name) => problem.fields.find((field) => field.name === name),
      (changes) => {
        const gone = new Set(changes.map(({ field }) => field));
        const fixed = [...kept.filter(({ field }) => !gone.has(field)), asked];
        const numbers = closestNumbers(kernel, fixed, changes);
        const { assignment } = kernel.evaluate([...fixed, ...numbers], []);
        return changes.map((change) => ({ ...change, to: assignment.get(change.field) ?? '' }));
      },
    );
  } finally {
    kernel.dispose();
  }
}

/** What the decision record says, from the list of all solutions. */
function listed(problem: Problem, commits: readonly Commit[], asked: Commit): Change[][] {
  const solutions = allSolutions(problem);
  const fieldOf = (name: string) => problem.fields.find((field) => field.name === name);
  const kept = commits.filter(({ field }) => field !== asked.field);
  const sets = alternativesOf(problem, solutions, kept, [asked]);
  const lists = sets.map((changes) => {
    const gone = new Set(changes.map(({ field }) => field));
    const left = withCommits(solutions, [...kept.filter(({ field }) => !gone.has(field)), asked]);
    let numbers = left;
    for (const { field, from } of changes) {
      if (fieldOf(field)?.kind !== 'integer') continue;
      const [closest] = valuesIn(numbers, fieldOf(field), from);
      numbers = withCommits(numbers, [{ field, value: closest ?? '' }]);
    }
    const first = changes.map((change) => ({ ...change, to: numbers[0]?.get(change.field) ?? '' }));
    return unique([first, ...combinations(left, changes, fieldOf)]);
  });
  const current = withCommits(solutions, commits)[0]?.get(asked.field) ?? '';
  const others = valuesIn(withCommits(solutions, kept), fieldOf(asked.field), asked.value)
    .filter((value) => value !== current)
    .map((to): Change[] => [{ field: asked.field, from: current, to }]);
  const [proposed = [], ...rest] = lists;
  const all = [proposed, others, ...rest];
  const rounds = Math.max(...all.map(({ length }) => length));
  return Array.from({ length: rounds }, (_, round) =>
    all.flatMap((one) => one.slice(round, round + 1)),
  ).flat();
}

function combinations(
  solutions: readonly Solution[],
  [change, ...later]: readonly Change[],
  fieldOf: (name: string) => Field | undefined,
): Change[][] {
  if (!change) return [[]];
  const { field, from } = change;
  return valuesIn(solutions, fieldOf(field), from).flatMap((to) =>
    combinations(withCommits(solutions, [{ field, value: to }]), later, fieldOf).map((others) => [
      { field, from, to },
      ...others,
    ]),
  );
}

/** Other values than this one: all of a choice, the closest ones below and above of a number. */
function valuesIn(solutions: readonly Solution[], field: Field | undefined, value: string): string[] {
  if (!field) return [];
  const there = new Set(solutions.map((solution) => solution.get(field.name)));
  const others = preferenceOf(field).filter((one) => one !== value && there.has(one));
  if (field.kind === 'enumerated') return others;
  const numbers = others.map(Number);
  const below = numbers.filter((one) => one < Number(value)).sort((a, b) => b - a)[0];
  const above = numbers.filter((one) => one > Number(value)).sort((a, b) => a - b)[0];
  const isAboveCloser =
    below !== undefined && above !== undefined && above - Number(value) < Number(value) - below;
  return (isAboveCloser ? [above, below] : [below, above]).flatMap((one) =>
    one === undefined ? [] : String(one),
  );
}

function unique(lists: readonly Change[][]): Change[][] {
  return [...new Map(lists.map((changes) => [JSON.stringify(changes), changes])).values()];
}

const question = smallProblem.chain((problem) =>
  fc.record({
    problem: fc.constant(problem),
    committed: fc.shuffledSubarray([...problem.fields], { minLength: 1 }),
    solution: fc.nat(),
    limit: fc.integer({ min: 1, max: 8 }),
  }),
);

/** Every value that conflicts with these commits and is possible without them. */
function conflictsWith(
  problem: Problem,
  solutions: readonly Solution[],
  commits: readonly Commit[],
): Commit[] {
  return problem.fields
    .flatMap((field) => preferenceOf(field).map((value): Commit => ({ field: field.name, value })))
    .filter((asked) => {
      const kept = commits.filter(({ field }) => field !== asked.field);
      return (
        withCommits(solutions, [...kept, asked]).length === 0 && withCommits(solutions, [asked]).length > 0
      );
    });
}

describe('the alternatives of a conflict', () => {
  test('are the first ones of all there are, and it is said whether there are more', () => {
    let conflicts = 0;
    fc.assert(
      fc.property(question, ({ problem, committed, solution: index, limit }) => {
        const solutions = allSolutions(problem);
        const solution = solutions[index % Math.max(1, solutions.length)];
        if (!solution) return;
        const commits = committed.map(({ name }): Commit => ({
          field: name,
          value: solution.get(name) ?? '',
        }));
        for (const asked of conflictsWith(problem, solutions, commits)) {
          conflicts += 1;
          const all = listed(problem, commits, asked);
          const { alternatives, isComplete } = list(problem, commits, asked, limit);
          expect(alternatives).toEqual(all.slice(0, limit));
          expect(isComplete).toBe(all.length <= limit);
        }
      }),
      { numRuns: Math.round(1_500 * Number(process.env['ENGINE_TEST_RUNS'] ?? 1)) },
    );
    expect(conflicts).toBeGreaterThan(50);
  });

  test('of a wide number: the least that fits, as an exact amount', () => {
    const problem: Problem = {
      fields: [
        { kind: 'integer', name: 'budget', min: 0, max: 1_000_000, preferred: 7_000 },
        { kind: 'enumerated', name: 'frame', values: ['steel', 'carbon'], preference: ['steel'] },
        { kind: 'enumerated', name: 'wheel', values: ['plain', 'light'], preference: ['light'] },
      ],
      rules: [
        {
          name: 'price',
          kind: 'formula',
          formula: {
            op: 'linear',
            terms: [
              { kind: 'integer', field: 'budget', factor: 1 },
              { kind: 'weight', field: 'frame', weights: { steel: -1_234, carbon: -2_345 } },
              { kind: 'weight', field: 'wheel', weights: { plain: -11, light: -77 } },
            ],
            relation: '>=',
            bound: 0,
          },
        },
      ],
    };
    const found = list(problem, [{ field: 'budget', value: '1300' }], { field: 'frame', value: 'carbon' }, 5);
    expect(found.alternatives).toEqual([[{ field: 'budget', from: '1300', to: '2356' }]]);
    expect(found.isComplete).toBe(true);
  });
});
