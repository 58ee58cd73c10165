import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { apiErrorSchema } from '#contract/api-error.ts';
import { CATEGORY_PRICING_BASE, pricingGridSchema } from '#contract/category-pricing.ts';
import { hashPassword } from '#server/platform/password-hash.ts';
import { fullAccess } from '../api-access.ts';
import { startTestTenant, TEST_KEY, type TestTenant } from '../testing/test-tenant.ts';

const me = 'ada';
const password = 'a long password, for machines';
let tenant: TestTenant;
let pumpId: string;
let serviceId: string;

beforeAll(async () => {
  tenant = await startTestTenant({
    apiKeys: [fullAccess(TEST_KEY), { ...fullAccess('key-of-a-partner'), organization: 'Partner' }],
    pricingAccounts: [
      {
        name: 'controlling',
        password: { hash: await hashPassword(password) },
        costs: true,
        organization: '',
      },
      { name: 'portal', password: { text: password }, costs: false, organization: '' },
      { name: 'partner', password: { text: password }, costs: true, organization: 'Partner' },
    ],
  });
  pumpId = await add('pumps/brook', []);
  serviceId = await add('services/care', [
    ['term_field', '3'],
    ['start_field', '2028-02-29'],
    ['response_field', 'h48'],
  ]);
  await tenant.json(`/cart/items/${pumpId}`, { method: 'PUT', form: { qty: 2 }, as: me });
});

afterAll(() => tenant.close());

/** Configures a product and puts it into the cart; gives the id of the item. */
async function add(product: string, choices: readonly (readonly [string, string])[]): Promise<string> {
  const { configId } = (await tenant.json(`/config/start/${product}`, { form: {}, as: me })) as {
    configId: string;
  };
  for (const [parameter, value] of choices)
    await tenant.json('/config/commit', { form: { configId, parameter, value }, as: me });
  const item = (await tenant.json('/cart/items', { form: { configId }, as: me })) as { '#id': string };
  return item['#id'];
}

interface Asked {
  readonly account?: string | undefined;
  readonly password?: string;
  readonly accept?: string;
  readonly method?: string;
}

function ask(path: string, { account = 'controlling', accept, method = 'GET', ...sent }: Asked = {}) {
  const basic = Buffer.from(`${account}:${sent.password ?? password}`).toString('base64');
  return tenant.app.request(`${CATEGORY_PRICING_BASE}${path}`, {
    method,
    headers: {
      ...(account !== '' && { Authorization: `Basic ${basic}` }),
      ...(accept !== undefined && { Accept: accept }),
    },
  });
}

async function gridOf(path: string, asked?: Asked) {
  const response = await ask(path, asked);
  expect([path, response.status]).toEqual([path, 200]);
  return pricingGridSchema.parse(await response.json());
}

const service = (rest: string) => `/ConfiguredService/${serviceId}/${rest}`;
const shown = (grid: Awaited<ReturnType<typeof gridOf>>) =>
  grid.blocks.flatMap(({ name, rows }) =>
    rows.map((row) => `${name} ${row.type} ${row.name}: ${row.cells.map(({ value }) => value).join(' ')}`),
  );

describe('a service for the two pump skids in the cart', () => {
  it('is the same in three cuts, with costs and without', async () => {
    const years = await gridOf(service('pricing-grid'));
    const products = await gridOf(service('pricing-per-product?details=true&costs=true'));
    const byGroup = await gridOf(service('pricing-per-group?costs=true'));
    expect(years.columns.map(({ name, subColumns }) => [name, subColumns.map((sub) => sub.name)])).toEqual([
      ['years', ['year_1', 'year_2', 'year_3']],
      ['term', ['total']],
    ]);
    const { defaultValue, translations } = years.columns[0]?.subColumns[1]?.title ?? {};
    const texts = [defaultValue, translations?.['de']].map((text) => text?.replace(/\s/g, ' '));
    expect(texts).toEqual(['Year 2: Feb 28, 2029 – Feb 27, 2030', 'Jahr 2: 28.02.2029 – 27.02.2030']);
    const summary = (grid: typeof years) => shown(grid).filter((row) => row.startsWith('summary'));
    expect(summary(years)).toEqual(summary(byGroup).slice(0, 1));
    expect(summary(products)).toEqual(summary(byGroup));
    const { items } = (await tenant.json('/cart/items', { as: me })) as { items: Record<string, unknown>[] };
    const power = Number(items.find((item) => item['#id'] === pumpId)?.['ratedPower']);
    const inspections = (2 * (148 + 3.2 * power)).toFixed(2);
    expect(shown(products).find((row) => row.startsWith('price product inspection'))).toContain(
      `: ${inspections} `,
    );
    expect(shown(byGroup)).toContain('price group contract: 640.00 656.00 672.40 1968.40');
    const total = summary(years)[0]?.split(' ').at(-1);
    const inCart = items.find((item) => item['#id'] === serviceId);
    expect(inCart).toMatchObject({ isService: true, unitNetPrice: total, totalNetPrice: total });
    expect(products.blocks.map(({ name, summaryBlock }) => [name, summaryBlock])).toEqual([
      ['price', false],
      ['cost', false],
      ['summary', true],
    ]);
  });

  it('is in the cart as a solution', async () => {
    const cartId = (await tenant.deps.database.selectFrom('cart').select('id').executeTakeFirstOrThrow()).id;
    const grid = await gridOf(`/Solution/${cartId}/pricing-grid`, { account: 'portal' });
    expect(grid.blocks[0]?.rows.map(({ type, name }) => [type, name])).toEqual([
      ['service', serviceId],
      ['charge', `${serviceId}.recurring`],
      ['charge', `${serviceId}.once`],
    ]);
    expect((await ask(`/Solution/${cartId}/pricing-per-group`)).status).toBe(400);
    expect((await ask(`/Solution/${serviceId}/pricing-grid`)).status).toBe(404);
  });

  it('comes as JSON or XML, as the caller accepts', async () => {
    const types = [
      'application/xml',
      'application/json;q=0.5, application/xml;q=0.9',
      'text/html, */*;q=0.1',
      '',
    ];
    const answered = [];
    for (const accept of types)
      answered.push((await ask(service('pricing-grid'), { accept })).headers.get('Content-Type'));
    expect(answered).toEqual([
      'application/xml; charset=utf-8',
      'application/xml; charset=utf-8',
      'application/json',
      'application/json',
    ]);
    const xml = await (await ask(service('pricing-per-product'), { accept: 'application/xml' })).text();
    expect(xml).toMatch(
      /<row><name>inspection<\/name><title><defaultValue>Yearly inspection<\/defaultValue><translations><translation><key>de<\/key><value>Jährliche Inspektion<\/value><\/translation><\/translations><\/title><type>product<\/type><parent><\/parent><cells><cell><column>year_1<\/column><value>\d+\.\d\d<\/value><\/cell>/,
    );
    const refused = await ask(service('pricing-grid'), { accept: 'text/html' });
    expect([refused.status, refused.headers.get('Content-Type')]).toEqual([406, 'application/json']);
    const unknown = await ask('/ConfiguredService/nothing/pricing-grid', { accept: 'application/xml' });
    expect(await unknown.text()).toMatch(
      /^<\?xml.*\n<error><type>NotFound<\/type><cause>No data found<\/cause>/,
    );
  });
});

describe('errors', () => {
  it.each<[string, () => string, Asked, number, RegExp]>([
    ['no account', () => service('pricing-grid'), { account: '' }, 401, /Basic/],
    ['an unknown account', () => service('pricing-grid'), { account: 'nobody' }, 401, /wrong/],
    ['a wrong password', () => service('pricing-grid'), { password: 'wrong' }, 401, /wrong/],
    [
      'a wrong password of a text',
      () => service('pricing-grid'),
      { account: 'portal', password: 'x' },
      401,
      /wrong/,
    ],
    ['no account for an unknown call', () => '/nothing', { account: '' }, 401, /Basic/],
    ['an unknown type', () => `/Product/${serviceId}/pricing-grid`, {}, 404, /no type "Product"/],
    ['an unknown call', () => service('pricing-per-year'), {}, 404, /endpoint/],
    ['a strong id', () => `/ConfiguredService/${serviceId}-1a2b/pricing-grid`, {}, 400, /weak id/],
    [
      'an item that is no service',
      () => `/ConfiguredService/${pumpId}/pricing-grid`,
      {},
      400,
      /no configured service/,
    ],
    ['another organization', () => service('pricing-grid'), { account: 'partner' }, 404, /No data found/],
    [
      'details=maybe',
      () => service('pricing-per-group?details=maybe'),
      {},
      400,
      /"details" is true or false/,
    ],
    ['costs twice', () => service('pricing-per-group?costs=true&costs=false'), {}, 400, /"costs" is/],
    [
      'costs without the right',
      () => service('pricing-per-group?costs=true'),
      { account: 'portal' },
      403,
      /costs/,
    ],
    ['another method', () => service('pricing-grid'), { method: 'POST' }, 405, /POST/],
  ])('%s', async (_, path, asked, status, message) => {
    const response = await ask(path(), asked);
    const body = apiErrorSchema.parse(await response.json());
    expect([response.status, body.message]).toEqual([status, expect.stringMatching(message)]);
    expect(response.headers.get('WWW-Authenticate') !== null).toBe(status === 401);
  });

  it('a script in a browser is not asked for a password', async () => {
    const headers = { 'Sec-Fetch-Mode': 'cors' };
    const response = await tenant.app.request(`${CATEGORY_PRICING_BASE}${service('pricing-grid')}`, {
      headers,
    });
    expect([response.status, response.headers.get('WWW-Authenticate')]).toEqual([401, null]);
  });

  it('a service whose pump has left the cart has no price', async () => {
    await tenant.json(`/cart/items/${pumpId}`, { method: 'DELETE', as: me });
    const response = await ask(service('pricing-grid'));
    const { message } = apiErrorSchema.parse(await response.json());
    expect([response.status, message]).toEqual([409, expect.stringMatching(/covers no asset/)]);
    const { items } = (await tenant.json('/cart/items', { as: me })) as { items: Record<string, unknown>[] };
    expect(items).toMatchObject([
      { totalNetPrice: '0.00', pricing: { unpriced: ['Services over the whole term'] } },
    ]);
  });
});
