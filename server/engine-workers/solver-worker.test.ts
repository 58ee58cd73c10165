/** What a worker keeps in memory, with a real thread: as much as it may, and the latest. */
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { Answers, Question } from '#server/configurator/questions.ts';
import type { Problem } from '#server/engine/problem.ts';
import { SolverWorker } from './solver-worker.ts';
import { bareModel, portOf } from './testing/bare-model.ts';

const MIB = 2 ** 20;

/** Each needs a solver's heap of its own, which has 16 MiB at least. */
const problems = ['a', 'b', 'c', 'd'].map((name): Problem => ({
  fields: [{ kind: 'enumerated', name, values: ['1', '2'], preference: ['2'] }],
  rules: [],
}));

const workers: SolverWorker[] = [];
function workerWith(memoryLimit: number): SolverWorker {
  const worker = new SolverWorker({
    entry: new URL('./engine-worker-source.mjs', import.meta.url),
    answerLimit: 20_000,
    loadLimit: 20_000,
    modelsPerWorker: 8,
    memoryLimit,
  });
  workers.push(worker);
  return worker;
}
afterEach(() => {
  for (const worker of workers.splice(0)) worker.close();
});

async function valueOf(worker: SolverWorker, index: number): Promise<string | undefined> {
  const problem = problems[index] ?? { fields: [], rules: [] };
  const model = bareModel(problem);
  const engine = portOf({
    ask: async <Q extends Question>(question: Q) =>
      (await worker.ask(String(index), question, model)) as Answers[Q['kind']],
  });
  return (await engine.evaluate([])).assignment.get(problem.fields[0]?.name ?? '');
}

describe('the memory of a worker', () => {
  it('holds all problems while there is room', async () => {
    const worker = workerWith(1_000 * MIB);
    for (const index of problems.keys()) expect(await valueOf(worker, index)).toBe('2');
    expect(worker.resident).toBe(4);
  });

  it('is bounded: the problems asked for longest ago go, and come back when they are asked for', async () => {
    // The thread itself takes some 10 MiB, so there is room for three solvers at most.
    const worker = workerWith(60 * MIB);
    for (const index of problems.keys()) expect(await valueOf(worker, index)).toBe('2');
    await vi.waitFor(() => {
      expect(worker.resident).toBeLessThan(4);
    }, 10_000);
    expect(worker.resident).toBeGreaterThan(0);
    for (const index of problems.keys()) expect(await valueOf(worker, index)).toBe('2');
  });

  it('keeps the problem that is asked for, whatever it takes', async () => {
    const worker = workerWith(1);
    for (const index of [0, 1, 0, 0]) expect(await valueOf(worker, index)).toBe('2');
    await vi.waitFor(() => {
      expect(worker.resident).toBe(1);
    }, 10_000);
    expect(await valueOf(worker, 0)).toBe('2');
  });
});
