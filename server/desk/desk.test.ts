import { afterAll, expect, test } from 'vitest';
import { firmRequestsSchema } from '#contract/cart.ts';
import {
  deskCurrenciesSchema,
  deskRequestSchema,
  deskRequestsSchema,
  type DeskRequest,
} from '#contract/desk.ts';
import { customerId } from '#server/tenant/api-access.ts';
import { firmProposal } from '#server/tenant/proposal/firm-proposal.ts';
import { PLAIN_LETTERHEAD } from '#server/tenant/proposal/letterhead.ts';
import type { Browser } from '#server/testing/selling-shop.ts';
import { form, startDesk } from './testing/desk-shop.ts';

const { shop, shopper, ada, grace, root, ask, audit } = await startDesk();
afterAll(() => shop.close());

test('a rep finds a request, begins to work on it, and its customer sees the discount once it is answered', async () => {
  const { number } = await ask('Kim');
  await ask('Lee');
  const list = async (query: string) =>
    deskRequestsSchema.parse(await ada.json('GET', `/api/desk/requests?${query}`)).requests;
  expect((await list('')).map(({ customer }) => customer.name)).toEqual(['Lee', 'Kim']);
  expect((await list('search=kim')).length, 'both are of one company').toBe(2);
  expect((await list(`search=rfp-${number}`)).map(({ customer }) => customer.name)).toEqual(['Kim']);

  await ada.json('PUT', `/api/desk/requests/${number}/state`, { state: 'in-progress' });
  expect(await list('state=in-progress&assignee=me')).toMatchObject([
    {
      number,
      state: 'in-progress',
      assignee: { name: 'ada', isMe: true },
      nextStates: ['proposed', 'declined'],
    },
  ]);
  expect((await list('assignee=nobody')).map(({ customer }) => customer.name)).toEqual(['Lee']);
  const opened = deskRequestSchema.parse(await ada.json('GET', `/api/desk/requests/${number}`));
  expect(opened).toMatchObject({
    customer: { name: 'Kim', company: 'Kim GmbH', email: 'kim@example.com' },
    discountLimit: '5',
    items: [{ qty: 10, isConfigured: false, parameters: [] }],
  });

  const discount = (browser: Browser, percent: string) =>
    browser.send('PUT', `/api/desk/requests/${number}/discount`, { percent });
  expect((await discount(ada, '5.01')).status, 'beyond the limit of a rep').toBe(403);
  for (const percent of ['-1', '101', '1.234', 'x', ''])
    expect((await discount(ada, percent)).status, percent).toBe(400);
  expect((await discount(root, '20.01')).status, 'beyond the limit of an admin').toBe(403);
  const answer = (await (await discount(ada, '2.5')).json()) as DeskRequest;
  expect(answer).toMatchObject({ discount: '2.5' });
  expect(Number(answer.discountedTotal)).toBeCloseTo(Number(answer.total) * 0.975, 2);

  const seen = async () => {
    const requests = firmRequestsSchema.parse(await shopper.json('GET', '/api/proposal/firm-requests'));
    return requests.find(({ name }) => name === `RFP-${number}`);
  };
  expect(await seen()).not.toHaveProperty('discountPercent');
  await ada.json('PUT', `/api/desk/requests/${number}/state`, { state: 'proposed' });
  expect(await seen()).toMatchObject({ discountPercent: '2.5', discountedNetPrice: answer.discountedTotal });
  const drawn = await ada.send('GET', `/api/desk/requests/${number}/proposal`);
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
  const move = (state: string) => ada.send('PUT', `/api/desk/requests/${number}/state`, { state });
  expect((await move('in-progress')).status).toBe(409);
  expect((await move('won')).status).toBe(200);
  expect((await move('won')).status, 'repeated').toBe(200);
  expect((await move('lost')).status).toBe(409);
});

test('a request that another rep works on is theirs and the admins’', async () => {
  const { number } = await ask('Robin');
  const path = `/api/desk/requests/${number}`;
  await ada.json('PUT', `${path}/assignee`, { isMine: true });
  expect((await grace.json('GET', '/api/desk/requests?search=Robin')).requests).toMatchObject([
    { isOpenToMe: false, assignee: { name: 'ada', isMe: false } },
  ]);
  for (const [method, call, body] of [
    ['GET', '', undefined],
    ['PUT', '/state', { state: 'declined' }],
    ['PUT', '/assignee', { isMine: true }],
    ['PUT', '/discount', { percent: '1' }],
    ['POST', '/copies', { itemId: 'x', cartId: 'x' }],
  ] as const)
    expect((await grace.send(method, path + call, body)).status, call).toBe(403);
  expect(await root.json('PUT', `${path}/assignee`, { isMine: true })).toMatchObject({
    assignee: { name: 'root' },
  });
  await root.json('PUT', `${path}/assignee`, { isMine: false });
  expect((await grace.send('GET', path)).status).toBe(200);
  expect((await grace.send('GET', '/api/desk/requests/1')).status).toBe(404);
  expect((await grace.send('GET', '/api/desk/requests/x')).status).toBe(404);
  expect((await grace.send('GET', '/api/desk/requests?state=lost-and-found')).status).toBe(400);
});

test('files of a request are downloaded by whoever may open it, and the log says so', async () => {
  const item = await shopper.json(
    'POST',
    '/api/cart/items',
    form({ tab: 'valves', productId: 'rillo_b12_15', qty: '1' }),
  );
  const attach = (path: string, name: string) => {
    const body = new FormData();
    body.append('file', new File([`content of ${name}`], name));
    return shopper.json('POST', path, body);
  };
  await attach('/api/cart/attachment', 'Maße.txt');
  await attach(`/api/cart/items/${item['#id']}/attachment`, 'plan.txt');
  const { number } = await ask('Dana');
  const path = `/api/desk/requests/${number}`;
  const opened = deskRequestSchema.parse(await ada.json('GET', path));
  expect(opened.attachments).toMatchObject([{ name: 'Maße.txt', size: 20 }]);
  expect(opened.items?.map(({ attachments }) => attachments.map(({ name }) => name))).toEqual([
    ['plan.txt'],
    [],
  ]);
  const fileOf = ({ id } = { id: '' }, browser = ada) => browser.send('GET', `${path}/attachments/${id}`);
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
  expect((await ada.send('GET', `/api/desk/requests/${other}/attachments/${ofCart?.id}`)).status).toBe(404);
  expect((await fileOf({ id: 'x' })).status).toBe(404);
  await ada.json('PUT', `${path}/assignee`, { isMine: true });
  expect((await fileOf(ofCart, grace)).status).toBe(403);
  expect((await fileOf(ofCart, root)).status).toBe(200);
  expect((await fileOf(ofCart, shopper)).status).toBe(403);
});

test('people who sell read what the catalog’s currency is in others', async () => {
  const currencies = deskCurrenciesSchema.parse(await ada.json('GET', '/api/desk/currencies'));
  expect(currencies).toMatchObject({
    base: 'EUR',
    asOf: expect.stringMatching(/^2026-01-05T/),
    rates: expect.arrayContaining([
      { currency: 'CHF', rate: '0.94' },
      { currency: 'USD', rate: '1.09' },
    ]),
  });
});

test('requests of customers of another organization are not those of the shop', async () => {
  const { number } = await ask('Max');
  const { database } = shop.tenant.deps;
  const path = `/api/desk/requests/${number}`;
  expect((await root.send('GET', path)).status).toBe(200);
  await database
    .updateTable('firm_request')
    .set({ external_id: customerId('dealer', 'max') })
    .where('number', '=', number)
    .execute();
  const { requests } = deskRequestsSchema.parse(await root.json('GET', '/api/desk/requests?search=max'));
  expect(requests).toEqual([]);
  expect((await root.send('GET', path)).status).toBe(404);
});
