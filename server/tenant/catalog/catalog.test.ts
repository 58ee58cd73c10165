import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { catalogSearchSchema, catalogTabsSchema } from '#contract/catalog.ts';
import { startTestTenant, type TestTenant } from '../testing/test-tenant.ts';

let tenant: TestTenant;
beforeAll(async () => {
  tenant = await startTestTenant();
});
afterAll(() => tenant.close());

async function search(query: Record<string, string | number>, tab = 'valves', language?: string) {
  const body: unknown = await tenant.json(`/catalog/search/${tab}`, { query, ...(language && { language }) });
  return catalogSearchSchema.parse(body);
}
const names = ({ rows }: Awaited<ReturnType<typeof search>>) => rows.map((row) => row['name']);

describe('catalog/tabs', () => {
  it('lists the tabs as a bare array, exactly as the contract has them', async () => {
    const body: unknown = await tenant.json('/catalog/tabs');
    const tabs = catalogTabsSchema.parse(body);
    expect(tabs).toEqual(body);
    expect(tabs.map(({ name, isConfigurable, type }) => [name, isConfigurable, type])).toEqual([
      ['bikes', true, 'Product'],
      ['valves', false, 'Part'],
      ['pumps', true, 'Product'],
      ['parts', false, 'Part'],
      ['requests', false, 'Part'],
      ['racks', true, 'Product'],
      ['services', true, 'Product'],
    ]);
    for (const { columns } of tabs.filter(({ isExternalSearch }) => !isExternalSearch))
      expect(columns.map(({ name }) => name)).toContain('price');
  });

  it('speaks German, whether the header or the parameter asks, and falls back to the catalog’s own language', async () => {
    const titles = async (call: object) =>
      catalogTabsSchema.parse(await tenant.json('/catalog/tabs', call)).map(({ title }) => title);
    const [german, english] = [await titles({ language: 'de' }), await titles({})];
    expect(german).not.toEqual(english);
    expect(await titles({ query: { language: 'de_AT' } })).toEqual(german);
    expect(await titles({ language: 'fr' })).toEqual(english);
    expect(await titles({ language: '*' })).toEqual(english);
    expect(await titles({ language: `de-x-${'a-'.repeat(5_000)}a` })).toEqual(english);
  });
});

describe('catalog/search', () => {
  it('lists products with their columns, price, currency and picture', async () => {
    const { total, rows } = await search({}, 'bikes');
    expect(total).toBe(rows.length);
    expect(rows[0]).toMatchObject({
      '#id': 'calvin',
      currency: 'EUR',
      price: expect.stringMatching(/^\d+\.\d\d$/) as string,
      productId: expect.stringMatching(/^calvin-[0-9a-f]{12}$/) as string,
      name: expect.stringMatching(/./) as string,
    });
  });

  it('cuts out a page and counts all', async () => {
    const all = await search({});
    expect(all.total).toBeGreaterThan(10);
    const page = await search({ limit: 3, offset: 2 });
    expect(page.total).toBe(all.total);
    expect(page.rows).toEqual(all.rows.slice(2, 5));
    expect((await search({ offset: 10_000 })).rows).toEqual([]);
    expect((await search({ limit: 0 })).rows).toEqual([]);
  });

  it('sorts descending unless asked for asc, numbers as numbers, prices as amounts', async () => {
    const up = names(await search({ sort: 'name', order: 'asc' }));
    expect(up).toEqual([...up].sort((a = '', b = '') => a.localeCompare(b, 'en', { numeric: true })));
    expect(names(await search({ sort: 'name' }))).toEqual([...up].reverse());
    const column = async (name: string) =>
      (await search({ sort: name, order: 'asc' })).rows.map((row) => Number(row[name]));
    for (const name of ['price', 'pressure']) {
      const values = await column(name);
      expect(values).toEqual([...values].sort((a, b) => a - b));
      expect(new Set(values).size).toBeGreaterThan(3);
    }
  });

  it('filters by the tab’s filters, several values as alternatives, several filters together', async () => {
    const kinds = (result: Awaited<ReturnType<typeof search>>) =>
      new Set(result.rows.map((row) => row['kind']));
    const ball = await search({ kind: 'Ball valve' });
    expect(kinds(ball)).toEqual(new Set(['Ball valve']));
    const body: unknown = await tenant.json('/catalog/search/valves', {
      query: [
        ['kind', 'Ball valve'],
        ['kind', 'Gate valve'],
      ],
    });
    const both = catalogSearchSchema.parse(body);
    expect(kinds(both)).toEqual(new Set(['Ball valve', 'Gate valve']));
    expect(both.total).toBeGreaterThan(ball.total);
    const narrowed = await search({ kind: 'Ball valve', material: 'Brass' });
    expect(narrowed.total).toBeLessThan(ball.total);
    expect((await search({ kind: '' })).total).toBe((await search({})).total);
  });

  it('finds an option by its name in every language', async () => {
    const english = await search({ kind: 'Ball valve' });
    const german = await search({ kind: 'Ball valve' }, 'valves', 'de');
    expect(german.rows.map((row) => row['#id'])).toEqual(english.rows.map((row) => row['#id']));
    const shown = german.rows[0]?.['kind'] ?? '';
    expect(shown).not.toBe('Ball valve');
    expect((await search({ kind: shown }, 'valves', 'de')).total).toBe(english.total);
  });

  it('finds words anywhere in a product’s texts, in any order and case', async () => {
    const found = await search({ q: 'THREAD ball' });
    expect(found.total).toBeGreaterThan(0);
    for (const row of found.rows) expect(JSON.stringify(row).toLowerCase()).toContain('thread');
    expect((await search({ q: 'nothing of that kind' })).total).toBe(0);
  });

  it('takes a column for a filter, as the API’s example does', async () => {
    const [row] = (await search({})).rows;
    const article = row?.['article'] ?? '';
    expect((await search({ article })).rows).toEqual([row]);
  });

  it.each([
    ['limit', '-1'],
    ['limit', 'ten'],
    ['offset', '1.5'],
    ['sort', 'weight_of_the_moon'],
    ['no_filter_of_ours', 'x'],
  ])('400: %s=%s', async (name, value) => {
    const response = await tenant.call('/catalog/search/valves', { query: { [name]: value } });
    expect(response.status).toBe(400);
    expect(JSON.stringify(await response.json())).toContain(name);
  });

  it('404: a tab that is not there', async () => {
    for (const tab of ['nowhere', '__proto__', '%2e%2e', '%']) {
      expect((await tenant.call(`/catalog/search/${tab}`)).status).toBe(404);
    }
  });

  it('compares numbers, prices and dates with both ends of a range, ends included', async () => {
    const sizes = (await search({ size_from: 25, size_to: '50.0' })).rows.map((row) => Number(row['size']));
    expect([Math.min(...sizes), Math.max(...sizes)]).toEqual([25, 50]);
    const prices = async (as?: string) => {
      const query = { price_from: '41', price_to: '74' };
      const body: unknown = await tenant.json('/catalog/search/valves', { query, ...(as && { as }) });
      return catalogSearchSchema.parse(body).rows.map((row) => Number(row['price']));
    };
    expect((await prices()).sort((a, b) => a - b)).toEqual([41, 47.5, 58, 69, 74]);
    await tenant.json('/cart', { method: 'PUT', query: { currency: 'CHF' }, as: 'swiss' });
    const swiss = await prices('swiss');
    expect(swiss.every((price) => price >= 41 && price <= 74)).toBe(true);
    expect(swiss).not.toContain(38.55); // 41 euros
    expect(swiss).toHaveLength(4); // 47.50, 58, 69 and 74 euros
    const since = (await search({ since_from: '2025-05-02' }, 'parts')).rows.map((row) => row['since']);
    expect(since.sort()).toEqual(['2025-05-02', '2025-09-10']);
  });

  it('filters by a flag, and sorts by every type of column; what has no value comes last', async () => {
    const inStock = await search({ stock: 'true', sort: 'weight', order: 'asc' }, 'parts');
    expect(new Set(inStock.rows.map((row) => row['stock']))).toEqual(new Set(['true']));
    const weights = inStock.rows.map((row) => row['weight']);
    expect(weights.at(-1)).toBeUndefined();
    expect(weights.slice(0, 3)).toEqual(['0.22', '0.31', '0.32']);
    const newest = (await search({ sort: 'since' }, 'parts')).rows.map((row) => row['since']);
    expect([newest[0], newest.at(-1)]).toEqual(['2025-09-10', undefined]);
    const stock = (await search({ sort: 'stock', order: 'asc' }, 'parts')).rows.map((row) => row['stock']);
    expect([stock[0], stock.at(-1)]).toEqual(['false', 'true']);
    expect((await search({ q: 'true' }, 'parts')).total).toBe(0);
  });

  it('describes filters: widget, operator, type, and the values of one that depends on another', async () => {
    const tabs = catalogTabsSchema.parse(await tenant.json('/catalog/tabs', { language: 'de' }));
    const filters = tabs.find(({ name }) => name === 'parts')?.filters ?? [];
    expect(
      filters.map(({ name, widget, operator, type, isList }) => [name, widget, operator, type, isList]),
    ).toEqual([
      ['q', 'text', 'contains', 'text', false],
      ['machine', 'dropdown', 'equals', 'text', false],
      ['assembly', 'checkboxes', 'equals', 'text', true],
      ['stock', 'dropdown', 'equals', 'boolean', false],
      ['weight_from', 'number', 'at_least', 'number', false],
      ['weight_to', 'number', 'at_most', 'number', false],
      ['since_from', 'date', 'at_least', 'date', false],
    ]);
    const [, , assembly, stock] = filters;
    expect(assembly).toMatchObject({ parentType: 'machine', parentValue: '' });
    expect(assembly?.options[0]).toEqual({ name: 'Wheels', title: 'Laufräder', parentValues: ['Bike'] });
    expect(stock?.options.map(({ title }) => title).sort()).toEqual(['Ja', 'Nein']);
  });

  it.each([
    [{ size_from: 'large' }, 'valves', 'size_from must be a number.'],
    [{ since_from: '2025-02-30' }, 'parts', 'since_from must be a date'],
    [{ stock: 'perhaps' }, 'parts', 'stock must be true or false.'],
  ])('400: a value that the filter cannot compare, %j', async (query, tab, message) => {
    const response = await tenant.call(`/catalog/search/${tab}`, { query });
    expect(response.status).toBe(400);
    expect(JSON.stringify(await response.json())).toContain(message);
  });

  it('finds a product by productId, with its revision or without', async () => {
    const [calvin] = (await search({}, 'bikes')).rows;
    for (const productId of ['calvin', calvin?.['productId'] ?? ''])
      expect((await search({ productId }, 'bikes')).rows).toEqual([calvin]);
    expect((await search({ productId: 'CMX', sort: 'description', order: 'asc' }, 'bikes')).total).toBe(0);
  });

  it('400: a tab with external search cannot be listed', async () => {
    const response = await tenant.call('/catalog/search/requests');
    expect(response.status).toBe(400);
    expect(JSON.stringify(await response.json())).toContain('not possible to list products');
    const tabs = catalogTabsSchema.parse(await tenant.json('/catalog/tabs'));
    const external = tabs.find(({ isExternalSearch }) => isExternalSearch);
    expect(external).toMatchObject({ name: 'requests', isConfigurable: false, filters: [] });
    expect(external?.columns[0]).toEqual({ name: 'name', title: 'Product', type: 'text', isMandatory: true });
  });

  it('leaves parameters with an underscore alone', async () => {
    expect((await search({ _: '1767600000000' })).total).toBe((await search({})).total);
  });
});
