import type { Hono } from 'hono';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { attachmentSchema } from '#contract/attachment.ts';
import { firmRequestSchema } from '#contract/cart.ts';
import { deskCartsSchema } from '#contract/desk.ts';
import { appCalls, isFor, roles, tenantCalls, type Audience, type Role } from './testing/calls-by-role.ts';
import { startSellingShop, type Browser, type SellingShop } from './testing/selling-shop.ts';

let shop: SellingShop;
let number = 0;
let cartId = '';
let serviceId = '';
let itemId = '';
let attachmentId = '';

beforeAll(async () => {
  shop = await startSellingShop();
  const customer = shop.browser();
  const form = (values: Record<string, string>) => new URLSearchParams(values);
  const { configId } = await started(customer, 'services/care');
  for (const [parameter, value] of Object.entries({ monitoring_field: 'Yes', asset_count: '1' }))
    await customer.json('POST', '/api/config/commit', form({ configId, parameter, value }));
  await customer.json('POST', '/api/cart/items', form({ configId }));
  serviceId = configId;
  const asking = shop.browser();
  itemId = (await started(asking, 'bikes/calvin')).configId;
  await asking.json('POST', '/api/cart/items', form({ configId: itemId }));
  const file = new FormData();
  file.append('file', new File(['a text'], 'notes.txt'));
  const attached: unknown = await asking.json('POST', '/api/cart/attachment', file);
  attachmentId = attachmentSchema.parse(attached).id;
  const who = { customerName: 'Kim', customerEmail: 'kim@example.com' };
  const asked = firmRequestSchema.parse(await asking.json('POST', '/api/proposal/firm-requests', form(who)));
  number = Number(asked.name.replace('RFP-', ''));
});
afterAll(() => shop.close());

async function started(browser: Browser, product: string): Promise<{ configId: string }> {
  const body: unknown = await browser.json('POST', `/api/config/start/${product}`, new URLSearchParams());
  return body as { configId: string };
}

async function browserOf(role: Role): Promise<Browser> {
  switch (role) {
    case 'nobody':
      return shop.browser();
    case 'shopper': {
      const browser = shop.browser();
      await browser.send('GET', '/api/session');
      return browser;
    }
    case 'rep':
      return shop.signIn({ name: 'rep', role: 'rep', seesCosts: false });
    case 'rep with costs':
      return shop.signIn({ name: 'costs', role: 'rep', seesCosts: true });
    case 'admin':
      return shop.signIn({ name: 'admin', role: 'admin', seesCosts: false });
  }
}

/** Of calls that change something for people who sell: what they are sent, so that they do it. */
function bodyOf(call: string): unknown {
  const customer = { name: 'Alex', company: '', email: '' };
  const bodies: Readonly<Record<string, unknown>> = {
    'PUT /api/desk/requests/:number/state': { state: 'in-progress' },
    'PUT /api/desk/requests/:number/assignee': { isMine: false },
    'PUT /api/desk/requests/:number/discount': { percent: '1' },
    'POST /api/desk/requests/:number/copies': { itemId, cartId },
    'POST /api/desk/carts': { name: 'Fleet', customer },
    'PUT /api/desk/carts/:id': { name: 'Fleet', customer },
    'PUT /api/desk/opened-cart': { id: cartId },
    'POST /api/sign-in': {},
  };
  return bodies[call];
}

function addressOf(call: string): string {
  const values: Readonly<Record<string, string>> = {
    number: String(number),
    cut: 'pricing-per-product',
    attachmentId,
    ...(call.includes('/desk/carts/') && { id: cartId }),
    ...(call.includes('/categorypricing/') && { type: 'ConfiguredService', id: serviceId }),
  };
  const path = call.slice(call.indexOf(' ') + 1).replace('*', '/');
  return path.replace(/:(\w+)/g, (_, name: string) => values[name] ?? 'x');
}

/** Calls of the application without those that only wrap others, or refuse a method. */
function callsOf(app: Hono): Set<string> {
  const named = app.routes.filter(({ method }) => method !== 'ALL');
  // What stands for "the rest of the path" in the address is the name alone in the table.
  const calls = new Set(named.map(({ method, path }) => `${method} ${path.replace(/\{[^}]*\}/g, '')}`));
  const paths = new Set(named.map(({ path }) => path));
  for (const { method, path } of app.routes) {
    // Behind the calls of a path there is one for all other methods (405).
    if (method === 'ALL' && !path.endsWith('*') && !paths.has(path)) calls.add(`ALL ${path}`);
  }
  return calls;
}

test('every call of the server is in the table, and the table has no other', () => {
  const named = (calls: ReadonlyMap<string, Audience>) =>
    new Set([...calls.keys()].map((call) => call.replace(/\?.*/, '')));
  const declared = named(appCalls);
  // The pages of the shop are there only when it was built.
  const pages = ['GET /', 'GET *', 'GET /.vite/*', 'GET /*'];
  const withoutPages = (calls: Iterable<string>) => [...calls].filter((call) => !pages.includes(call)).sort();
  expect(withoutPages(callsOf(shop.app))).toEqual(withoutPages(declared));
  const tenant = callsOf(shop.tenant.app);
  expect([...tenant].filter((call) => !tenantCalls.has(call))).toEqual([]);
});

test.each(roles)('calls as %s', async (role) => {
  const seller = roles.indexOf(role) >= 2 ? await browserOf(role) : undefined;
  if (seller) {
    const made: unknown = await seller.json('POST', '/api/desk/carts', bodyOf('POST /api/desk/carts'));
    cartId = deskCartsSchema.parse(made).carts[0]?.id ?? '';
    await seller.json('DELETE', '/api/desk/opened-cart');
  }
  const browser = seller ?? (await browserOf(role));
  const wrong: string[] = [];
  const check = async (call: string, audience: Audience, sender: Browser) => {
    const [method = ''] = call.split(' ');
    const { status } = await sender.send(method, addressOf(call), bodyOf(call));
    const isRefused = status === 401 || status === 403;
    // What people who sell do at their desk works with what is sent; shoppers' calls are only let through.
    const mustWork = call.includes('/api/desk/') || call.includes('/api/categorypricing/');
    const isWrong = isFor(audience, role)
      ? isRefused || status >= 500 || (mustWork && status >= 300)
      : !isRefused;
    // Pages of a shop that is not built.
    const isPage = !call.includes(' /api/') && status === 503;
    if (isWrong && !isPage) wrong.push(`${call}: ${status}`);
  };
  for (const [call, audience] of appCalls) {
    // Signing out ends the session that the other calls need.
    const sender = call.includes('/sign-in') ? await browserOf(role) : browser;
    await check(call, audience, sender);
  }
  for (const [call, audience] of tenantCalls) {
    // The same address with a session is the gateway's.
    if (call.includes('/api/categorypricing/')) continue;
    await check(call, audience, browser);
  }
  expect(wrong).toEqual([]);
});

test('the tenant’s own Category Pricing API takes accounts only, whoever has signed in', async () => {
  const browser = await browserOf('admin');
  const path = `/api/categorypricing/v1/ConfiguredService/${serviceId}/pricing-grid`;
  const response = await browser.send('GET', path, undefined, { Authorization: 'Basic eDp5' });
  expect(response.status).toBe(401);
});
