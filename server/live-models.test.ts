import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, expect, onTestFinished, test, vi } from 'vitest';
import { configurationSchema } from '#contract/configuration.ts';
import { ModelError } from '#server/model/source/diagnostic.ts';
import { Engines } from './engines.ts';
import { LiveModels } from './live-models.ts';
import { folderWith, modelText } from '#server/model/testing/model-folder.ts';
import { startTestTenant } from './tenant/testing/test-tenant.ts';

const closing: (() => void)[] = [];
afterEach(() => {
  for (const close of closing.splice(0).reverse()) close();
});

async function open(...folders: readonly string[]) {
  const said: string[] = [];
  const engines = new Engines({ workers: 1, answerLimit: 20_000, modelsPerWorker: 8 });
  closing.push(() => engines.close());
  const live = await LiveModels.open(folders, engines, (text) => void said.push(text));
  closing.push(() => live.close());
  return { live, engines, said };
}

const small = modelText({
  domains: '\n  size: { label: Size, values: { s: { label: S, price: 5 }, m: { label: M, price: 3 } } }',
  fields: '\n  size_field: { label: Size, domain: size }\n  lamp_field: { label: Lamp, type: yesno }',
  steps: '\n  - { step: s, label: S, groups: [{ group: g, label: G, members: [size_field, lamp_field] }] }',
});
const larger = small.replace('m: { label', 'l: { label: L, price: 9 }, m: { label');

function products({ live }: { readonly live: LiveModels }) {
  return live.tabs.flatMap((tab) => tab.products);
}

test('the shop has the models of the folders, with the price of the configuration nobody touched', async () => {
  const folder = await folderWith({ 'model.yaml': small });
  const other = await folderWith({ 'model.yaml': small.replace('name: sample', 'name: other') });
  const shop = await open(folder, join(other, 'model.yaml'));
  expect(products(shop).map(({ id, price, currency }) => [id, price, currency])).toEqual([
    ['sample', 300, 'EUR'],
    ['other', 300, 'EUR'],
  ]);
  expect(shop.said).toEqual([]);
});

test('a model with errors does not start; two of one name do not either', async () => {
  const bad = await folderWith({ 'model.yaml': `${small}titel: x\n` });
  await expect(open(bad)).rejects.toThrow(ModelError);
  const [a, b] = [await folderWith({ 'model.yaml': small }), await folderWith({ 'model.yaml': small })];
  await expect(open(a, b)).rejects.toThrow('Two models are called "sample"');
});

test('a changed file is read again; a broken one keeps the last good version and says why; configurations go on', async () => {
  const folder = await folderWith({ 'model.yaml': small });
  const shop = await open(folder);
  const tenant = await startTestTenant({ catalog: shop.live, configuratorFor: shop.engines.for });
  onTestFinished(() => tenant.close());
  const as = 'customer';
  const read = async (path: string, form: Record<string, string>) =>
    configurationSchema.parse(await tenant.json(path, { form, as }));
  const { configId = '' } = await read('/config/start/models/sample', {});
  await read('/config/commit', { configId, parameter: 'size_field', value: 's' });
  const sizeField = async () => {
    const { steps } = await read('/config/step', { configId, step: 's' });
    const [group] = steps[0]?.rootGroup?.members ?? [];
    const field = group?.isGroup ? group.members[0] : undefined;
    return field?.isGroup === false ? field : undefined;
  };
  const chosenSize = async () => (await sizeField())?.value;

  const revision = products(shop)[0]?.model?.revision;
  await writeFile(join(folder, 'model.yaml'), small.replace('type: yesno', 'type: yesn'));
  await vi.waitFor(() => expect(shop.said).toHaveLength(2), 10_000);
  expect(shop.said[0]).toMatch(/model\.yaml:\d+:\d+: error: "yesn" is not possible here/);
  expect(shop.said[1]).toBe('The shop goes on with the last good version of "Sample".');
  expect(products(shop)[0]?.model?.revision).toBe(revision);
  expect(await chosenSize()).toBe('s');

  await writeFile(
    join(folder, 'model.yaml'),
    `${larger}rules:\n  up: { text: Up, require: lamp_field }\n  down: { text: Down, require: not lamp_field }\n`,
  );
  await vi.waitFor(() => expect(shop.said).toHaveLength(3), 10_000);
  expect(shop.said[2]).toBe(
    'These rules contradict each other:\n  up: Up\n  down: Down\nThe shop goes on with the last good version of "Sample".',
  );
  expect(products(shop)[0]?.model?.revision).toBe(revision);

  await writeFile(join(folder, 'model.yaml'), larger);
  await vi.waitFor(() => expect(shop.said.at(-1)).toContain('has been read again'), 10_000);
  expect(await chosenSize()).toBe('s');
  expect((await sizeField())?.domain?.elements.map(({ name }) => name)).toEqual(['s', 'l', 'm']);

  // A file that is gone is a broken model too.
  await rm(join(folder, 'model.yaml'));
  await vi.waitFor(() => expect(shop.said.at(-1)).toContain('last good version'), 10_000);
  expect(await chosenSize()).toBe('s');
}, 60_000);

test('customers pay in the currencies that the models have, also after a change', async () => {
  const rates = 'currencies: { CHF: { rate: 0.9 }, USD: { rate: 1.1 } }\n';
  const folder = await folderWith({ 'model.yaml': small + rates });
  // One without rates does not take the others' away.
  const plain = await folderWith({ 'model.yaml': small.replace('name: sample', 'name: plain') });
  const shop = await open(plain, folder);
  expect(products(shop).map(({ model }) => [...(model?.currencies.keys() ?? [])])).toEqual([
    ['CHF', 'USD'],
    ['CHF', 'USD'],
  ]);
  const tenant = await startTestTenant({ catalog: shop.live, configuratorFor: shop.engines.for });
  onTestFinished(() => tenant.close());
  const cart = async () => JSON.stringify(await tenant.json('/cart', { as: 'customer' }));
  expect(await cart()).toContain('"currencies":"EUR CHF USD"');
  await writeFile(join(folder, 'model.yaml'), `${small}currencies: { CHF: { rate: 0.9 } }\n`);
  await vi.waitFor(() => expect(shop.said).toHaveLength(1), 10_000);
  expect(await cart()).toContain('"currencies":"EUR CHF"');
});

test('a file that models share is read again for each of them', async () => {
  const sharing = (name: string) =>
    modelText({
      name,
      domains: '\n  size: { label: Size, file: ../shared/sizes.csv }',
      fields: '\n  size_field: { label: Size, domain: size }',
      steps: '\n  - { step: s, label: S, groups: [{ group: g, label: G, members: [size_field] }] }',
    });
  const folder = await folderWith({
    'one/model.yaml': sharing('one'),
    'two/model.yaml': sharing('two'),
    'shared/sizes.csv': 'name,price\ns,5\n',
  });
  const shop = await open(join(folder, 'one'), join(folder, 'two'));
  expect(products(shop).map(({ price }) => price)).toEqual([500, 500]);
  await writeFile(join(folder, 'shared/sizes.csv'), 'name,price\ns,7\n');
  await vi.waitFor(() => expect(shop.said).toHaveLength(2), 10_000);
  expect(products(shop).map(({ price }) => price)).toEqual([700, 700]);
});
