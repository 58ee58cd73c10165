/** The adapter against the sandbox, over HTTP. */
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Group, Parameter } from '#contract/configuration.ts';
import { configurationSchema } from '#contract/configuration.ts';
import type { ForeignAnswer, ForeignConfigurator } from '#server/upstreams/foreign-configurator.ts';
import { testSandbox, type TestSandbox } from '../sandbox/testing/test-sandbox.ts';
import { createOracleConfigurator } from './create-oracle-configurator.ts';
import { serveApp, type Served } from './testing/serve.ts';

const names = { productFamily: 'laptop', productLine: 'laptopConfiguration' };
const products = [
  { id: 'laptop', title: 'Laptop', description: 'In pages', ...names, model: 'laptop' },
  { id: 'one-page', title: 'Laptop', description: 'On one page', ...names, model: 'sku50001' },
  {
    id: 'bike',
    title: 'Bike',
    description: 'Ours',
    productFamily: 'bespoke',
    productLine: 'bespoke',
    model: 'calvin',
  },
];
const context = { locale: 'en', currency: 'USD' };

let sandbox: TestSandbox;
let served: Served;
let oracle: ForeignConfigurator;
/** The calls of the test so far. */
let paths: string[] = [];

beforeAll(async () => {
  sandbox = await testSandbox();
  served = await serveApp(sandbox.app);
  oracle = newAdapter();
});
afterAll(() => {
  served.close();
});
beforeEach(() => {
  paths = [];
});

/** As after a restart of the server. */
function newAdapter(): ForeignConfigurator {
  return createOracleConfigurator({
    baseUrl: served.baseUrl,
    timeoutMs: 20_000,
    products,
    onCall: ({ path }) => paths.push(path),
  });
}

const commit = (answer: ForeignAnswer, ...values: readonly (readonly [string, string])[]) =>
  oracle.commit(
    answer.session,
    values.map(([name, value]) => ({ name, value })),
    context,
  );

function parameters(answer: ForeignAnswer): ReadonlyMap<string, Parameter> {
  const inGroup = ({ members }: Group): Parameter[] =>
    members.flatMap((member) => (member.isGroup ? inGroup(member) : [member]));
  const all = answer.configuration.steps.flatMap(({ rootGroup }) => (rootGroup ? inGroup(rootGroup) : []));
  return new Map(all.map((one) => [one.name, one]));
}

const valueOf = (answer: ForeignAnswer, name: string) => parameters(answer).get(name)?.value;

test('a start shows the first page, with states, parts and prices', async () => {
  const answer = await oracle.start('laptop', context);
  configurationSchema.parse(answer.configuration);
  expect(paths).toEqual(['']);
  expect(
    answer.configuration.steps.map(({ name, description, current }) => [name, description, current]),
  ).toEqual([
    ['page-1', 'Components', true],
    ['page-2', 'Step 2', false],
  ]);
  const processor = parameters(answer).get('processor');
  expect(processor).toMatchObject({
    description: 'Processor',
    value: 'sku40002',
    valueDescription: 'Intel Pentium i3',
    committed: false,
  });
  // Disallowed values are listed beside the others.
  expect(processor?.domain.elements.map(({ name, state }) => `${name} ${state}`)).toEqual([
    'sku40001 green',
    'sku40002 green',
    'sku40003 green',
    'sku40004 green',
    'sku260801 orange',
  ]);
  expect(answer.parts.map(({ id, quantity, unitPrice }) => [id, quantity, unitPrice])).toEqual([
    ['sku50001', '1', '772'],
    ['sku40002', '1', '125'],
    ['sku40007', '1', '100'],
    ['sku40008', '1', '100'],
    ['sku40011', '1', '41'],
  ]);
  expect(answer.prices).toEqual({
    currency: 'USD',
    oneTime: '1138',
    recurring: [],
    waterfall: [
      { label: 'Base Price', amount: '772' },
      { label: 'Total Configured Price of Model', amount: '772' },
      { label: 'Total Price of BOM', amount: '366' },
      { label: 'Grand Total', amount: '1138' },
    ],
  });
});

test('a commit is one call, and so is an uncommit', async () => {
  const start = await oracle.start('laptop', context);
  const memory = await commit(start, ['memory_RAM', 'sku40005']);
  const processor = await commit(memory, ['processor', 'sku40004']);
  expect(paths).toEqual(['', '/update', '/interact']);
  expect(parameters(processor).get('processor')).toMatchObject({ value: 'sku40004', committed: true });
  expect(valueOf(processor, 'memory_RAM')).toBe('sku40005');
  expect(processor.prices.oneTime).toBe('1153');
  expect(processor.configuration.response).toEqual({ status: 'OK' });
  const uncommitted = await oracle.uncommit(processor.session, 'processor', context);
  expect(parameters(uncommitted).get('processor')).toMatchObject({ value: 'sku40002', committed: false });
  expect(paths).toHaveLength(4);
});

test('a conflict says which choice would go, and accepting it commits', async () => {
  const start = await oracle.start('laptop', context);
  const chosen = await commit(start, ['memory_HardDisk', 'sku40009'], ['memory_RAM', 'sku40005']);
  const conflict = await commit(chosen, ['graphicsCard', 'sku40012']);
  expect(conflict.configuration.response).toEqual({
    status: 'RESOLVABLE',
    complete: false,
    changed: [
      {
        name: 'graphicsCard',
        description: 'Graphics card',
        oldValue: 'sku40011',
        oldValueDescription: 'Intel HD Graphics Media Accelerator 4600',
        newValue: 'sku40012',
        newValueDescription: 'Intel HD Graphics Media Accelerator 5600',
      },
      {
        name: 'memory_RAM',
        description: 'Memory',
        oldValue: 'sku40005',
        oldValueDescription: '2GB Kingston Sodimm DDR3 1333MHz',
        newValue: 'sku40007',
        newValueDescription: '8 GB Kingston Sodimm DDR3 1600MHz',
      },
    ],
  });
  // Nothing has changed, here and in the store.
  expect(conflict.session).toEqual(chosen.session);
  paths = [];
  const other = await commit(conflict, ['memory_HardDisk', 'sku40010']);
  expect(paths).toEqual(['/update']);
  expect(valueOf(other, 'graphicsCard')).toBe('sku40011');

  const accepted = await oracle.accept(
    conflict.session,
    [{ name: 'graphicsCard', value: 'sku40012' }],
    context,
  );
  expect(valueOf(accepted, 'graphicsCard')).toBe('sku40012');
  expect(parameters(accepted).get('memory_RAM')).toMatchObject({ value: 'sku40007', committed: false });
  expect(valueOf(accepted, 'memory_HardDisk')).toBe('sku40009');
});

test('a value that nothing makes possible is kept with a message, and cannot be saved', async () => {
  const start = await oracle.start('laptop', context);
  const kept = await commit(start, ['memory_RAM', 'sku260802']);
  expect(valueOf(kept, 'memory_RAM')).toBe('sku260802');
  expect(kept.configuration.response).toEqual({
    status: 'OK',
    message: 'This is the main model. This memory is only available in another model.',
  });
  await expect(oracle.save(kept.session, context)).rejects.toMatchObject({ reason: 'refused' });
  const mended = await commit(kept, ['memory_RAM', 'sku40006']);
  expect(mended.configuration.response).toEqual({ status: 'OK' });
  const saved = await oracle.save(mended.session, context);
  expect(saved.reference).toMatch(/^\d+$/);
});

test('pages become steps one after another, and array sets tables', async () => {
  const start = await oracle.start('laptop', context);
  const second = await oracle.showStep(start.session, 'page-2', context);
  expect(second.configuration.steps.map(({ description }) => description)).toEqual([
    'Components',
    'Terms and displays',
  ]);
  expect(parameters(second).get('monitorCount')).toMatchObject({
    value: '',
    isMandatory: false,
    properties: { tc_range_min: '0' },
  });
  // A bare value is called what the menu calls it, and what is filled in needs no confirmation.
  expect(parameters(second).get('_price_book_var_name')).toMatchObject({
    value: '_default_price_book',
    valueDescription: 'Base Price',
    isMandatory: true,
    properties: { tc_mandatory: 'input' },
  });
  await expect(oracle.showStep(second.session, 'page-3', context)).rejects.toMatchObject({
    reason: 'not-found',
  });
  const counted = await commit(second, ['monitorCount', '1']);
  const third = await oracle.showStep(counted.session, 'page-3', context);
  configurationSchema.parse(third.configuration);
  expect(third.configuration.steps).toHaveLength(3);
  expect(valueOf(third, '_setmonitor.rows')).toBe('1');
  // The shop draws a table where its number of rows stands beside it; the attribute that controls it would be a second one.
  const [panel] = third.configuration.steps.at(-1)?.rootGroup?.members ?? [];
  expect(panel?.isGroup && panel.members.map(({ name }) => name)).toEqual([
    '_setmonitor.rows',
    '_setmonitor',
  ]);

  const added = await oracle.changeRows?.(third.session, { kind: 'add', table: '_setmonitor' }, context);
  if (!added) throw new Error('There are no rows.');
  const sized = await commit(
    added,
    ['_setmonitor.2.monitor_size', 'm27'],
    ['_setmonitor.1.monitor_arm', 'Yes'],
  );
  expect(parameters(sized).get('_setmonitor.2.monitor_size')).toMatchObject({
    value: 'm27',
    valueDescription: '27 inch',
    committed: true,
  });
  expect(sized.parts.filter(({ kind }) => kind !== 'included').map(({ name, kind }) => [name, kind])).toEqual(
    [
      ['DisplayPort cable', 'mandatory'],
      ['DisplayPort cable', 'mandatory'],
      ['Docking station', 'recommended'],
    ],
  );
  const removed = await oracle.changeRows?.(
    sized.session,
    { kind: 'remove', table: '_setmonitor', row: 1 },
    context,
  );
  if (!removed) throw new Error('There are no rows.');
  expect(parameters(removed).get('_setmonitor.1.monitor_size')).toMatchObject({
    value: 'm27',
    committed: true,
  });
  expect(valueOf(removed, '_setmonitor.rows')).toBe('1');

  // The same rows come back when the store has forgotten the configuration.
  oracle = newAdapter();
  const described = await commit(removed, ['_setmonitor.1.monitor_place', 'Desk 4']);
  expect(paths).toContain('');
  expect(parameters(described).get('_setmonitor.1.monitor_size')).toMatchObject({ value: 'm27' });
  expect(valueOf(described, '_setmonitor.1.monitor_place')).toBe('Desk 4');
  const back = await oracle.showStep(described.session, 'page-1', context);
  expect(back.configuration.steps.map(({ current }) => current)).toEqual([true, false, false]);
});

test('another language and currency tell the same configuration anew', async () => {
  const start = await commit(await oracle.start('laptop', context), ['processor', 'sku40004']);
  paths = [];
  const german = await oracle.read(start.session, { locale: 'de', currency: 'EUR' });
  expect(paths).toEqual(['', '/interact']);
  expect(parameters(german).get('processor')).toMatchObject({ description: 'Prozessor', value: 'sku40004' });
  expect(german.prices).toMatchObject({ currency: 'EUR', oneTime: '1115.96' });
  await expect(oracle.start('laptop', { locale: 'en', currency: 'JPY' })).rejects.toMatchObject({
    reason: 'refused',
  });
});

test('the bike is configured over the same wire', async () => {
  const euros = { locale: 'en', currency: 'EUR' };
  let answer = await oracle.start('bike', euros);
  configurationSchema.parse(answer.configuration);
  for (const step of ['page-2', 'page-3', 'page-4']) {
    answer = await oracle.showStep(answer.session, step, euros);
    configurationSchema.parse(answer.configuration);
  }
  expect(answer.configuration.steps.map(({ description }) => description)).toEqual([
    'Your ride',
    'Frame and wheels',
    'Drive and brakes',
    'Cockpit and extras',
    ...answer.configuration.steps.slice(4).map(({ description }) => description),
  ]);
  const before = Number(answer.prices.oneTime);
  const leather = await oracle.commit(answer.session, [{ name: 'saddle_field', value: 'leather' }], euros);
  expect(valueOf(leather, 'saddle_field')).toBe('leather');
  expect(Number(leather.prices.oneTime)).toBeGreaterThan(before);
  expect(JSON.stringify(leather.session).length).toBeLessThan(256 * 1024);
  expect(sandbox.faults).toEqual([]);
});
