import { beforeAll, expect, test } from 'vitest';
import { Kernel } from '#server/engine/kernel.ts';
import type { SyncEngine } from '#server/engine/engine-port.ts';
import { SolverHeap } from '#server/engine/sat/cadical-solver.ts';
import { loadText, modelText } from '#server/model/testing/model-folder.ts';
import type { ProductModel } from '#server/model/product/product-model.ts';
import { CompletionCache } from './completion-cache.ts';
import type { Configuration } from './configuration.ts';
import { Configurator } from './configurator.ts';
import type { Transition } from './questions.ts';

const text = modelText({
  domains: `
  size: { label: Size, values: { s: S, m: M, l: L } }
  color: { label: Color, values: { red: Red, blue: Blue, green: Green } }`,
  fields: `
  size_field: { label: Size, domain: size, default: m }
  color_field: { label: Color, domain: color, default: red, default_policy: previous }
  lamp_field: { label: Lamp, type: yesno, price: 20, default: yes }
  count_field: { label: Count, type: integer, min: 1, max: 9, default: 4 }`,
  rules: `
  large: { text: T, if: size_field = l, then: color_field = blue }
  few: { text: T, if: lamp_field, then: count_field <= 5 }`,
  steps:
    '\n  - { step: s, label: S, groups: [{ group: g, label: G, members: [size_field, color_field, lamp_field, count_field] }] }',
});

let heap: SolverHeap;
beforeAll(async () => {
  heap = await SolverHeap.open();
});

/** A configurator that has seen nothing, and counts what it asks its engine. */
function open(model: ProductModel) {
  const kernel = new Kernel(model.problem, heap.create);
  let completions = 0;
  const engine: SyncEngine = {
    evaluate: (...question) => {
      completions++;
      return kernel.evaluate(...question);
    },
    check: (...question) => kernel.check(...question),
    alternatives: (...question) => kernel.alternatives(...question),
    isConsistent: (commits) => kernel.isConsistent(commits),
  };
  const configurator = new Configurator(model, {
    engine,
    engineFor: () => Promise.reject(new Error('Nothing is optimized here.')),
  });
  const view = { kind: 'everything' } as const;
  return {
    start: () => configurator.ask({ kind: 'start', needs: new Map(), previous: [], view }),
    change: (configuration: Configuration, transition: Transition) =>
      configurator.ask({ kind: 'change', configuration, transition, view, currency: 'EUR' }),
    count: () => completions,
  };
}

const commit = (field: string, value: string): Transition => ({ kind: 'commit', values: [{ field, value }] });

test('a deciding call completes neither the configuration before it nor the one after it a second time', async () => {
  const model = await loadText(text);
  const { start, change, count } = open(model);
  const { configuration } = await start();
  const before = count();
  const first = await change(configuration, commit('lamp_field', 'No'));
  const cost = count() - before;
  expect(first.propagated[0]?.price).toEqual({ currency: 'EUR', before: 2000, after: 0 });

  // The same call on a configurator that has seen nothing completes the one before it, too.
  const fresh = open(model);
  await fresh.change(configuration, commit('lamp_field', 'No'));
  expect(fresh.count() - cost).toBe(1);
  // What the fields show that keep their value, and the states of what is in view.
  expect(cost).toBe(2);
});

test('answers are those of a configurator that has seen nothing', async () => {
  const model = await loadText(text);
  const { start, change } = open(model);
  let { configuration } = await start();
  const calls = [
    commit('size_field', 'l'),
    commit('color_field', 'red'),
    { kind: 'accept', values: [{ field: 'color_field', value: 'green' }] },
    commit('count_field', '9'),
    { kind: 'uncommit', fields: ['color_field'] },
    commit('size_field', 's'),
    { kind: 'uncommit', fields: ['size_field', 'count_field'] },
    commit('size_field', 'l'),
    { kind: 'alternatives', value: { field: 'color_field', value: 'red' } },
  ] satisfies Transition[];
  for (const call of calls) {
    const answer = await change(configuration, call);
    expect(answer).toEqual(await open(model).change(configuration, call));
    configuration = answer.configuration;
  }
});

test('what a conflict budget cut short is asked for again, and old completions go', () => {
  const cache = new CompletionCache();
  const choices = (value: number) => ({
    commits: [{ field: 'count_field', value: `${value}` }],
    previous: [],
  });
  cache.set(choices(0), { assignment: new Map(), exact: false });
  expect(cache.get(choices(0))).toBeUndefined();
  const assignment = new Map([['count_field', '1']]);
  cache.set(choices(1), { assignment });
  for (let other = 2; other <= 32; other++) cache.set(choices(other), { assignment: new Map() });
  expect(cache.get(choices(1))?.assignment).toBe(assignment);
  cache.set(choices(33), { assignment: new Map() });
  expect(cache.get(choices(1))).toBeDefined();
  expect(cache.get(choices(2))).toBeUndefined();
  // Previous values decide, too.
  expect(cache.get({ ...choices(1), previous: [{ field: 'color_field', value: 'red' }] })).toBeUndefined();
});
