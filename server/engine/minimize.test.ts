/** The optimum against trying every assignment. */
import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import { createEngine, type LocalEngine } from './create-engine.ts';
import { InconsistentCommits } from './engine-port.ts';
import { distanceGoal, type Goal, withGoals } from './goals.ts';
import { type GoalRange, leastOf, minimize } from './minimize.ts';
import type { Field, Problem, Term } from './problem.ts';
import { allSolutions, type Solution, withCommits } from './testing/brute-force.ts';
import { commitsFor, smallProblem } from './testing/random-problem.ts';

const engines: LocalEngine[] = [];
async function engineOf(problem: Problem): Promise<LocalEngine> {
  const engine = await createEngine(problem);
  engines.push(engine);
  return engine;
}
afterEach(() => {
  for (const engine of engines.splice(0)) engine.dispose();
});

function rangeOf(problem: Problem, name: string): GoalRange {
  const field = problem.fields.find((candidate) => candidate.name === name);
  if (field?.kind !== 'integer') throw new Error(`No goal ${name}`);
  return field;
}

function sumOf(terms: readonly Term[], solution: Solution): number {
  return terms.reduce((sum, term) => {
    const value = solution.get(term.field) ?? '';
    return sum + (term.kind === 'integer' ? term.factor * Number(value) : (term.weights[value] ?? 0));
  }, 0);
}

/** Also of large amounts, which make a goal's field wide. */
const termFor = (field: Field): fc.Arbitrary<Term> =>
  field.kind === 'integer'
    ? fc.integer({ min: -500, max: 500 }).map((factor) => ({ kind: 'integer', field: field.name, factor }))
    : fc
        .tuple(
          ...field.values.map(() => fc.oneof(fc.integer({ min: -3, max: 9 }), fc.integer({ max: 90_000 }))),
        )
        .map((weights) => ({
          kind: 'weight',
          field: field.name,
          weights: Object.fromEntries(field.values.map((value, i) => [value, (weights[i] ?? 0) % 90_001])),
        }));

const goalFor = (name: string, fields: readonly Field[]): fc.Arbitrary<Goal> =>
  fc
    .subarray([...fields], { minLength: 1 })
    .chain((used) => fc.tuple(...used.map(termFor)).map((terms) => ({ name, terms })));

const samples = smallProblem.chain((problem) =>
  fc.record({
    problem: fc.constant(problem),
    commits: commitsFor(problem.fields),
    price: goalFor('#price', problem.fields),
    weight: goalFor('#weight', problem.fields),
    /** Where between the smallest and the largest price the limit is. */
    share: fc.double({ min: -0.1, max: 1.1, noNaN: true }),
  }),
);

describe('minimize', () => {
  it('finds the same optimum as trying every assignment, with and without a limit', async () => {
    let compared = 0;
    let limited = 0;
    await fc.assert(
      fc.asyncProperty(samples, async ({ problem, commits, price, weight, share }) => {
        const plain = allSolutions(problem);
        const possible = withCommits(plain, commits);
        const whole = withGoals(problem, [price, weight]);
        const engine = await engineOf(whole);
        const [byPrice, byWeight] = [rangeOf(whole, '#price'), rangeOf(whole, '#weight')];
        if (possible.length === 0) {
          expect(() => minimize(engine.sync, commits, byPrice)).toThrow(InconsistentCommits);
          return;
        }
        const prices = possible.map((solution) => sumOf(price.terms, solution));
        const [least, most] = [Math.min(...prices), Math.max(...prices)];
        expect(leastOf(engine.sync, commits, byPrice)).toEqual({ value: least, exact: true });
        const best = possible.find((solution) => sumOf(price.terms, solution) === least);
        const cheapest = minimize(engine.sync, commits, byPrice);
        expect(cheapest.kind === 'found' && named(cheapest.assignment, problem)).toEqual([...(best ?? [])]);
        compared += 1;

        const limit = Math.round(least + share * (most - least));
        const within = possible.filter((solution) => sumOf(price.terms, solution) <= limit);
        const limits = [{ goal: byPrice, most: limit }];
        const lightest = minimize(engine.sync, commits, byWeight, limits);
        if (within.length === 0) {
          expect(lightest).toEqual({ kind: 'none' });
          return;
        }
        const lightestOf = Math.min(...within.map((solution) => sumOf(weight.terms, solution)));
        const wanted = within.find((solution) => sumOf(weight.terms, solution) === lightestOf);
        expect(lightest.kind === 'found' && lightest.least).toEqual({ value: lightestOf, exact: true });
        expect(lightest.kind === 'found' && named(lightest.assignment, problem)).toEqual([...(wanted ?? [])]);
        limited += within.length < possible.length ? 1 : 0;
      }),
      { numRuns: 250 },
    );
    expect(compared).toBeGreaterThan(100);
    expect(limited).toBeGreaterThan(20);
  });

  it('finds the solution closest to another one', async () => {
    let compared = 0;
    await fc.assert(
      fc.asyncProperty(samples, fc.nat(), async ({ problem, commits, price, share }, pick) => {
        const all = allSolutions(problem);
        const possible = withCommits(all, commits);
        if (possible.length === 0) return;
        const had = all[pick % all.length] ?? new Map<string, string>();
        const { problem: flagged, goal } = distanceGoal('#distance', problem, had);
        const whole = withGoals(flagged, [price, goal]);
        const engine = await engineOf(whole);
        const prices = possible.map((solution) => sumOf(price.terms, solution));
        const limit = Math.round(Math.min(...prices) + share * (Math.max(...prices) - Math.min(...prices)));
        const found = minimize(engine.sync, commits, rangeOf(whole, '#distance'), [
          { goal: rangeOf(whole, '#price'), most: limit },
        ]);
        const distances = possible
          .filter((solution) => sumOf(price.terms, solution) <= limit)
          .map((solution) => [...had].filter(([name, value]) => solution.get(name) !== value).length);
        if (distances.length === 0) expect(found).toEqual({ kind: 'none' });
        else {
          expect(found.kind === 'found' && found.least).toEqual({
            value: Math.min(...distances),
            exact: true,
          });
          if (found.kind === 'found') {
            const moved = [...had].filter(([name, value]) => found.assignment.get(name) !== value);
            expect(moved.length).toBe(Math.min(...distances));
          }
        }
        compared += 1;
      }),
      { numRuns: 120 },
    );
    expect(compared).toBeGreaterThan(40);
  });
});

describe('a problem with goals', () => {
  it('has the same other answers as one without', async () => {
    await fc.assert(
      fc.asyncProperty(samples, async ({ problem, commits, price, weight }) => {
        if (withCommits(allSolutions(problem), commits).length === 0) return;
        const names = problem.fields.map(({ name }) => name);
        const [plain, whole] = [await engineOf(problem), await engineOf(withGoals(problem, [price, weight]))];
        const [a, b] = [await plain.evaluate(commits, names), await whole.evaluate(commits, names)];
        expect(named(b.assignment, problem)).toEqual(named(a.assignment, problem));
        expect(b.states).toEqual(a.states);
      }),
      { numRuns: 40 },
    );
  });
});

describe('a conflict budget that is too small', () => {
  it('marks the optimum as inexact', async () => {
    // Twenty numbers, and sums that must not be multiples of seven: hard to prove, easy to find.
    const names = Array.from({ length: 24 }, (_, i) => `n${i}`);
    const weights = names.map((_, i) => 1_003 + ((i * 7_919) % 2_003));
    const problem: Problem = {
      fields: names.map((name): Field => ({
        kind: 'enumerated',
        name,
        values: ['0', '1'],
        preference: ['1'],
      })),
      rules: [
        {
          name: 'enough',
          kind: 'formula',
          formula: {
            op: 'linear',
            terms: names.map((field, i) => ({ kind: 'weight', field, weights: { 1: weights[i] ?? 0 } })),
            relation: '=',
            bound: weights.filter((_, i) => i % 2 === 0).reduce((a, b) => a + b, 0),
          },
        },
      ],
    };
    const goal: Goal = {
      name: '#cost',
      terms: names.map((field, i) => ({
        kind: 'weight',
        field,
        weights: { 1: 500 + ((i * 4_451) % 1_777) },
      })),
    };
    const whole = withGoals(problem, [goal]);
    const engine = await createEngine(whole, { conflictsPerQuestion: 1 });
    engines.push(engine);
    const found = minimize(engine.sync, [], rangeOf(whole, '#cost'));
    expect(found.kind === 'found' && found.least.exact).toBe(false);
    const solution = found.kind === 'found' ? found.assignment : new Map<string, string>();
    expect(sumOf(goal.terms, solution)).toBe(found.kind === 'found' ? found.least.value : 0);
  });
});

function named(assignment: ReadonlyMap<string, string>, { fields }: Problem): [string, string][] {
  return fields.map(({ name }) => [name, assignment.get(name) ?? '']);
}
