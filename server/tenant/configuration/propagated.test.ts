/** What a call changes in all steps (`response.propagated`), against reading every step before and after. */
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  explainedSchema,
  type Configuration,
  type Parameter,
  type Propagated,
} from '#contract/configuration.ts';
import { optimizedSchema } from '#contract/optimization.ts';
import { rackText } from '#server/model/testing/rack.ts';
import { openShop } from '../testing/sample-shop.ts';
import {
  configuratorOf,
  pairs,
  parametersIn,
  readConfiguration,
  type SeenConfiguration,
} from '../testing/test-configurator.ts';
import { startTestTenant, type TestTenant } from '../testing/test-tenant.ts';

const me = 'ada';
let tenant: TestTenant;
beforeAll(async () => {
  tenant = await startTestTenant();
});
afterAll(() => tenant.close());

type Post = (path: string, form: [string, string][]) => Promise<SeenConfiguration>;

interface Seen {
  readonly parameters: ReadonlyMap<string, Parameter & { readonly step: string }>;
  readonly total: string;
}

/** Every step, read one after the other; the configuration ends in the step it was in. */
async function readAll(post: Post, { configId = '', steps }: Configuration): Promise<Seen> {
  const parameters = new Map<string, Parameter & { step: string }>();
  const current = steps.find((step) => step.current)?.name ?? '';
  let total = '';
  for (const name of [...steps.map((step) => step.name), current]) {
    const answer = await post('/config/step', [
      ['configId', configId],
      ['step', name],
    ]);
    total = answer.pricing.summary['customerNetPriceColumn'] ?? '';
    const members = answer.steps.find((step) => step.current)?.rootGroup?.members ?? [];
    for (const one of parametersIn(members))
      if (!parameters.has(one.name)) parameters.set(one.name, { ...one, step: name });
  }
  return { parameters, total };
}

/** What a person would find who compares both: names, values and steps of everything visible that differs. */
function differences(before: Seen, after: Seen) {
  const names = new Set([...before.parameters.keys(), ...after.parameters.keys()]);
  return [...names].flatMap((name) => {
    const [old, next] = [before.parameters.get(name), after.parameters.get(name)];
    const either = next ?? old;
    if (!either || either.properties['hidden'] === 'yes') return [];
    if (either.properties['tc_gui_input'] === 'selected_image') return [];
    // A row that has come is told by the number of rows; of one that has gone, what was chosen.
    if (!old || (!next && !old.committed)) return [];
    const [from, to] = [old.value, next?.value ?? ''];
    return from === to ? [] : [{ name, from, to, step: either.step, wasChosen: old.committed }];
  });
}

function listedIn({ changed }: Pick<Propagated, 'changed'>, asked: ReadonlySet<string>) {
  return new Map(
    changed.map((one) => [one.name, [one.oldValue, one.newValue, one.step, asked.has(one.name) || one.kind]]),
  );
}

/** Every difference is listed, with its step and whether it was chosen before. */
function expectListed(
  propagated: Propagated | undefined,
  before: Seen,
  after: Seen,
  asked: ReadonlySet<string>,
): void {
  const expected = differences(before, after).map(
    ({ name, from, to, step, wasChosen }) =>
      [name, [from, to, step, asked.has(name) || (wasChosen ? 'chosen' : 'filled-in')]] as const,
  );
  const listed = listedIn(propagated ?? { changed: [] }, asked);
  for (const name of asked) listed.delete(name);
  expect(listed).toEqual(new Map(expected.filter(([name]) => !asked.has(name))));
  if (propagated?.price)
    expect([propagated.price.now, propagated.price.then]).toEqual([before.total, after.total]);
}

interface Shop {
  readonly tenant: TestTenant;
  readonly post: Post;
}

/** A random call, and what it answers beside what is found by reading all steps. */
async function randomStep(
  { tenant, post }: Shop,
  configId: string,
  numbers: Iterator<number>,
): Promise<void> {
  const pick = <T>(list: readonly T[]): T | undefined =>
    list[Number(numbers.next().value) % Math.max(1, list.length)];
  const current = await post('/config/step', [
    ['configId', configId],
    ['step', 'next'],
  ]);
  const before = await readAll(post, current);
  const editable = [...before.parameters.values()].filter(
    ({ properties }) => properties['readonly'] !== 'yes' && properties['hidden'] !== 'yes',
  );
  const committed = editable.filter((one) => one.committed);
  if (committed.length > 0 && pick([0, 1, 2, 3]) === 0) {
    const name = pick(committed)?.name ?? '';
    const answer = await post('/config/uncommit', [
      ['configId', configId],
      ['parameter', name],
    ]);
    return expectListed(answer.response.propagated, before, await readAll(post, answer), new Set([name]));
  }
  const chosen = pick(editable);
  if (!chosen) return;
  const numeric = chosen.domain?.name === 'int' || chosen.domain?.name === 'float';
  const range = [chosen.properties['tc_range_min'], chosen.properties['tc_range_max'], chosen.domain?.min];
  const values = numeric ? range : (chosen.domain?.elements.map(({ name }) => name) ?? ['some text']);
  const value = pick(values) ?? '';
  const form = pairs(configId, [chosen.name, value]);
  const asked = new Set([chosen.name]);
  const explained = explainedSchema.parse(await tenant.json('/config/explain', { form, as: me }));
  const answer = await post('/config/commit', form);
  expect(explained.response).toMatchObject({ status: answer.response.status });
  expect(explained.response.propagated).toEqual(answer.response.propagated);
  if (answer.response.status !== 'RESOLVABLE') {
    return expectListed(answer.response.propagated, before, await readAll(post, answer), asked);
  }
  const { response } = await post('/config/alternatives', form);
  const lists = response.changedLists ?? [];
  const index = (lists.length > 0 ? pick([...lists.keys()]) : 0) ?? 0;
  const sent = (lists[index] ?? []).map((one) => [one.name, one.newValue] as const);
  const accepted = await post('/config/accept', pairs(configId, [chosen.name, value], ...sent));
  const after = await readAll(post, accepted);
  expectListed(accepted.response.propagated, before, after, asked);
  expectListed(response.propagatedLists?.[index], before, after, asked);
  if (index === 0) expectListed(answer.response.propagated, before, after, asked);
}

const walk = fc.array(fc.nat({ max: 1_000_000 }), { minLength: 200, maxLength: 200 });
const runs = Number(process.env['ENGINE_TEST_RUNS'] ?? 1);

async function walkThrough(open: () => Promise<{ shop: Shop; configId: string }>, steps: number) {
  await fc.assert(
    fc.asyncProperty(walk, async (numbers) => {
      const { shop, configId } = await open();
      const next = numbers.values();
      for (let step = 0; step < steps; step++) await randomStep(shop, configId, next);
    }),
    { numRuns: runs, endOnFailure: true },
  );
}

describe('every change of a value that was chosen or filled in is listed', () => {
  test('of the bike, with the prices', async () => {
    const { post, start } = configuratorOf(() => tenant, me);
    await walkThrough(async () => ({ shop: { tenant, post }, configId: (await start()).configId ?? '' }), 10);
  }, 120_000);

  test('of the pump', async () => {
    const { post } = configuratorOf(() => tenant, me);
    const open = async () => ({
      shop: { tenant, post },
      configId: (await post('/config/start/pumps/brook', [])).configId ?? '',
    });
    await walkThrough(open, 10);
  }, 120_000);

  test('of a table of rows', async () => {
    const shop = await openShop(rackText());
    await walkThrough(async () => ({ shop, configId: (await shop.start()).configId ?? '' }), 12);
  }, 120_000);
});

describe('rows that move', () => {
  test('are no changes of their values', async () => {
    const { post, start, tenant: rack } = await openShop(rackText());
    const { configId = '' } = await start();
    const heights = ['20', '30', '40'];
    const commits = heights.map((height, i) => [`shelf_${i + 1}_height_field`, height] as const);
    await post('/config/commit', pairs(configId, ...commits));
    const form = { configId, table: 'shelf_count', row: '1' };
    const removed = readConfiguration(await rack.json('/config/remove-row', { form, as: me }));
    expect(removed.response.propagated?.changed).toMatchObject([
      { name: 'total_field', oldValue: '90', newValue: '70', kind: 'filled-in' },
      { name: 'shelf_count', oldValue: '3', newValue: '2', kind: 'asked' },
    ]);
    const values = removed.response.removedRow?.values.map(({ name, value }) => [name, value] as const) ?? [];
    const back = [...pairs(configId, ...values), ['table', 'shelf_count'], ['row', '1']] as [
      string,
      string,
    ][];
    const inserted = readConfiguration(await rack.json('/config/insert-row', { form: back, as: me }));
    expect(inserted.response.propagated?.changed.map(({ name }) => name)).toEqual([
      'total_field',
      'shelf_count',
      'shelf_1_height_field',
    ]);
  });

  test('name their row, and a smaller number names what was chosen in the rows that go', async () => {
    const { post, start } = await openShop(rackText());
    const { configId } = await start();
    await post('/config/commit', pairs(configId, ['shelf_3_height_field', '40']));
    const { response } = await post('/config/commit', pairs(configId, ['shelf_count', '1']));
    expect(response.propagated?.changed).toContainEqual(
      expect.objectContaining({
        name: 'shelf_3_height_field',
        description: 'Shelf 3: Height',
        oldValue: '40',
        newValue: '',
        newValueDescription: '',
        kind: 'chosen',
      }),
    );
  });
});

describe('a completion', () => {
  test('lists its changes with their steps and prices', async () => {
    const { post, start } = configuratorOf(() => tenant, me);
    const { configId = '' } = await start();
    const before = await readAll(post, await start());
    const form = { configId, goal: 'lightest' };
    const { optimization } = optimizedSchema.parse(await tenant.json('/config/optimize', { form, as: me }));
    const sent = optimization.commit.map(({ name, value }) => [name, value] as const);
    const after = await readAll(post, await post('/config/commit', pairs(configId, ...sent)));
    expectListed({ changed: optimization.changed }, before, after, new Set());
    expect(optimization.changed.filter(({ price }) => price !== undefined).length).toBeGreaterThan(0);
  }, 60_000);
});
