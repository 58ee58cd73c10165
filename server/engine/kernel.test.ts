/**
 * The engine against its specification: on small problems every answer is compared with that of trying every assignment.
 * `ENGINE_TEST_RUNS` multiplies the number of problems.
 */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { loadCadicalSolver } from './sat/cadical-solver.ts';
import { DEFAULT_LIMITS } from './encode/compile-problem.ts';
import { type Commit, type Evaluation, InconsistentCommits } from './engine-port.ts';
import { Kernel } from './kernel.ts';
import type { KernelOptions } from './kernel-parts.ts';
import type { Problem } from './problem.ts';
import {
  allSolutions,
  statesOf,
  alternativesOf,
  withCommits,
  withPreferences,
} from './testing/brute-force.ts';
import { commitsFor, smallProblem, preferencesFor } from './testing/random-problem.ts';

const factory = await loadCadicalSolver();
const runs = (count: number): { numRuns: number } => ({
  numRuns: Math.round(count * Number(process.env['ENGINE_TEST_RUNS'] ?? 1)),
});

/** The same problems through every encoding and every search for the ends of ranges. */
const encodings: [string, KernelOptions][] = [
  ['usual encodings', {}],
  ['wide integers', { limits: { ...DEFAULT_LIMITS, enumerable: 1 } }],
  ['binary sums', { limits: { ...DEFAULT_LIMITS, largestDiagram: 0 } }],
  ['wide integers and binary sums', { limits: { enumerable: 2, largestDiagram: 0 } }],
  ['completions left to the solver', { learnedPerCompletion: 0 }],
  [
    'wide integers left to the solver',
    { limits: { enumerable: 1, largestDiagram: 0 }, decisionsPerSearch: 0 },
  ],
];

function withKernel<T>(problem: Problem, options: KernelOptions, use: (kernel: Kernel) => T): T {
  const kernel = new Kernel(problem, factory, options);
  try {
    return use(kernel);
  } finally {
    kernel.dispose();
  }
}

function pick({ states, bounds }: Evaluation): Pick<Evaluation, 'states' | 'bounds'> {
  return { states, bounds };
}

/** A problem and a few lists of commits to ask about, one after the other. */
const problemAndCommits = (lists: number): fc.Arbitrary<[Problem, Commit[][]]> =>
  smallProblem.chain((problem) =>
    fc.tuple(
      fc.constant(problem),
      fc.array(commitsFor(problem.fields), { minLength: lists, maxLength: lists }),
    ),
  );

function expectEvaluation(kernel: Kernel, problem: Problem, commits: readonly Commit[]): void {
  const solutions = allSolutions(problem);
  const [best] = withCommits(solutions, commits);
  if (!best) {
    expect(() => kernel.evaluate(commits)).toThrow(InconsistentCommits);
    return;
  }
  const { assignment, states, bounds } = kernel.evaluate(commits);
  expect(Object.fromEntries(assignment)).toEqual(Object.fromEntries(best));
  for (const field of problem.fields) {
    const expected = statesOf(solutions, commits, field);
    const actual = states.get(field.name);
    if (actual) expect([field.name, ...actual]).toEqual([field.name, ...expected]);
    if (field.kind !== 'integer') continue;
    const free = [...expected].filter(([, state]) => state === 'free').map(([value]) => Number(value));
    expect(bounds.get(field.name)).toEqual({ min: Math.min(...free), max: Math.max(...free) });
  }
}

/** The explanation is inconsistent with the requested values, and minimal. */
function expectExplanation(
  problem: Problem,
  wanted: readonly Commit[],
  explanation: { rules: readonly string[]; commits: readonly Commit[] },
): void {
  const possible = (rules: readonly string[], commits: readonly Commit[]): boolean => {
    const solutions = allSolutions(
      problem,
      problem.rules.filter((rule) => rules.includes(rule.name)),
    );
    return withCommits(solutions, [...commits, ...wanted]).length > 0;
  };
  const { rules, commits } = explanation;
  expect(possible(rules, commits)).toBe(false);
  for (const rule of rules)
    expect(
      possible(
        rules.filter((other) => other !== rule),
        commits,
      ),
    ).toBe(true);
  for (const commit of commits)
    expect(
      possible(
        rules,
        commits.filter((other) => other !== commit),
      ),
    ).toBe(true);
}

describe.each(encodings)('on small problems, with %s,', (_, options) => {
  it('completion, states and bounds are those of trying every assignment', () => {
    fc.assert(
      fc.property(problemAndCommits(4), ([problem, lists]) => {
        withKernel(problem, options, (kernel) => {
          for (const commits of lists) expectEvaluation(kernel, problem, commits);
        });
      }),
      runs(120),
    );
  });

  it('preferences are satisfied lexicographically', () => {
    const asked = smallProblem.chain((problem) =>
      fc.tuple(
        fc.constant(problem),
        fc.array(fc.tuple(commitsFor(problem.fields), preferencesFor(problem.fields)), { minLength: 3 }),
      ),
    );
    fc.assert(
      fc.property(asked, ([problem, questions]) => {
        const solutions = allSolutions(problem);
        withKernel(problem, options, (kernel) => {
          for (const [commits, preferences] of questions) {
            const [best] = withPreferences(solutions, commits, preferences);
            if (!best) continue;
            const { assignment, states, bounds } = kernel.evaluate(commits, undefined, preferences);
            expect(Object.fromEntries(assignment)).toEqual(Object.fromEntries(best));
            // Preferring the values of an answer gives the same answer, and changes no state.
            const repeated = [...assignment].map(([field, value]) => ({ field, values: [value] }));
            expect(kernel.evaluate(commits, [], repeated).assignment).toEqual(assignment);
            expect({ states, bounds }).toEqual(pick(kernel.evaluate(commits)));
          }
        });
      }),
      runs(80),
    );
  });

  it('changes have the least cost, alternatives are complete, explanations are minimal', () => {
    fc.assert(
      fc.property(problemAndCommits(3), ([problem, [commits = [], ...requests]]) => {
        const solutions = allSolutions(problem);
        withKernel(problem, options, (kernel) => {
          for (const wanted of requests) {
            const outcome = kernel.check(commits, wanted);
            const expected = alternativesOf(problem, solutions, commits, wanted);
            const { alternatives } = kernel.alternatives(commits, wanted, 100);
            if (expected.length === 0) {
              expect(outcome.kind).toBe('impossible');
              expect(alternatives).toEqual([]);
            } else if (expected[0]?.length === 0) {
              expect(outcome).toEqual({ kind: 'consistent' });
              expect(alternatives).toEqual([]);
            } else {
              expect(outcome).toMatchObject({ kind: 'conflict', changes: expected[0] });
              expect(alternatives).toEqual(expected);
            }
            if (outcome.kind !== 'consistent') expectExplanation(problem, wanted, outcome.explanation);
          }
        });
      }),
      runs(120),
    );
  });
});
