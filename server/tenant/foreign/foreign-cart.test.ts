import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { otherTotalsSchema, type CartItem } from '#contract/cart.ts';
import { ForeignError } from '#server/upstreams/foreign-configurator.ts';
import { draftContent } from '../proposal/draft-content.ts';
import { buildServices } from '../tenant-services.ts';
import { rackCustomer, rackSystems, startRackShop } from '../testing/rack-shop.ts';
import { rackSystem, type RackSystem } from '../testing/rack-system.ts';
import { customerOf, errorOf } from '../testing/test-customer.ts';
import type { TestTenant } from '../testing/test-tenant.ts';

let rack: RackSystem;
let tenant: TestTenant;
let customers = 0;
let me = '';
const { post, start, commit } = rackCustomer(
  () => tenant,
  () => me,
);
const { add, items, cart } = customerOf(
  () => tenant,
  () => me,
);

beforeAll(async () => {
  ({ rack, tenant } = await startRackShop());
});
afterAll(() => tenant.close());
beforeEach(() => {
  me = `customer-${++customers}`;
});

describe('the cart', () => {
  async function configured() {
    const { configId = '' } = await start();
    await commit(configId, 'height', '42');
    await post('/config/step', { configId, step: 'service' });
    await commit(configId, 'support', 'standard');
    return configId;
  }

  it('holds parts, prices by period and the reference of the saved configuration', async () => {
    const configId = await configured();
    const item = await add({ configId, qty: '2' });
    expect(item).toMatchObject({
      '#id': configId,
      product: 'Server rack',
      summary: 'Frame 42 U · 2 × Rails · Support',
      isConfigurable: true,
      isProductOutdated: false,
      isCheckedOut: false,
      currency: 'EUR',
      unitNetPrice: '1539.50',
      totalNetPrice: '3079.00',
      pricing: {
        // Of the whole quantity, as all lines of prices.
        rows: [
          { qtyColumn: '2', customerNetPriceColumn: '€2,999.00' },
          { qtyColumn: '4', customerNetPriceColumn: '€80.00' },
          { customerNetPriceColumn: '€39.80 per month, 12 months' },
        ],
        summary: { customerNetPriceColumn: '€3,079.00' },
        recurring: [{ period: 'month', amount: '€39.80', description: '€39.80 per month' }],
        waterfall: [
          { label: 'List price', amount: '€1,639.50' },
          { label: 'Volume discount', amount: '-€100.00' },
        ],
      },
      otherSystem: {
        system: 'racks_inc',
        reference: 'R-1',
        parts: [{}, { qty: '2' }, { kind: 'recommended' }],
      },
    });
    expect(await cart()).toMatchObject({
      totalNetPrice: '3079.00',
      otherTotals: JSON.stringify([
        { currency: 'EUR', amount: '39.80', period: 'month', description: '€39.80 per month' },
      ]),
    });
    expect((await tenant.call('/cart/recalculate-prices', { method: 'POST', form: {}, as: me })).status).toBe(
      200,
    );
    expect((await items())[0]).toMatchObject({ totalNetPrice: '3079.00' });
  });

  it('holds nothing when the system does not save, and says so', async () => {
    const configId = await configured();
    rack.failNext(new ForeignError('unavailable', 'no answer'));
    const response = await tenant.call('/cart/items', { form: { configId }, as: me, language: 'de' });
    expect(await errorOf(response)).toMatchObject({
      status: 409,
      cause: 'Not saved',
      message: expect.stringContaining('nicht in den Warenkorb gelegt') as string,
    });
    expect(await items()).toEqual([]);
    // Nothing is lost, and it can be tried again.
    expect(await add({ configId })).toMatchObject({ '#id': configId });
  });

  it('keeps an item as it is while it is configured again', async () => {
    const configId = await configured();
    await add({ configId });
    const again = await post('/config/start', { configId });
    expect(again.steps.map(({ current }) => current)).toEqual([false, true]);
    await commit(configId, 'support', 'none');
    expect((await items())[0]).toMatchObject({ isCheckedOut: true, otherSystem: { reference: 'R-1' } });
    const request = await tenant.call('/proposal/firm-requests', {
      form: { customerName: 'Ada', customerEmail: 'ada@example.com' },
      as: me,
    });
    expect(await errorOf(request)).toMatchObject({
      status: 409,
      message: expect.stringContaining('being edited: Server rack') as string,
    });
    expect(await add({ configId })).toMatchObject({
      isCheckedOut: false,
      summary: 'Frame 42 U · 2 × Rails',
      otherSystem: { reference: 'R-2' },
    });
    expect(await items()).toHaveLength(1);
    expect((await cart())['otherTotals']).toBeUndefined();

    // Discarded: the item stays.
    await post('/config/start', { configId });
    await tenant.json('/config/cancel', { form: { configId }, as: me });
    expect((await items())[0]).toMatchObject({ isCheckedOut: false });
    const removed = await tenant.call(`/cart/items/${configId}`, { method: 'DELETE', as: me });
    expect(removed.status).toBe(200);
  });

  it('is proposed with prices per period, in the draft and in a firm request', async () => {
    const configId = await configured();
    await add({ configId, qty: '2' });
    const { proposals } = buildServices(tenant.deps);
    const draft = await draftContent(await proposals.contentsToPropose(me), {
      date: new Date(Date.UTC(2026, 2, 1)),
      language: 'en',
    });
    expect(draft.positions).toMatchObject([
      {
        product: 'Server rack',
        summary: 'Frame 42 U · 2 × Rails · Support',
        unitPrice: '€1,539.50',
        amount: '€3,079.00',
        perPeriod: ['€39.80 per month'],
        remarks: [],
      },
    ]);
    expect(draft.total).toBe('€3,079.00');
    expect(draft.furtherTotals).toEqual([{ label: 'Total per month', amount: '€39.80' }]);
    expect(draft.details).toMatchObject([
      {
        parts: [{ rows: [{}, { quantity: '2' }, { role: 'Support', price: '€19.90 per month, 12 months' }] }],
        price: '€1,539.50\n€19.90 per month',
      },
    ]);
    expect((await tenant.call('/proposal/draft', { as: me, language: 'de' })).status).toBe(200);

    await tenant.json('/proposal/firm-requests', {
      form: { customerName: 'Ada', customerEmail: 'ada@example.com' },
      as: me,
    });
    const row = await tenant.deps.database
      .selectFrom('firm_request')
      .select('snapshot')
      .where('external_id', '=', me)
      .executeTakeFirstOrThrow();
    expect(JSON.parse(row.snapshot ?? '')).toMatchObject({
      cart: {
        otherTotals: JSON.stringify([
          { currency: 'EUR', amount: '39.80', period: 'month', description: '€39.80 per month' },
        ]),
      },
      complete: [{ pricing: { recurring: [{ period: 'month' }] }, otherSystem: { system: 'racks_inc' } }],
    });
  });

  it('is among all items while it is not in the cart, the newest first', async () => {
    const [started, others] = [
      await configured(),
      await tenant.json('/config/start/bikes/calvin', { form: {}, as: me }),
    ];
    const all = async () =>
      (
        (await tenant.json('/cart/items', { query: { returnAllShoppingCartItems: 'true' }, as: me })) as {
          items: CartItem[];
        }
      ).items.filter(({ lifeCycleState }) => lifeCycleState === 'Not Added');
    const listed = await all();
    expect(listed.map((item) => item['#id'])).toEqual([(others as { configId: string }).configId, started]);
    expect(listed[1]).toMatchObject({
      product: 'Server rack',
      summary: 'Frame 42 U · 2 × Rails · Support',
      isConfigurable: true,
      isCheckedOut: true,
      hasAnyUncommittedMandatoryFields: false,
      unitNetPrice: '1539.50',
    });
    expect(listed[1]?.otherSystem).not.toHaveProperty('reference');
    await tenant.json('/config/cancel', { form: { configId: started }, as: me });
    expect(await all()).toHaveLength(1);
  });

  it('does not convert: what is priced in another currency has a total of its own', async () => {
    const dollars = rackSystem('USD');
    await tenant.restart({
      foreignSystems: rackSystems(dollars),
    });
    const configId = await configured();
    expect(await add({ configId })).toMatchObject({ currency: 'USD', totalNetPrice: '1539.50' });
    const { totalNetPrice, otherTotals } = await cart();
    expect([totalNetPrice, otherTotalsSchema.parse(JSON.parse(otherTotals ?? ''))]).toEqual([
      '0.00',
      [
        { currency: 'USD', amount: '1539.50', description: '$1,539.50' },
        { currency: 'USD', amount: '19.90', period: 'month', description: '$19.90 per month' },
      ],
    ]);
    await tenant.restart();
  });
});
