/** Problems too hard to be solved: every question ends all the same, and says what it does not know. */
import { setImmediate } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { loadCadicalSolver } from './sat/cadical-solver.ts';
import { createEngine } from './create-engine.ts';
import { EngineTimeout } from './engine-errors.ts';
import type { Commit, Evaluation } from './engine-port.ts';
import { Kernel, type KernelOptions } from './kernel.ts';
import { pigeons } from './testing/pigeons.ts';
import { satisfies } from './testing/brute-force.ts';

const factory = await loadCadicalSolver();
const COUNT = 14;
const avoided = pigeons(COUNT, 'avoided');
const preferred = pigeons(COUNT, 'preferred');
const small: KernelOptions = { conflictBudget: 60, partBudget: 400, lessons: 40 };

const yes = (field: string): Commit => ({ field, value: 'yes' });

function stateOf({ states }: Evaluation, field: string, value: string): string | undefined {
  return states.get(field)?.get(value);
}

describe('a problem with a part that is too hard', () => {
  it('leaves values unknown, and what does not need the hard part exact', () => {
    const kernel = new Kernel(avoided, factory, small);
    const evaluation = kernel.evaluate([yes('wet')]);
    expect(evaluation.exact).toBeUndefined();
    expect(stateOf(evaluation, 'cold', 'yes')).toBe('undecided');
    expect(stateOf(evaluation, 'crowd', 'yes')).toBe('undecided');
    expect(stateOf(evaluation, 'dry', 'yes')).toBe('conflicting');
    expect(stateOf(evaluation, 'pigeon_3', 'hole_5')).toBe('free');
    kernel.dispose();
  });

  it('has a completion that keeps the rules, the same every time, and not called the preferred one', () => {
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

  it('gives a way out that works, and does not call it the smallest', () => {
    const kernel = new Kernel(avoided, factory, small);
    const commits = [yes('wet'), { field: 'pigeon_2', value: 'hole_2' }];
    // `wet` has to move for the weather alone.
    expect(kernel.check(commits, [yes('dry'), yes('cold')])).toMatchObject({
      kind: 'conflict',
      changes: [{ field: 'wet', from: 'yes', to: 'no' }],
    });
    // Here moving `dry` alone is not enough, but nobody can see that.
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

  it('explains with more than is needed, and says so', () => {
    const kernel = new Kernel(avoided, factory, small);
    const outcome = kernel.check([yes('dry'), yes('cold')], [yes('wet')]);
    expect(outcome).toMatchObject({
      explanation: { commits: [yes('dry'), yes('cold')], rules: ['weather'], exact: false },
    });
    kernel.dispose();
  });

  it('refuses to guess whether something fits', () => {
    const kernel = new Kernel(avoided, factory, small);
    expect(() => kernel.check([yes('wet')], [yes('cold')])).toThrow(EngineTimeout);
    expect(() => kernel.alternatives([yes('wet')], [yes('cold')], 3)).toThrow(EngineTimeout);
    expect(() => kernel.evaluate([yes('wet'), yes('cold')])).toThrow(EngineTimeout);
    // And is none the worse for it.
    expect(kernel.check([yes('wet')], [yes('dry')])).toMatchObject({
      kind: 'conflict',
      changes: [{ field: 'wet', from: 'yes', to: 'no' }],
    });
    kernel.dispose();
  });

  it('is not warmed up for longer than it is worth', async () => {
    const engine = await createEngine(preferred, { ...small, pause: setImmediate });
    await engine.warm;
    expect((await engine.evaluate([], [])).exact).toBe(false);
    engine.dispose();
  });

  it('ends with the budgets of every day, too', { timeout: 60_000 }, () => {
    const kernel = new Kernel(avoided, factory);
    const begin = process.cpuUsage();
    expect(() => kernel.check([yes('wet')], [yes('cold')])).toThrow(EngineTimeout);
    expect(kernel.check([yes('dry'), yes('cold')], [yes('wet')])).toMatchObject({ exact: false });
    const { user, system } = process.cpuUsage(begin);
    expect((user + system) / 1_000_000).toBeLessThan(20);
    kernel.dispose();
  });
});
