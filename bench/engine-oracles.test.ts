/**
 * The engine on problems too large for trying every assignment: a backtracking solver that shares no code with it decides
 * the state of each value, and the invariants between the answers hold. `ENGINE_TEST_RUNS` multiplies the numbers.
 */
import { describe, expect, it } from 'vitest';
import { shippedProblem } from './engine-models.ts';
import { generateFeatureModel } from './generate-feature-model.ts';
import { generateProduct } from './generate-product.ts';
import { SeededRandom } from './seeded-random.ts';
import { loadCadicalSolver } from '#server/engine/sat/cadical-solver.ts';
import type { Commit } from '#server/engine/engine-port.ts';
import { Kernel } from '#server/engine/kernel.ts';
import type { Field, Problem } from '#server/engine/problem.ts';
import { BacktrackingSolver, SearchLimit } from '#server/engine/testing/backtracking-solver.ts';
import { satisfies, valuesOf } from '#server/engine/testing/brute-force.ts';

const factory = await loadCadicalSolver();
const scale = Number(process.env['ENGINE_TEST_RUNS'] ?? 1);
/** Beyond this many nodes the backtracking search is undecided. */
const NODE_LIMIT = 2_000;

function randomValue(field: Field, random: SeededRandom): string {
  return field.kind === 'integer' ? String(random.integer(field.min, field.max)) : random.pick(field.values);
}

/** Commits that the kernel offered as free, one after the other. */
function walk(kernel: Kernel, problem: Problem, random: SeededRandom, length: number): Commit[] {
  let commits: Commit[] = [];
  for (let i = 0; i < length; i++) {
    const field = random.pick(problem.fields);
    const states = kernel.evaluate(commits).states.get(field.name);
    const free = [...(states ?? [])].filter(([, state]) => state === 'free').map(([value]) => value);
    if (free.length === 0) continue;
    const commit = { field: field.name, value: random.pick(free) };
    commits = [...commits.filter((other) => other.field !== field.name), commit];
  }
  return commits;
}

describe('against a backtracking solver', () => {
  it('has the state that a backtracking search finds for every value', () => {
    const oracles = Math.round(50 * scale);
    let compared = 0;
    for (let seed = 1; seed <= oracles; seed++) {
      const random = new SeededRandom(seed);
      const problem = generateProduct(random.integer(10, 24), seed);
      const kernel = new Kernel(problem, factory);
      const search = new BacktrackingSolver(problem);
      const commits = walk(kernel, problem, random, 3);
      const { states } = kernel.evaluate(commits);
      for (const field of problem.fields) {
        const others = commits.filter((commit) => commit.field !== field.name);
        for (const value of valuesOf(field)) {
          const state = states.get(field.name)?.get(value);
          if (state === undefined || random.next() > 0.3) continue;
          try {
            const fits = search.solve([...others, { field: field.name, value }], NODE_LIMIT) !== undefined;
            expect([seed, field.name, value, state === 'free']).toEqual([seed, field.name, value, fits]);
            compared += 1;
          } catch (error) {
            if (!(error instanceof SearchLimit)) throw error;
          }
        }
      }
      kernel.dispose();
    }
    expect(compared).toBeGreaterThan(oracles * 20);
  });
});

/** Steps over all models, with ENGINE_TEST_RUNS=1. 100,000 take some minutes. */
const STEPS = 400;
const walked = new Map<string, () => Problem | Promise<Problem>>([
  ['the bike', () => shippedProblem('bike')],
  ['the pump', () => shippedProblem('pump')],
  ['30 fields, sums', () => generateProduct(30, 7)],
  ['100 fields, sums', () => generateProduct(100, 1)],
  ['300 features', () => generateFeatureModel(300, 1)],
]);

describe('a long walk', () => {
  it.each([...walked])(
    'over %s never reaches an inconsistent state, and every alternative leads to a consistent one',
    async (_, make) => {
      const problem = await make();
      const kernel = new Kernel(problem, factory);
      const random = new SeededRandom(11);
      let commits: Commit[] = [];
      for (let step = 0; step < Math.round((STEPS / walked.size) * scale); step++) {
        const field = random.pick(problem.fields);
        const wanted = { field: field.name, value: randomValue(field, random) };
        const kept = commits.filter((commit) => commit.field !== wanted.field);
        const outcome = kernel.check(commits, [wanted]);
        const promised = kernel.evaluate(commits, [field.name]);
        const state = promised.states.get(field.name)?.get(wanted.value);
        if (state) expect(state === 'free').toBe(outcome.kind === 'consistent');
        const { min, max } = promised.bounds.get(field.name) ?? { min: -Infinity, max: Infinity };
        if (Number(wanted.value) < min || Number(wanted.value) > max)
          expect(outcome.kind).not.toBe('consistent');
        if (outcome.kind === 'consistent') commits = [...kept, wanted];
        if (outcome.kind === 'conflict') {
          const { alternatives } = kernel.alternatives(commits, [wanted], 3);
          expect(alternatives[0]).toEqual(outcome.changes);
          const alternative = random.pick(alternatives);
          const moved = new Map(alternative.map((change) => [change.field, change.to]));
          commits = [
            ...kept.map((commit) => ({ ...commit, value: moved.get(commit.field) ?? commit.value })),
            wanted,
          ];
        }
        if (random.next() < 0.2) commits = commits.filter(() => random.next() > 0.3);
        const { assignment } = kernel.evaluate(commits, []);
        for (const commit of commits) expect(assignment.get(commit.field)).toBe(commit.value);
        const broken = problem.rules.filter((rule) => !satisfies(rule, assignment));
        expect(broken.map((rule) => rule.name)).toEqual([]);
      }
      kernel.dispose();
    },
  );
});

describe('answers', () => {
  it('depend neither on earlier questions nor on the order of commits', () => {
    const problem = generateProduct(40, 3);
    const random = new SeededRandom(5);
    const used = new Kernel(problem, factory);
    for (let round = 0; round < 8; round++) {
      const commits = walk(used, problem, random, 6);
      const fresh = new Kernel(problem, factory);
      const field = random.pick(problem.fields);
      const wanted = [{ field: field.name, value: random.pick(valuesOf(field)) }];
      expect(used.evaluate(commits)).toEqual(fresh.evaluate(commits));
      expect(used.evaluate([...commits].reverse())).toEqual(fresh.evaluate(commits));
      expect(used.check(commits, wanted)).toEqual(fresh.check(commits, wanted));
      expect(used.alternatives(commits, wanted, 3)).toEqual(fresh.alternatives(commits, wanted, 3));
      // Commit and uncommit lead back to the start.
      const before = used.evaluate(commits);
      used.check(commits, wanted);
      expect(used.evaluate(commits)).toEqual(before);
      fresh.dispose();
    }
    used.dispose();
  });
});
