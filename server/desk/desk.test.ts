import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { firmRequestsSchema } from '#contract/cart.ts';
import {
  auditSchema,
  copiedSchema,
  deskCartsSchema,
  deskCurrenciesSchema,
  deskRequestSchema,
  deskRequestsSchema,
  type AuditPage,
  type DeskRequest,
} from '#contract/desk.ts';
import { customerId } from '#server/tenant/api-access.ts';
import { firmProposal } from '#server/tenant/proposal/firm-proposal.ts';
import { PLAIN_LETTERHEAD } from '#server/tenant/proposal/letterhead.ts';
import { startSellingShop, type Browser, type SellingShop } from '#server/testing/selling-shop.ts';

let shop: SellingShop;
let [shopper, ada, grace, root]: Browser[] = [];

const at = (browser: Browser | undefined): Browser => {
  if (!browser) throw new Error('The browsers are opened before the tests.');
  return browser;
};
const form = (values: Record<string, string>) => new URLSearchParams(values);

/** A firm request of the shopper for some valves, and for a bike where `size` is given. */
async function ask(customerName: string, size?: string): Promise<{ number: number; id: string }> {
  const browser = at(shopper);
  if (size !== undefined) {
    const { configId } = await browser.json('POST', '/api/config/start/bikes/calvin', form({}));
    await browser.json(
      'POST',
      '/api/config/commit',
      form({ configId, parameter: 'bike_size_field', value: size }),
    );
    await browser.json('POST', '/api/cart/items', form({ configId }));
  } else {
    await browser.json(
      'POST',
      '/api/cart/items',
      form({ tab: 'valves', productId: 'rillo_b12_15', qty: '10' }),
    );
  }
  const customer = { customerName, customerEmail: 'kim@example.com', company: 'Kim GmbH' };
  const made = await browser.json('POST', '/api/proposal/firm-requests', form(customer));
  return { number: Number(String(made.name).replace('RFP-', '')), id: made.id };
}

const audit = async (): Promise<AuditPage['entries']> =>
  auditSchema.parse(await at(root).json('GET', '/api/desk/audit')).entries;

beforeAll(async () => {
  shop = await startSellingShop();
  shopper = shop.browser();
  ada = await shop.signIn({ name: 'ada', role: 'rep', seesCosts: true });
  grace = await shop.signIn({ name: 'grace', role: 'rep', seesCosts: false });
  root = await shop.signIn({ name: 'root', role: 'admin', seesCosts: true });
});
afterAll(() => shop.close());

test('a rep finds a request, begins to work on it, and its customer sees the discount once it is answered', async () => {
  const { number } = await ask('Kim');
  await ask('Lee');
  const list = async (query: string) =>
    deskRequestsSchema.parse(await at(ada).json('GET', `/api/desk/requests?${query}`)).requests;
  expect((await list('')).map(({ customer }) => customer.name)).toEqual(['Lee', 'Kim']);
  expect((await list('search=kim')).length, 'both are of one company').toBe(2);
  expect((await list(`search=rfp-${number}`)).map(({ customer }) => customer.name)).toEqual(['Kim']);

  await at(ada).json('PUT', `/api/desk/requests/${number}/state`, { state: 'in-progress' });
  expect(await list('state=in-progress&assignee=me')).toMatchObject([
    {
      number,
      state: 'in-progress',
      assignee: { name: 'ada', isMe: true },
      nextStates: ['proposed', 'declined'],
    },
  ]);
  expect((await list('assignee=nobody')).map(({ customer }) => customer.name)).toEqual(['Lee']);
  const opened = deskRequestSchema.parse(await at(ada).json('GET', `/api/desk/requests/${number}`));
  expect(opened).toMatchObject({
    customer: { name: 'Kim', company: 'Kim GmbH', email: 'kim@example.com' },
    discountLimit: '5',
    items: [{ qty: 10, isConfigured: false, parameters: [] }],
  });

  const discount = (browser: Browser | undefined, percent: string) =>
    at(browser).send('PUT', `/api/desk/requests/${number}/discount`, { percent });
  expect((await discount(ada, '5.01')).status, 'beyond the limit of a rep').toBe(403);
  for (const percent of ['-1', '101', '1.234', 'x', ''])
    expect((await discount(ada, percent)).status, percent).toBe(400);
  expect((await discount(root, '20.01')).status, 'beyond the limit of an admin').toBe(403);
  const answer = (await (await discount(ada, '2.5')).json()) as DeskRequest;
  expect(answer).toMatchObject({ discount: '2.5' });
  expect(Number(answer.discountedTotal)).toBeCloseTo(Number(answer.total) * 0.975, 2);

  const seen = async () => {
    const requests = firmRequestsSchema.parse(await at(shopper).json('GET', '/api/proposal/firm-requests'));
    return requests.find(({ name }) => name === `RFP-${number}`);
  };
  expect(await seen()).not.toHaveProperty('discountPercent');
  await at(ada).json('PUT', `/api/desk/requests/${number}/state`, { state: 'proposed' });
  expect(await seen()).toMatchObject({ discountPercent: '2.5', discountedNetPrice: answer.discountedTotal });
  const drawn = await at(ada).send('GET', `/api/desk/requests/${number}/proposal`);
  expect([drawn.status, (await drawn.text()).slice(0, 5)]).toEqual([200, '%PDF-']);
  const request = (await shop.tenant.services.forDesk.requests.listAll()).find(
    (each) => each.number === number,
  );
  const document =
    request && firmProposal(request, { date: new Date(), language: 'en', letterhead: PLAIN_LETTERHEAD });
  expect(document).toMatchObject({
    title: 'Proposal',
    reference: `RFP-${number}`,
    positions: [
      { quantity: '10' },
      { product: 'Discount of 2.5 percent', amount: expect.stringMatching(/^-€/) },
    ],
    total: `€${Number(answer.discountedTotal).toFixed(2)}`,
  });
  expect((await discount(ada, '3')).status, 'of a proposal that was sent').toBe(409);
  const move = (state: string) => at(ada).send('PUT', `/api/desk/requests/${number}/state`, { state });
  expect((await move('in-progress')).status).toBe(409);
  expect((await move('won')).status).toBe(200);
  expect((await move('won')).status, 'repeated').toBe(200);
  expect((await move('lost')).status).toBe(409);
});

test('a request that another rep works on is theirs and the admins’', async () => {
  const { number } = await ask('Robin');
  const path = `/api/desk/requests/${number}`;
  await at(ada).json('PUT', `${path}/assignee`, { isMine: true });
  expect((await at(grace).json('GET', '/api/desk/requests?search=Robin')).requests).toMatchObject([
    { isOpenToMe: false, assignee: { name: 'ada', isMe: false } },
  ]);
  for (const [method, call, body] of [
    ['GET', '', undefined],
    ['PUT', '/state', { state: 'declined' }],
    ['PUT', '/assignee', { isMine: true }],
    ['PUT', '/discount', { percent: '1' }],
    ['POST', '/copies', { itemId: 'x', cartId: 'x' }],
  ] as const)
    expect((await at(grace).send(method, path + call, body)).status, call).toBe(403);
  expect(await at(root).json('PUT', `${path}/assignee`, { isMine: true })).toMatchObject({
    assignee: { name: 'root' },
  });
  await at(root).json('PUT', `${path}/assignee`, { isMine: false });
  expect((await at(grace).send('GET', path)).status).toBe(200);
  expect((await at(grace).send('GET', '/api/desk/requests/1')).status).toBe(404);
  expect((await at(grace).send('GET', '/api/desk/requests/x')).status).toBe(404);
  expect((await at(grace).send('GET', '/api/desk/requests?state=lost-and-found')).status).toBe(400);
});

test('files of a request are downloaded by whoever may open it, and the log says so', async () => {
  const item = await at(shopper).json(
    'POST',
    '/api/cart/items',
    form({ tab: 'valves', productId: 'rillo_b12_15', qty: '1' }),
  );
  const attach = (path: string, name: string) => {
    const body = new FormData();
    body.append('file', new File([`content of ${name}`], name));
    return at(shopper).json('POST', path, body);
  };
  await attach('/api/cart/attachment', 'Maße.txt');
  await attach(`/api/cart/items/${item['#id']}/attachment`, 'plan.txt');
  const { number } = await ask('Dana');
  const path = `/api/desk/requests/${number}`;
  const opened = deskRequestSchema.parse(await at(ada).json('GET', path));
  expect(opened.attachments).toMatchObject([{ name: 'Maße.txt', size: 20 }]);
  expect(opened.items?.map(({ attachments }) => attachments.map(({ name }) => name))).toEqual([
    ['plan.txt'],
    [],
  ]);
  const fileOf = ({ id } = { id: '' }, browser = ada) => at(browser).send('GET', `${path}/attachments/${id}`);
  const [ofCart] = opened.attachments;
  const answer = await fileOf(ofCart);
  expect(await answer.text()).toBe('content of Maße.txt');
  expect(Object.fromEntries(answer.headers)).toMatchObject({
    'content-type': 'text/plain',
    'content-disposition': `attachment; filename="Ma_e.txt"; filename*=UTF-8''Ma%C3%9Fe.txt`,
    'content-security-policy': expect.stringContaining('sandbox'),
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
  });
  expect((await fileOf(opened.items?.[0]?.attachments[0])).status).toBe(200);
  const [entry] = await audit();
  expect(entry).toMatchObject({
    action: 'read-attachment',
    object: `RFP-${number}`,
    person: { name: 'ada' },
    details: { attachmentId: opened.items?.[0]?.attachments[0]?.id },
  });

  // Of another request, of nothing, of a request of another rep, by somebody who only shops.
  const { number: other } = await ask('Dana');
  expect((await at(ada).send('GET', `/api/desk/requests/${other}/attachments/${ofCart?.id}`)).status).toBe(
    404,
  );
  expect((await fileOf({ id: 'x' })).status).toBe(404);
  await at(ada).json('PUT', `${path}/assignee`, { isMine: true });
  expect((await fileOf(ofCart, grace)).status).toBe(403);
  expect((await fileOf(ofCart, root)).status).toBe(200);
  expect((await fileOf(ofCart, shopper)).status).toBe(403);
});

test('people who sell read what the catalog’s currency is in others', async () => {
  const currencies = deskCurrenciesSchema.parse(await at(ada).json('GET', '/api/desk/currencies'));
  expect(currencies).toMatchObject({
    base: 'EUR',
    asOf: expect.stringMatching(/^2026-01-05T/),
    rates: expect.arrayContaining([
      { currency: 'CHF', rate: '0.94' },
      { currency: 'USD', rate: '1.09' },
    ]),
  });
});

test('a copy of a configuration is worked on in the cart of another customer, and leaves the request as it is', async () => {
  const { number } = await ask('Sam', 'large');
  const path = `/api/desk/requests/${number}`;
  const before = deskRequestSchema.parse(await at(ada).json('GET', path));
  const itemId = before.items?.[0]?.id ?? '';
  expect(before.items).toMatchObject([{ isConfigured: true }]);
  expect(before.items?.[0]?.parameters.map(({ value }) => value)).toContain('Large');

  const customer = { name: 'Alex', company: 'Alex AG', email: 'alex@example.com' };
  const { carts } = deskCartsSchema.parse(
    await at(ada).json('POST', '/api/desk/carts', { name: 'Fleet', customer }),
  );
  const [cart] = carts;
  expect(cart).toMatchObject({ name: 'Fleet', customer, isOpen: true, itemCount: 0 });
  expect(await at(ada).json('GET', '/api/cart')).toMatchObject({ name: 'Fleet', customerName: 'Alex' });

  const copied = copiedSchema.parse(
    await at(ada).json('POST', `${path}/copies`, { itemId, cartId: cart?.id }),
  );
  await at(ada).json(
    'POST',
    '/api/config/commit',
    form({ configId: copied.configId, parameter: 'bike_size_field', value: 'small' }),
  );
  await at(ada).json('POST', '/api/cart/items', form({ configId: copied.configId }));
  expect(await at(ada).json('GET', '/api/desk/carts')).toMatchObject({ carts: [{ itemCount: 1 }] });
  expect(await at(ada).json('GET', path)).toMatchObject({ items: before.items });
  expect((await at(ada).send('POST', `${path}/copies`, { itemId: 'x', cartId: cart?.id })).status).toBe(404);

  // Another rep cannot open the cart, nor copy into it.
  expect((await at(grace).send('PUT', '/api/desk/opened-cart', { id: cart?.id })).status).toBe(404);
  expect((await at(grace).send('POST', `${path}/copies`, { itemId, cartId: cart?.id })).status).toBe(404);
  expect(
    (await at(grace).send('PUT', `/api/desk/carts/${cart?.id}`, { name: 'Mine', customer })).status,
  ).toBe(404);

  // Nor read what it costs over the years; the tenant says that an item is no service to whoever may.
  const prices = (browser: Browser | undefined) =>
    at(browser).send('GET', `/api/categorypricing/v1/ConfiguredService/${copied.configId}/pricing-grid`);
  const statuses = [await prices(ada), await prices(grace), await prices(root)].map(({ status }) => status);
  expect(statuses).toEqual([400, 404, 400]);

  await at(ada).json('DELETE', '/api/desk/opened-cart');
  expect(await at(ada).json('GET', '/api/cart/items')).toMatchObject({ itemCount: 0 });
  await at(ada).json('PUT', '/api/desk/opened-cart', { id: cart?.id });
  expect(await at(ada).json('GET', '/api/cart/items')).toMatchObject({ itemCount: 1 });
  // A proposal ends the tenant's cart; the next one has the customer again.
  await at(ada).json(
    'POST',
    '/api/proposal/firm-requests',
    form({ customerName: 'Alex', customerEmail: customer.email }),
  );
  await at(ada).json('PUT', '/api/desk/opened-cart', { id: cart?.id });
  expect(await at(ada).json('GET', '/api/cart')).toMatchObject({ name: 'Fleet', customerName: 'Alex' });
});

test('a cart of a customer is closed with the session of the person', async () => {
  const browser = await shop.signIn({ name: 'hopper', role: 'rep', seesCosts: false });
  const other = await shop.signIn({ name: 'turing', role: 'rep', seesCosts: false });
  const customer = { name: 'Alex', company: '', email: '' };
  await browser.json('POST', '/api/desk/carts', { name: 'Fleet', customer });
  expect(await shop.removePerson('hopper')).toBe(true);
  const refused = await browser.send('GET', '/api/cart');
  expect(refused.status).toBe(403);
  expect(await refused.json()).toMatchObject({ cause: 'Cart of a customer closed' });
  expect(await browser.json('GET', '/api/cart')).not.toHaveProperty('customerName');
  await other.json('POST', '/api/desk/carts', { name: 'Fleet', customer });
  await other.json('DELETE', '/api/sign-in');
  expect(await other.json('GET', '/api/cart')).not.toHaveProperty('customerName');
});

test('requests of customers of another organization are not those of the shop', async () => {
  const { number } = await ask('Max');
  const { database } = shop.tenant.deps;
  const path = `/api/desk/requests/${number}`;
  expect((await at(root).send('GET', path)).status).toBe(200);
  await database
    .updateTable('firm_request')
    .set({ external_id: customerId('dealer', 'max') })
    .where('number', '=', number)
    .execute();
  const { requests } = deskRequestsSchema.parse(await at(root).json('GET', '/api/desk/requests?search=max'));
  expect(requests).toEqual([]);
  expect((await at(root).send('GET', path)).status).toBe(404);
});

test('what people read and change of customers is in the audit log, which nobody can change', async () => {
  const { number } = await ask('Noor');
  const [last] = await audit();
  await at(ada).json('GET', `/api/desk/requests/${number}`);
  await at(ada).json('PUT', `/api/desk/requests/${number}/state`, { state: 'in-progress' });
  // Changes nothing, and says nothing.
  await at(ada).json('PUT', `/api/desk/requests/${number}/state`, { state: 'in-progress' });
  const entries = (await audit()).filter(({ id }) => id > (last?.id ?? 0));
  expect(entries.map(({ action, object, person }) => [action, object, person.name])).toEqual([
    ['move-request', `RFP-${number}`, 'ada'],
    ['read-request', `RFP-${number}`, 'ada'],
  ]);
  expect(entries[0]?.details).toEqual({ from: 'submitted', to: 'in-progress' });
  expect(entries[0]?.customer).not.toBe('');
  expect(await at(root).json('GET', '/api/desk/audit?before=2')).toMatchObject({
    entries: [{ id: 1 }],
    next: null,
  });
  expect((await audit()).some(({ action }) => action === 'call-for-customer')).toBe(true);

  expect((await at(ada).send('GET', '/api/desk/audit')).status).toBe(403);
  expect((await at(shopper).send('GET', '/api/desk/audit')).status).toBe(403);
  const { database } = shop.tenant.deps;
  for (const statement of [
    sql`UPDATE audit_entry SET person = 'local:grace'`,
    sql`DELETE FROM audit_entry`,
    sql`INSERT OR REPLACE INTO audit_entry SELECT * FROM audit_entry LIMIT 1`,
  ])
    await expect(statement.execute(database)).rejects.toThrow('entries of the audit log cannot be changed');
});

test('no change is made when its entry cannot be written', async () => {
  const { number } = await ask('Toni');
  const { database } = shop.tenant.deps;
  await sql`CREATE TRIGGER refuse_entries BEFORE INSERT ON audit_entry BEGIN SELECT RAISE(ABORT, 'full'); END`.execute(
    database,
  );
  const refused = await at(ada).send('PUT', `/api/desk/requests/${number}/state`, { state: 'in-progress' });
  await sql`DROP TRIGGER refuse_entries`.execute(database);
  expect(refused.status).toBe(500);
  expect(await at(ada).json('GET', `/api/desk/requests/${number}`)).toMatchObject({
    state: 'submitted',
    assignee: null,
  });
});
