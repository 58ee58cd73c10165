/** The pool with real threads: the same answers as without, and what happens when a thread is slow or dies. */
import { once } from 'node:events';
import type { Worker } from 'node:worker_threads';
import { afterEach, describe, expect, it } from 'vitest';
import { createEngine } from '#server/engine/create-engine.ts';
import { InconsistentCommits, UnknownValue, type EnginePort } from '#server/engine/engine-port.ts';
import { EngineStopped, EngineTimeout, InvalidProblem } from '#server/engine/engine-errors.ts';
import type { Problem } from '#server/engine/problem.ts';
import { EnginePool, type PoolSettings } from './engine-pool.ts';
import { bareModel, portOf } from './testing/bare-model.ts';
import { bell, pigeons } from './testing/sample-problems.ts';

const pools: EnginePool[] = [];
function poolOf(settings: Partial<PoolSettings> = {}): EnginePool {
  const pool = new EnginePool({
    entry: new URL('./engine-worker-source.mjs', import.meta.url),
    workers: 1,
    ...settings,
  });
  pools.push(pool);
  return pool;
}
async function open(pool: EnginePool, problem: Problem): Promise<EnginePort> {
  return portOf(await pool.open(bareModel(problem)));
}
afterEach(() => {
  for (const pool of pools.splice(0)) pool.close();
});

describe('an engine of the pool', () => {
  it('answers what an engine without a pool answers', async () => {
    const [pooled, plain] = await Promise.all([open(poolOf(), bell), createEngine(bell)]);
    const commits = [{ field: 'handlebar', value: 'No' }];
    const wanted = [{ field: 'bell', value: 'Yes' }];
    expect(await pooled.evaluate(commits)).toEqual(await plain.evaluate(commits));
    expect(await pooled.evaluate(commits, ['bell'])).toEqual(await plain.evaluate(commits, ['bell']));
    expect(await pooled.check(commits, wanted)).toEqual(await plain.check(commits, wanted));
    expect(await pooled.alternatives(commits, wanted, 3)).toEqual(
      await plain.alternatives(commits, wanted, 3),
    );
    plain.dispose();
  });

  it('throws the same errors', async () => {
    const pool = poolOf();
    const engine = await open(pool, bell);
    await expect(engine.evaluate([{ field: 'horn', value: 'Yes' }])).rejects.toThrow(UnknownValue);
    const contradiction = [
      { field: 'bell', value: 'Yes' },
      { field: 'handlebar', value: 'No' },
    ];
    const error = await engine.evaluate(contradiction).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(InconsistentCommits);
    expect((error as InconsistentCommits).explanation.rules).toEqual(['a bell needs a handlebar']);
    await expect(open(pool, { ...bell, fields: [] })).rejects.toThrow(InvalidProblem);
  });

  it('is there for every one of many questions at once', async () => {
    const engine = await open(poolOf(), bell);
    const values = Array.from({ length: 40 }, (_, i) => String(i));
    const answers = await Promise.all(
      values.map((value) => engine.evaluate([{ field: 'spokes', value }], ['bell'])),
    );
    expect(answers.map(({ assignment }) => assignment.get('spokes'))).toEqual(values);
  });

  it('comes back after its problem was unloaded for others', async () => {
    const pool = poolOf({ modelsPerWorker: 1 });
    const first = await open(pool, bell);
    const second = await open(pool, { ...bell, rules: [] });
    const commits = [{ field: 'bell', value: 'Yes' }];
    expect((await first.evaluate(commits)).assignment.get('handlebar')).toBe('Yes');
    expect((await second.evaluate(commits)).assignment.get('handlebar')).toBe('No');
    expect((await first.evaluate(commits)).assignment.get('handlebar')).toBe('Yes');
  });
});

describe('a question without an end', () => {
  it('fails in time, alone, and leaves a healthy worker behind', async () => {
    const pool = poolOf({ answerLimit: 1_500 });
    const hard = await open(pool, pigeons(12));
    const easy = await open(pool, bell);
    const endless = hard.check([], [{ field: 'strict', value: 'Yes' }]);
    const behind = easy.evaluate([{ field: 'bell', value: 'Yes' }]);
    await expect(endless).rejects.toThrow(EngineTimeout);
    expect((await behind).assignment.get('handlebar')).toBe('Yes');
    expect((await hard.evaluate([{ field: 'strict', value: 'No' }], [])).assignment.get('strict')).toBe('No');
  });
});

describe('many questions without an end', () => {
  it('leave those behind them a clear answer, not an endless wait', async () => {
    const pool = poolOf({ answerLimit: 600 });
    const hard = await open(pool, pigeons(12));
    const ask = () => hard.check([], [{ field: 'strict', value: 'Yes' }]);
    const ended = await Promise.allSettled(Array.from({ length: 12 }, ask));
    const reasons = ended.map((one): unknown => (one.status === 'rejected' ? one.reason : undefined));
    expect(reasons.map((reason) => reason instanceof EngineTimeout)).toEqual(Array(12).fill(true));
    // Whoever has waited for two limits is not asked any more: three can have been, whatever the machine does.
    const unasked = reasons.filter((reason) => String(reason).includes('Too many questions were waiting'));
    expect(unasked.length).toBeGreaterThanOrEqual(9);
    expect((await hard.evaluate([{ field: 'strict', value: 'No' }], [])).assignment.get('strict')).toBe('No');
  });
});

describe('a worker that dies', () => {
  it('fails the question under way and no other', async () => {
    const pool = poolOf({ entry: new URL('./testing/mortal-worker.mjs', import.meta.url) });
    const engine = await open(pool, bell);
    const fatal = engine.evaluate([{ field: 'die', value: 'now' }]);
    const next = engine.evaluate([{ field: 'bell', value: 'Yes' }]);
    await expect(fatal).rejects.toThrow(EngineStopped);
    expect((await next).assignment.get('handlebar')).toBe('Yes');
  });

  it('between two questions, is replaced for the next', async () => {
    const ended = once(process, 'worker').then(([thread]: Worker[]) => thread && once(thread, 'exit'));
    const pool = poolOf({ entry: new URL('./testing/mortal-worker.mjs', import.meta.url) });
    const engine = await open(pool, bell);
    const slow = engine.evaluate([{ field: 'die', value: 'soon' }]);
    await expect(slow).rejects.toThrow(UnknownValue);
    await ended;
    const { assignment } = await engine.evaluate([{ field: 'bell', value: 'Yes' }]);
    expect(assignment.get('handlebar')).toBe('Yes');
  });

  it('of an error nobody expected, is not used any more', async () => {
    const pool = poolOf({ entry: new URL('./testing/mortal-worker.mjs', import.meta.url) });
    const engine = await open(pool, bell);
    await expect(engine.evaluate([{ field: 'die', value: 'uncaught' }])).rejects.toThrow(EngineStopped);
    // @ts-expect-error -- no list of commits: the engine trips over it
    await expect(engine.evaluate(3)).rejects.toThrow(EngineStopped);
    expect((await engine.evaluate([])).assignment.get('spokes')).toBe('36');
  });

  it('does not keep a closed pool from saying so', async () => {
    const pool = poolOf();
    const engine = await open(pool, bell);
    pool.close();
    await expect(engine.evaluate([])).rejects.toThrow(EngineStopped);
  });
});
