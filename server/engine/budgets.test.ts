/** Problems too hard for the solver: every question ends within its budget and marks what is undecided. */
import { setImmediate } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { loadCadicalSolver } from './sat/cadical-solver.ts';
import { createEngine } from './create-engine.ts';
import { EngineTimeout } from './engine-errors.ts';
import type { Commit, Evaluation } from './engine-port.ts';
import { Kernel } from './kernel.ts';
import type { KernelOptions } from './kernel-parts.ts';
import { pigeons } from './testing/pigeons.ts';
import { satisfies } from './testing/brute-force.ts';

const factory = await loadCadicalSolver();
const COUNT = 14;
const avoided = pigeons(COUNT, 'avoided');
const preferred = pigeons(COUNT, 'preferred');
const small: KernelOptions = { conflictsPerQuestion: 60, conflictsPerPart: 400, learnedPerCompletion: 40 };

const yes = (field: string): Commit => ({ field, value: 'yes' });

function stateOf({ states }: Evaluation, field: string, value: string): string | undefined {
  return states.get(field)?.get(value);
}

describe('a problem with a part that is too hard', () => {
  it('leaves values of the hard part undecided, and answers for the others exactly', () => {
    const kernel = new Kernel(avoided, factory, small);
    const evaluation = kernel.evaluate([yes('wet')]);
    expect(evaluation.exact).toBeUndefined();
    expect(stateOf(evaluation, 'cold', 'yes')).toBe('undecided');
    expect(stateOf(evaluation, 'crowd', 'yes')).toBe('undecided');
    expect(stateOf(evaluation, 'dry', 'yes')).toBe('conflicting');
    expect(stateOf(evaluation, 'pigeon_3', 'hole_5')).toBe('free');
    kernel.dispose();
  });

  it('has a completion that satisfies the rules, the same every time, marked as inexact', () => {
    const kernel = new Kernel(preferred, factory, small);
    const first = kernel.evaluate([yes('wet')], []);
    expect(first.exact).toBe(false);
    expect(preferred.rules.filter((rule) => !satisfies(rule, first.assignment))).toEqual([]);
    expect(first.assignment.get('wet')).toBe('yes');
    const another = new Kernel(preferred, factory, small);
    another.evaluate([yes('dry')], ['pigeon_1']);
    another.evaluate([], ['wet']);
    expect(another.evaluate([yes('wet')], [])).toEqual(first);
    expect(another.snapshot()).toBeUndefined();
    kernel.dispose();
    another.dispose();
  });

  it('gives an alternative that resolves the conflict, marked as inexact', () => {
    const kernel = new Kernel(avoided, factory, small);
    const commits = [yes('wet'), { field: 'pigeon_2', value: 'hole_2' }];
    // `wet` has to change for the rule `weather` alone.
    expect(kernel.check(commits, [yes('dry'), yes('cold')])).toMatchObject({
      kind: 'conflict',
      changes: [{ field: 'wet', from: 'yes', to: 'no' }],
    });
    // Here changing `dry` alone is not enough, but that is undecided.
    const outcome = kernel.check([yes('dry'), yes('cold')], [yes('wet')]);
    expect(outcome).toMatchObject({
      kind: 'conflict',
      exact: false,
      changes: [
        { field: 'dry', from: 'yes', to: 'no' },
        { field: 'cold', from: 'yes', to: 'no' },
      ],
    });
    expect(kernel.alternatives([yes('dry'), yes('cold')], [yes('wet')], 3)).toEqual({
      alternatives: [outcome.kind === 'conflict' ? outcome.changes : []],
      exact: false,
    });
    kernel.dispose();
  });

  it('gives an explanation that is not minimal, marked as inexact', () => {
    const kernel = new Kernel(avoided, factory, small);
    const outcome = kernel.check([yes('dry'), yes('cold')], [yes('wet')]);
    expect(outcome).toMatchObject({
      explanation: { commits: [yes('dry'), yes('cold')], rules: ['weather'], exact: false },
    });
    kernel.dispose();
  });

  it('throws a timeout when consistency is undecided', () => {
    const kernel = new Kernel(avoided, factory, small);
    expect(() => kernel.check([yes('wet')], [yes('cold')])).toThrow(EngineTimeout);
    expect(() => kernel.alternatives([yes('wet')], [yes('cold')], 3)).toThrow(EngineTimeout);
    expect(() => kernel.evaluate([yes('wet'), yes('cold')])).toThrow(EngineTimeout);
    // The next question is not affected.
    expect(kernel.check([yes('wet')], [yes('dry')])).toMatchObject({
      kind: 'conflict',
      changes: [{ field: 'wet', from: 'yes', to: 'no' }],
    });
    kernel.dispose();
  });

  it('ends its warm-up when a budget is spent', async () => {
    const engine = await createEngine(preferred, { ...small, pause: setImmediate });
    await engine.warm;
    expect((await engine.evaluate([], [])).exact).toBe(false);
    engine.dispose();
  });

  it('ends with the default budgets, too', { timeout: 60_000 }, () => {
    const kernel = new Kernel(avoided, factory);
    const begin = process.cpuUsage();
    expect(() => kernel.check([yes('wet')], [yes('cold')])).toThrow(EngineTimeout);
    expect(kernel.check([yes('dry'), yes('cold')], [yes('wet')])).toMatchObject({ exact: false });
    const { user, system } = process.cpuUsage(begin);
    expect((user + system) / 1_000_000).toBeLessThan(20);
    kernel.dispose();
  });
});
