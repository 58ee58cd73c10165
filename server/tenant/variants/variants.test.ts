import { beforeAll, expect, test } from 'vitest';
import { variantBomSchema, variantCatalogsSchema, variantsSchema } from '#contract/variant-catalog.ts';
import { configuratorOf, pairs } from '../testing/test-configurator.ts';
import { startTestTenant, type TestTenant } from '../testing/test-tenant.ts';
import { readVariantId, writeVariantId } from './variant-id.ts';

let tenant: TestTenant;
beforeAll(async () => {
  tenant = await startTestTenant();
  return () => tenant.close();
});

const me = 'ada';
const { post } = configuratorOf(() => tenant, me);
const start = async () => {
  const started = await post('/config/start/racks/alder', {});
  expect(started.extensions).toMatchObject({ variantCatalogs: true });
  return started.configId ?? '';
};
const catalogsOf = async (configId: string, language?: string) =>
  variantCatalogsSchema.parse(
    await tenant.json('/config/variant-catalogs', {
      as: me,
      query: { configId },
      ...(language && { language }),
    }),
  );
const pageOf = async (configId: string, path: string, page?: number) =>
  variantsSchema.parse(
    await tenant.json(`/config/variant-catalogs/${path}/variants`, {
      as: me,
      query: { configId, ...(page && { page }) },
    }),
  );
const items = (list: readonly object[]) => ({
  method: 'POST' as const,
  body: JSON.stringify({ items: list }),
  headers: { 'Content-Type': 'application/json' },
});
const place = async (configId: string, list: readonly object[]) =>
  variantBomSchema.parse(
    await tenant.json('/config/variant-bom', { as: me, query: { configId }, ...items(list) }),
  );

const shelf = writeVariantId('shelf_position', 'steel-1000-400-80');
const box = writeVariantId('bin_position', 'box-230-90-80');
const esd = writeVariantId('bin_position', 'esd-230-90-80');

test('publishes catalogs, positions with their limits, columns, domains and filters', async () => {
  const configId = await start();
  const { catalogs, variantBom, positions, columns, domains, filters } = await catalogsOf(configId, 'de');
  expect(variantBom.items).toEqual([]);
  expect(catalogs.map(({ id, name }) => [id, name])).toEqual([
    ['shelves', 'Böden'],
    ['bins', 'Kästen'],
  ]);
  expect(catalogs[0]).toMatchObject({
    positionIds: ['shelf_position'],
    pages: [
      {
        id: 'fitting',
        name: 'Passende Böden',
        lockedFilterIds: ['shelves.same_width', 'shelves.same_depth'],
        suggestedFilterIds: ['shelves.carries'],
      },
    ],
  });
  expect(positions).toEqual([
    { id: 'shelf_position', name: 'Böden im Regal', maxQuantity: 5, maxDifferentVariants: 3 },
    {
      id: 'bin_position',
      name: 'Kästen',
      maxQuantity: 120,
      maxQuantityPerVariant: 40,
      maxDifferentVariants: 8,
    },
    { id: 'spare_bin_position', name: 'Ersatzkästen', maxQuantity: 20 },
  ]);
  expect(columns).toContainEqual({ id: 'shelves.load', name: 'Last', type: 'number', unit: 'kg' });
  expect(columns).toContainEqual({ id: 'bins.color', name: 'Farbe', type: 'text', domainId: 'bin_color' });
  expect(domains).toMatchObject([
    { id: 'bin_color', elements: [{ name: 'grey', description: 'Grau' }, {}, {}, {}, {}] },
  ]);
  expect(filters[2]).toEqual({
    id: 'shelves.carries',
    name: 'Last je Boden',
    columnId: 'shelves.load',
    operator: 'at_least',
    value: '80',
    valueDescription: '80 kg',
  });
});

test('lists variants a hundred at a time, after the locked filters', async () => {
  const configId = await start();
  const shelves = await pageOf(configId, 'shelves/pages/fitting/positions/shelf_position');
  expect(shelves.total).toBe(13);
  for (const { columnValues } of shelves.items)
    expect(columnValues).toMatchObject({ 'shelves.width': '1000', 'shelves.depth': '400' });
  expect(shelves.items.find(({ id }) => id === shelf)).toMatchObject({
    name: 'Steel, painted, 1000 × 400 mm, 80 kg',
  });

  const bins = 'bins/pages/all/positions/bin_position';
  const pages = await Promise.all([1, 5, 6, 7].map((page) => pageOf(configId, bins, page)));
  expect(pages.map((page) => page.items.length)).toEqual([100, 100, 60, 0]);
  expect(pages[0]?.total).toBe(560);
  // A variant that leaves its colour open says nothing of it.
  const [first] = pages[0]?.items ?? [];
  expect(first?.columnValues).toMatchObject({ 'bins.kind': 'Closed bin', 'bins.length': '230' });
  expect(first?.columnValues).not.toHaveProperty(['bins.color']);
  expect(pages[2]?.items[0]?.columnValues).toMatchObject({ 'bins.color': 'black' });

  await post('/config/commit', pairs(configId, ['depth_field', '300']));
  expect((await pageOf(configId, 'bins/pages/fitting/positions/bin_position')).total).toBe(160);
});

test('puts variants into positions, into parts and prices, and into the cart', async () => {
  const configId = await start();
  const before = await post('/config/step', { configId, step: 'step_needs' });
  const answer = await place(configId, [
    { variantId: shelf, quantity: 3 },
    // A settled column is ignored, and stripped from the answer.
    { variantId: esd, quantity: 2, columnValues: { 'bins.color': 'red', 'bins.kind': 'ESD bin' } },
    { variantId: box, quantity: 4, columnValues: { 'bins.color': 'red' } },
    // Nothing is picked at random.
    { variantId: box, quantity: 1 },
  ]);
  expect(answer.items).toEqual([
    { variantId: shelf, quantity: 3, columnValues: {} },
    { variantId: esd, quantity: 2, columnValues: {} },
    { variantId: box, quantity: 4, columnValues: { 'bins.color': 'red' } },
    { variantId: box, quantity: 1, columnValues: { 'bins.color': 'grey' } },
  ]);
  const after = await post('/config/step', { configId, step: 'step_needs' });
  expect(after.bom.slice(before.bom.length)).toMatchObject([
    {
      description: 'Steel, painted, 1000 × 400 mm, 80 kg',
      qty: '3',
      attributes: { load: '80 kg', position: 'Shelves in the rack' },
    },
    { qty: '2', attributes: { color: 'Black' } },
    { qty: '4', attributes: { color: 'Red' }, attributeTitles: { color: 'Colour' } },
    { qty: '1', attributes: { color: 'Grey' } },
  ]);
  const amount = (text: string | undefined) => Number(text?.replace(/[^\d.]/g, ''));
  const rows = after.pricing.rows.slice(-2);
  expect(rows).toMatchObject([
    { summary: { descriptionColumn: 'Shelves' }, rows: [{ qtyColumn: '3' }] },
    { summary: { descriptionColumn: 'Bins' }, rows: [{}, {}, {}] },
  ]);
  const added = rows.reduce(
    (sum, row) =>
      sum +
      ('summary' in row && typeof row.summary === 'object'
        ? amount(row.summary['customerNetPriceColumn'])
        : 0),
    0,
  );
  expect(amount(after.pricing.summary['ListPrice'])).toBeCloseTo(
    amount(before.pricing.summary['ListPrice']) + added,
    2,
  );

  // Lines that are not named stay; the quantity 0 removes one.
  await place(configId, [{ variantId: box, quantity: 0, columnValues: { 'bins.color': 'grey' } }]);
  await post('/config/commit', pairs(configId, ['depth_field', '600']));
  const { items: lines } = (await catalogsOf(configId)).variantBom;
  expect(lines.map(({ positionId, quantity, violates }) => [positionId, quantity, violates])).toEqual([
    ['shelf_position', 3, ['Depth of the rack']],
    ['bin_position', 2, []],
    ['bin_position', 4, []],
  ]);
  const item = await tenant.json('/cart/items', { as: me, form: { configId, qty: 2 } });
  expect(item).toMatchObject({
    racksOrdered: '2',
    pricing: { rows: [{}, { rows: [{ qtyColumn: '6' }] }, {}] },
  });
});

test('refuses what is no variant, no line and nobody’s configuration', async () => {
  const configId = await start();
  const refused = async (call: Parameters<TestTenant['call']>[1], path = '/config/variant-bom') =>
    (await tenant.call(path, { as: me, query: { configId }, ...call })).status;
  expect(await refused(items([{ variantId: 'x.y', quantity: 1 }]))).toBe(400);
  expect(await refused(items([{ variantId: shelf, quantity: 1.5 }]))).toBe(400);
  expect(
    await refused(items([{ variantId: box, quantity: 1, columnValues: { 'bins.color': 'pink' } }])),
  ).toBe(400);
  expect(await refused({ ...items([]), body: '{' })).toBe(400);
  expect(await refused({ ...items([{ variantId: shelf, quantity: 1 }]), as: 'eve' })).toBe(404);
  expect(await refused({ as: 'eve' }, '/config/variant-catalogs')).toBe(404);
  const page = '/config/variant-catalogs/bins/pages/all/positions/shelf_position/variants';
  expect(await refused({}, page)).toBe(404);
  expect(await refused({ query: { configId, page: 0 } }, page.replace('shelf', 'bin'))).toBe(400);
});

test('variant ids are read as they are written', () => {
  expect(readVariantId(writeVariantId('p_1', 'Größe 5.1'))).toEqual({
    position: 'p_1',
    variant: 'Größe 5.1',
  });
  expect(readVariantId('a.b.c')).toBeUndefined();
});
