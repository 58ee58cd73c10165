/** Whose question is answered first, with real threads. */
import { afterEach, describe, expect, it } from 'vitest';
import { EnginePool, type PoolSettings } from './engine-pool.ts';
import { bareModel } from './testing/bare-model.ts';
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
afterEach(() => {
  for (const pool of pools.splice(0)) pool.close();
});

describe('what others ask', () => {
  const hold = (commits: readonly { field: string; value: string }[]) => ({
    configuration: {
      revision: 'r1',
      needs: [],
      commits,
      texts: new Map<string, string>(),
      previous: [],
      step: 'step',
    },
  });
  const strict = hold([{ field: 'strict', value: 'Yes' }]);
  const read = (commits: Parameters<typeof hold>[0]) =>
    ({ kind: 'change', ...hold(commits), transition: { kind: 'read' }, view: { kind: 'values' } }) as const;
  /** Names of questions in the order of their answers, whatever those are. */
  async function orderOf(questions: Readonly<Record<string, Promise<unknown>>>): Promise<string[]> {
    const order: string[] = [];
    const note = (name: string) => () => order.push(name);
    await Promise.all(Object.entries(questions).map(([name, answer]) => answer.then(note(name), note(name))));
    return order;
  }

  it('is answered while an optimization searches, of the same model and on the only thread', async () => {
    const pool = poolOf({ answerLimit: 1_500 });
    const hard = await pool.open(bareModel(pigeons(12)));
    const request = { goal: 'closest', currency: 'EUR', pieces: 1, budget: undefined, near: [] };
    const optimize = { kind: 'optimize', ...strict, request } as const;
    const searches = [hard.ask(optimize, 'ada')];
    const order = await orderOf({
      search: Promise.allSettled(searches),
      answer: hard.ask(read([{ field: 'strict', value: 'No' }]), 'ada'),
    });
    expect(order).toEqual(['answer', 'search']);
  });

  it('is answered by another thread, where a hard question of another model holds up its own', async () => {
    const pool = poolOf({ workers: 2, answerLimit: 8_000, slice: 20 });
    const hard = await pool.open(bareModel(pigeons(12)));
    await pool.open(bareModel(bell));
    const neighbour = await pool.open(bareModel(bell)); // on the thread of the hard one
    const order = await orderOf({
      hard: hard.ask({ ...read([]), ...strict }, 'ada'),
      neighbour: neighbour.ask(read([{ field: 'bell', value: 'Yes' }]), 'bob'),
    });
    expect(order).toEqual(['neighbour', 'hard']);
  });

  it('waits for one question of a customer who asks much, and for nobody with a hard one twice', async () => {
    const pool = poolOf();
    const model = await pool.open(bareModel(bell));
    const many = Array.from({ length: 20 }, (_, i) => [
      `ada ${i}`,
      model.ask(read([{ field: 'spokes', value: String(i) }]), 'ada'),
    ]);
    const order = await orderOf({
      ...(Object.fromEntries(many) as Record<string, Promise<unknown>>),
      bob: model.ask(read([]), 'bob'),
    });
    expect(order.indexOf('bob')).toBeLessThanOrEqual(2);
    expect(order.filter((name) => name.startsWith('ada'))).toEqual(many.map(([name]) => name));
  });

  it('finds a thread, though one customer asks hard questions of two models', async () => {
    const pool = poolOf({ workers: 2, answerLimit: 1_500, slice: 20 });
    const models = [await pool.open(bareModel(pigeons(12))), await pool.open(bareModel(pigeons(12)))];
    const order = await orderOf({
      hard: Promise.allSettled(models.map((model) => model.ask({ ...read([]), ...strict }, 'ada'))),
      first: models[0]!.ask(read([{ field: 'strict', value: 'No' }]), 'bob'),
      second: models[1]!.ask(read([{ field: 'strict', value: 'No' }]), 'bob'),
    });
    expect(order.at(-1)).toBe('hard');
  });
});
