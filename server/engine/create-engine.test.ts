/** The port of the engine, on a problem small enough to check by hand. */
import { afterAll, describe, expect, it } from 'vitest';
import { SolverHeap } from './sat/cadical-solver.ts';
import { type Engine, createEngine } from './create-engine.ts';
import { InconsistentCommits, UnknownValue } from './engine-port.ts';
import { InvalidProblem } from './engine-errors.ts';
import type { Field, Problem } from './problem.ts';

const choice = (name: string, values: string[], preference: string[] = []): Field => ({
  kind: 'enumerated',
  name,
  values,
  preference,
});

/** Disc brakes need a frame with a disc mount; a load of more than 120 kg needs the steel frame, which has none. */
const bike: Problem = {
  fields: [
    choice('frame', ['steel', 'alu', 'carbon'], ['alu']),
    choice('brake', ['rim', 'disc', 'drum'], ['disc']),
    { kind: 'integer', name: 'load', min: 50, max: 150, preferred: 90 },
    { kind: 'integer', name: 'budget', min: 0, max: 5000, preferred: 1000 },
  ],
  rules: [
    {
      name: 'mounts',
      kind: 'table',
      fields: ['frame', 'brake'],
      rows: [
        ['steel', 'rim'],
        ['alu', 'rim'],
        ['alu', 'disc'],
        ['carbon', 'disc'],
      ],
    },
    {
      name: 'strength',
      kind: 'formula',
      formula: {
        op: 'linear',
        terms: [
          { kind: 'integer', field: 'load', factor: -1 },
          { kind: 'weight', field: 'frame', weights: { steel: 150, alu: 120, carbon: 100 } },
        ],
        relation: '>=',
        bound: 0,
      },
    },
    {
      name: 'price',
      kind: 'formula',
      formula: {
        op: 'linear',
        terms: [
          { kind: 'integer', field: 'budget', factor: 1 },
          { kind: 'weight', field: 'frame', weights: { steel: -300, alu: -600, carbon: -2000 } },
          { kind: 'weight', field: 'brake', weights: { rim: -50, disc: -250 } },
        ],
        relation: '>=',
        bound: 0,
      },
    },
  ],
};

const engines: Engine[] = [];
async function engineFor(problem: Problem): Promise<Engine> {
  const engine = await createEngine(problem);
  engines.push(engine);
  return engine;
}
afterAll(() => {
  for (const engine of engines) engine.dispose();
});

describe('evaluate', () => {
  it('completes with preferred values and decides the state of every value', async () => {
    const engine = await engineFor(bike);
    const { assignment, states, bounds } = await engine.evaluate([]);
    expect(Object.fromEntries(assignment)).toEqual({
      frame: 'alu',
      brake: 'disc',
      load: '90',
      budget: '1000',
    });
    expect(Object.fromEntries(states.get('brake') ?? [])).toEqual({
      rim: 'free',
      disc: 'free',
      drum: 'impossible',
    });
    expect(states.has('budget')).toBe(false);
    expect(bounds.get('budget')).toEqual({ min: 350, max: 5000 });
    expect(bounds.get('load')).toEqual({ min: 50, max: 150 });
  });

  it('decides the states of a committed field under the other commits', async () => {
    const engine = await engineFor(bike);
    const { states, bounds } = await engine.evaluate([
      { field: 'brake', value: 'disc' },
      { field: 'frame', value: 'carbon' },
    ]);
    expect(Object.fromEntries(states.get('frame') ?? [])).toEqual({
      steel: 'conflicting',
      alu: 'free',
      carbon: 'free',
    });
    expect(Object.fromEntries(states.get('brake') ?? [])).toEqual({
      rim: 'conflicting',
      disc: 'free',
      drum: 'impossible',
    });
    expect(bounds.get('load')).toEqual({ min: 50, max: 100 });
    expect(bounds.get('budget')).toEqual({ min: 2250, max: 5000 });
  });

  it('answers states of the fields in view, and the whole assignment', async () => {
    const engine = await engineFor(bike);
    const { assignment, states, bounds } = await engine.evaluate([], ['brake']);
    expect([...states.keys()]).toEqual(['brake']);
    expect(bounds.size).toBe(0);
    expect(assignment.size).toBe(4);
  });

  it('bounds a wide integer by the range of another one', async () => {
    const number = (name: string): Field => ({ kind: 'integer', name, min: 0, max: 900, preferred: 100 });
    const engine = await engineFor({
      fields: [number('length'), number('width')],
      rules: [
        {
          name: 'not wider than long',
          kind: 'formula',
          formula: {
            op: 'linear',
            terms: [
              { kind: 'integer', field: 'width', factor: 1 },
              { kind: 'integer', field: 'length', factor: -1 },
            ],
            relation: '<=',
            bound: 0,
          },
        },
      ],
    });
    const { bounds } = await engine.evaluate([]);
    expect(bounds.get('width')).toEqual({ min: 0, max: 900 });
    expect(bounds.get('length')).toEqual({ min: 0, max: 900 });
    const { bounds: later } = await engine.evaluate([{ field: 'length', value: '300' }]);
    expect(later.get('width')).toEqual({ min: 0, max: 300 });
  });

  it('throws for inconsistent commits, with an explanation', async () => {
    const engine = await engineFor(bike);
    const commits = [
      { field: 'budget', value: '700' },
      { field: 'brake', value: 'disc' },
      { field: 'load', value: '130' },
    ];
    const error = await engine.evaluate(commits).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(InconsistentCommits);
    expect((error as InconsistentCommits).explanation).toEqual({
      rules: ['mounts', 'strength'],
      commits: commits.slice(1),
    });
  });

  it.each([
    [[{ field: 'bell', value: 'loud' }]],
    [[{ field: 'frame', value: 'bamboo' }]],
    [[{ field: 'frame', value: '__proto__' }]],
    [[{ field: 'load', value: '90.5' }]],
    [[{ field: 'load', value: '1e2' }]],
    [[{ field: 'load', value: '151' }]],
    [[{ field: 'budget', value: '007' }]],
    [[{ field: 'budget', value: '-1' }]],
    [
      [
        { field: 'frame', value: 'alu' },
        { field: 'frame', value: 'steel' },
      ],
    ],
  ])('throws for the unknown value in %j', async (commits) => {
    const engine = await engineFor(bike);
    await expect(engine.evaluate(commits)).rejects.toThrow(UnknownValue);
    await expect(engine.check([], commits)).rejects.toThrow(UnknownValue);
  });
});

describe('check and alternatives', () => {
  const commits = [
    { field: 'brake', value: 'disc' },
    { field: 'load', value: '80' },
  ];

  it('accepts consistent values, and replaces the commit of the same field', async () => {
    const engine = await engineFor(bike);
    expect(await engine.check(commits, [{ field: 'frame', value: 'carbon' }])).toEqual({
      kind: 'consistent',
    });
    expect(await engine.check(commits, [{ field: 'brake', value: 'rim' }])).toEqual({ kind: 'consistent' });
    expect(await engine.alternatives(commits, [{ field: 'brake', value: 'rim' }], 3)).toEqual({
      alternatives: [],
    });
  });

  it('changes as little as possible and explains the conflict', async () => {
    const engine = await engineFor(bike);
    expect(await engine.check(commits, [{ field: 'frame', value: 'steel' }])).toEqual({
      kind: 'conflict',
      changes: [{ field: 'brake', from: 'disc', to: 'rim' }],
      explanation: { rules: ['mounts'], commits: [{ field: 'brake', value: 'disc' }] },
    });
  });

  it('keeps the older commit', async () => {
    const engine = await engineFor(bike);
    const cheapDisc = [
      { field: 'frame', value: 'alu' },
      { field: 'brake', value: 'disc' },
    ];
    const wanted = [{ field: 'budget', value: '700' }];
    expect(await engine.alternatives(cheapDisc, wanted, 3)).toEqual({
      alternatives: [[{ field: 'brake', from: 'disc', to: 'rim' }]],
    });
    expect(
      await engine.alternatives([{ field: 'load', value: '130' }], [{ field: 'brake', value: 'disc' }], 3),
    ).toEqual({ alternatives: [[{ field: 'load', from: '130', to: '90' }]] });
  });

  it('finds a value impossible', async () => {
    const engine = await engineFor(bike);
    expect(await engine.check(commits, [{ field: 'brake', value: 'drum' }])).toEqual({
      kind: 'impossible',
      explanation: { rules: ['mounts'], commits: [] },
    });
    expect(await engine.alternatives(commits, [{ field: 'brake', value: 'drum' }], 3)).toEqual({
      alternatives: [],
    });
  });
});

describe('an invalid problem', () => {
  it('is refused with the rule and the name', async () => {
    const rule = (formula: Problem['rules'][number] & { kind: 'formula' }): Problem => ({
      ...bike,
      rules: [formula],
    });
    await expect(
      createEngine(
        rule({ name: 'r', kind: 'formula', formula: { op: 'in', field: 'bell', values: ['loud'] } }),
      ),
    ).rejects.toThrow(new InvalidProblem('Rule r refers to field bell, which does not exist.'));
    await expect(
      createEngine(
        rule({ name: 'r', kind: 'formula', formula: { op: 'in', field: 'frame', values: ['bamboo'] } }),
      ),
    ).rejects.toThrow(new InvalidProblem('Rule r names value bamboo, which field frame lacks.'));
  });

  it('with inconsistent rules names them', async () => {
    const engine = await engineFor({
      ...bike,
      rules: [
        ...bike.rules,
        { name: 'only carbon', kind: 'formula', formula: { op: 'in', field: 'frame', values: ['carbon'] } },
        { name: 'rim brakes', kind: 'formula', formula: { op: 'in', field: 'brake', values: ['rim'] } },
      ],
    });
    const error = await engine.evaluate([]).catch((reason: unknown) => reason);
    expect((error as InconsistentCommits).explanation).toEqual({
      rules: ['mounts', 'only carbon', 'rim brakes'],
      commits: [],
    });
  });
});

describe('the memory of the solvers', () => {
  it('is freed without changing the answers', async () => {
    const engine = await createEngine(bike);
    engines.push(engine);
    const ask = () => engine.check([{ field: 'load', value: '140' }], [{ field: 'brake', value: 'disc' }]);
    const before = await ask();
    expect(before.kind).toBe('conflict');
    await engine.renewSolver();
    expect(await ask()).toEqual(before);
    expect(await engine.evaluate([])).toEqual(await (await engineFor(bike)).evaluate([]));
  });

  it('grows with the clauses, and is renewed', async () => {
    const heap = await SolverHeap.open();
    const fresh = heap.size;
    const solver = heap.create();
    for (let i = 1; i < 400_000; i += 1) solver.addClause([i, i + 1, -(i + 2)]);
    expect(solver.solve([-1, 3])).toBe('satisfiable');
    expect(heap.size).toBeGreaterThan(2 * fresh);
    await heap.renew(() => {
      solver.dispose();
    });
    expect(heap.size).toBe(fresh);
    const next = heap.create();
    next.addClause([1]);
    expect(next.solve([-1])).toBe('unsatisfiable');
    next.dispose();
  });
});
