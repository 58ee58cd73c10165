/** A kernel that starts from the snapshot of another one: the same answers with fewer questions. */
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadCadicalSolver } from './sat/cadical-solver.ts';
import { DEFAULT_LIMITS } from './encode/compile-problem.ts';
import { InconsistentCommits } from './engine-port.ts';
import { InvalidSnapshot } from './engine-errors.ts';
import { Kernel } from './kernel.ts';
import type { KernelOptions } from './kernel-parts.ts';
import { FREE } from './states/state-cache.ts';
import type { Field, Problem } from './problem.ts';
import type { SatSolverFactory } from './sat/sat-solver.ts';
import type { Snapshot } from './snapshot.ts';
import { commitsFor, smallProblem } from './testing/random-problem.ts';
import { warmUp } from './warm-up.ts';

let factory: SatSolverFactory;
const kernels: Kernel[] = [];
beforeAll(async () => {
  factory = await loadCadicalSolver();
});
afterAll(() => {
  for (const kernel of kernels) kernel.dispose();
});

function kernelOf(problem: Problem, options: KernelOptions = {}): Kernel {
  const kernel = new Kernel(problem, factory, options);
  kernels.push(kernel);
  return kernel;
}

function warmSnapshot(problem: Problem, limits = DEFAULT_LIMITS): Snapshot | undefined {
  const kernel = kernelOf(problem, { limits });
  for (const _ of warmUp(kernel, problem));
  return kernel.snapshot();
}

/** What a function returns or the message of what it throws, for comparison. */
function outcome<T>(compute: () => T): T | string {
  try {
    return compute();
  } catch (error) {
    if (error instanceof InconsistentCommits) return JSON.stringify(error.explanation);
    throw error;
  }
}

const letters = Array.from({ length: 6 }, (_, i) => String.fromCharCode(97 + i));
const fields: Field[] = letters.map((name) => ({
  kind: 'enumerated',
  name,
  values: ['1', '2', '3'],
  preference: ['3'],
}));
const ring: Problem = {
  fields: [...fields, { kind: 'integer', name: 'sum', min: 0, max: 4_000, preferred: 0 }],
  rules: [
    ...letters.map((name, i) => ({
      name: `${name} differs from the next`,
      kind: 'table' as const,
      fields: [name, letters[(i + 1) % 6] ?? ''],
      rows: ['12', '13', '21', '23', '32'].map((row) => [...row]),
    })),
    {
      name: 'sum',
      kind: 'formula',
      formula: {
        op: 'linear',
        terms: [
          ...letters.map((field) => ({
            kind: 'weight' as const,
            field,
            weights: { 1: 100, 2: 250, 3: 600 },
          })),
          { kind: 'integer', field: 'sum', factor: -1 },
        ],
        relation: '<=',
        bound: 0,
      },
    },
  ],
};

function snapshotOfRing(): Snapshot {
  const snapshot = warmSnapshot(ring);
  if (!snapshot) throw new Error('The ring has solutions.');
  return snapshot;
}

describe('a kernel with a snapshot', () => {
  it.each([200, 2])(
    'answers like one without, on arbitrary problems (up to %i values enumerated)',
    (enumerable) => {
      const limits = { ...DEFAULT_LIMITS, enumerable };
      const asked = smallProblem.chain((problem) =>
        fc.tuple(fc.constant(problem), commitsFor(problem.fields), commitsFor(problem.fields)),
      );
      let compared = 0;
      fc.assert(
        fc.property(asked, ([problem, commits, others]) => {
          const snapshot = warmSnapshot(problem, limits);
          if (!snapshot) return;
          compared += 1;
          const fresh = kernelOf(problem, { limits });
          const restored = kernelOf(problem, { limits, snapshot });
          const wanted = others.filter(({ field }) => commits.every((commit) => commit.field !== field));
          for (const compute of [
            (kernel: Kernel) => kernel.evaluate([]),
            (kernel: Kernel) => kernel.evaluate(commits),
            (kernel: Kernel) => kernel.check(commits, wanted),
            (kernel: Kernel) => kernel.alternatives(commits, wanted, 3),
          ])
            expect(outcome(() => compute(restored))).toEqual(outcome(() => compute(fresh)));
        }),
        { numRuns: 300 },
      );
      expect(compared).toBeGreaterThan(100);
    },
  );

  it('has the states and ranges without asking the solver', () => {
    const snapshot = snapshotOfRing();
    expect(new Set(snapshot.states)).toEqual(new Set([FREE]));
    const restored = kernelOf(ring, { snapshot });
    expect(restored.evaluate([])).toEqual(kernelOf(ring).evaluate([]));
    expect(restored.evaluate([]).bounds.get('sum')).toEqual({ min: 1050, max: 4_000 });
    expect(restored.questions).toBe(0);
  });

  it('gives the same snapshot again', () => {
    const snapshot = snapshotOfRing();
    const restored = kernelOf(ring, { snapshot }).snapshot();
    expect(restored?.clauses).toEqual(snapshot.clauses);
    expect(restored?.states).toEqual(snapshot.states);
    expect(restored?.bounds).toEqual(snapshot.bounds);
    expect(restored?.completion).toEqual(snapshot.completion);
  });

  it('has none for a problem without a solution', () => {
    const never = { name: 'never', kind: 'formula', formula: { op: 'or', args: [] } } as const;
    expect(warmSnapshot({ ...ring, rules: [...ring.rules, never] })).toBeUndefined();
  });
});

describe('a snapshot that is not of the problem', () => {
  const altered = (array: Int32Array, place: number, value: number): Int32Array => {
    const copy = array.slice();
    copy[place] = value;
    return copy;
  };
  const spoilt: readonly (readonly [string, (snapshot: Snapshot) => Partial<Snapshot>])[] = [
    ['has fewer states', ({ states }) => ({ states: states.slice(1) })],
    ['has a state that is none', ({ states }) => ({ states: states.map(() => 9) })],
    [
      'has a completion with a value that is none',
      ({ completion }) => ({ completion: altered(completion, 0, 3) }),
    ],
    ['has a completion that violates a rule', ({ completion }) => ({ completion: completion.map(() => 0) })],
    ['has half a solution', ({ solutions }) => ({ solutions: solutions.slice(1) })],
    ['has a range of a field without one', ({ bounds }) => ({ bounds: altered(bounds, 0, 0) })],
    [
      'has a literal that is none',
      ({ clauses }) => ({ clauses: { ...clauses, literals: altered(clauses.literals, 3, 0) } }),
    ],
    [
      'has a literal beyond its variables',
      ({ clauses }) => ({ clauses: { ...clauses, literals: altered(clauses.literals, 3, 99_999) } }),
    ],
    [
      'lacks clauses',
      ({ clauses }) => ({ clauses: { ...clauses, literals: clauses.literals.slice(0, -1) } }),
    ],
  ];
  it.each(spoilt)('is refused: it %s', (_, spoil) => {
    const snapshot = snapshotOfRing();
    expect(() => kernelOf(ring, { snapshot: { ...snapshot, ...spoil(snapshot) } })).toThrow(InvalidSnapshot);
  });
});
