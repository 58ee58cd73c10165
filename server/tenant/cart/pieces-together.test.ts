/** Quantity prices and discounts count the pieces of a product in all lines of a cart (docs/decisions/0020). */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { modelText } from '#server/model/testing/model-folder.ts';
import { openShop } from '../testing/sample-shop.ts';
import { pairs } from '../testing/test-configurator.ts';
import { customerOf } from '../testing/test-customer.ts';

const thing = modelText({
  currencies: '{ CHF: { rate: 0.9417, round: 0.05 }, JPY: 163.27, KWD: 0.3372 }',
  components: `
  bolt: { label: Bolt, variants: { m4: { label: M4, article: B-4, price: 0.33, quantity_prices: { 20: 0.29, 100: 0.25 } }, m6: { label: M6, article: B-6, price: 0.71 } } }`,
  fields: `
  bolts_field: { label: Bolts, type: integer, min: 1, max: 50, default: 4 }
  bolt_field: { label: Bolt, component: bolt }
  case_field: { label: Case, type: yesno, price: 199.95, article: C-1 }`,
  steps:
    '\n  - { step: s, label: S, groups: [{ group: g, label: G, members: [bolt_field, bolts_field, case_field] }] }',
  bom: '\n  - { field: bolt_field, quantity: bolts_field }\n  - case_field',
  discounts: '{ series: { label: Series, breaks: { 5: 3, 12: 7.5 } } }',
});

async function open() {
  const shop = await openShop(thing, { catalog: 'currencies: { CHF: 0.9417, JPY: 163.27, KWD: 0.3372 }' });
  let customers = 0;
  let me = '';
  const customer = customerOf(
    () => shop.tenant,
    () => me,
  );
  const add = async (qty: number, ...commits: readonly (readonly [string, string])[]) => {
    const { configId = '' } = await shop.post('/config/start/things/thing', {}, { as: me });
    if (commits.length > 0) await shop.post('/config/commit', pairs(configId, ...commits), { as: me });
    return customer.add({ configId, qty });
  };
  const newCustomer = () => (me = `customer-${++customers}`);
  newCustomer();
  const pay = async (currency: string) => {
    await shop.tenant.json('/cart', { method: 'PUT', form: { currency }, as: me });
    await shop.tenant.json('/cart/refresh-currency', { method: 'POST', as: me });
  };
  const remove = (id: string) => shop.tenant.json(`/cart/items/${id}`, { method: 'DELETE', as: me });
  return { ...customer, add, newCustomer, pay, remove };
}

test('the same product twice costs what one line of it costs', async () => {
  const { add, items, cart, newCustomer } = await open();
  await add(8);
  const alone = await cart();
  newCustomer();
  await add(5);
  await add(3);
  expect((await cart())['totalNetPrice']).toBe(alone['totalNetPrice']);
  const [first, second] = await items();
  expect(first?.['unitNetPrice']).toBe(second?.['unitNetPrice']);
});

test('other configurations count, too; without them the price is that of fewer', async () => {
  const { add, items, remove } = await open();
  const single = await add(4);
  const other = await add(8, ['bolts_field', '9'], ['case_field', 'Yes']);
  expect(Number((await items())[0]?.['unitNetPrice'])).toBeLessThan(Number(single['unitNetPrice']));
  await remove(other['#id']);
  expect((await items())[0]?.['unitNetPrice']).toBe(single['unitNetPrice']);
});

const amountOf = (text: string | undefined) => Number((text ?? '').replace(/[^\d.-]/g, ''));

test('however pieces are divided into lines, and in every currency, everything adds up to the coin', async () => {
  const { add, items, cart, newCustomer, pay } = await open();
  const coins: Readonly<Record<string, number>> = { EUR: 0.01, CHF: 0.05, JPY: 1, KWD: 0.001 };
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...Object.keys(coins)),
      fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 3 }),
      fc.integer({ min: 1, max: 50 }),
      fc.constantFrom('Yes', 'No'),
      async (currency, parts, bolts, chosen) => {
        const commits = [['bolts_field', String(bolts)] as const, ['case_field', chosen] as const];
        newCustomer();
        await add(
          parts.reduce((sum, qty) => sum + qty, 0),
          ...commits,
        );
        await pay(currency);
        const whole = await cart();
        newCustomer();
        for (const qty of parts) await add(qty, ...commits);
        await pay(currency);
        const divided = await cart();
        expect(divided['totalNetPrice']).toBe(whole['totalNetPrice']);
        let total = 0;
        const coin = coins[currency] ?? 1;
        const inCoins = (amount: number) => Math.round(amount / coin);
        for (const item of await items()) {
          const [unit, all] = [Number(item['unitNetPrice']), Number(item['totalNetPrice'])];
          expect(Math.abs(unit / coin - inCoins(unit))).toBeLessThan(1e-6);
          expect(inCoins(all)).toBe(inCoins(unit) * item.qty);
          const { rows, summary } = item.pricing as {
            rows: { summary: Record<string, string>; rows: Record<string, string>[] }[];
            summary: Record<string, string>;
          };
          const lines = rows
            .flatMap((row) => row.rows)
            .map((line) => amountOf(line['customerNetPriceColumn']));
          const sum = rows.reduce(
            (of, row) => of + inCoins(amountOf(row.summary['customerNetPriceColumn'])),
            0,
          );
          expect(lines.reduce((of, line) => of + inCoins(line), 0)).toBe(inCoins(all));
          expect(sum).toBe(inCoins(all));
          expect(amountOf(summary['customerNetPriceColumn'])).toBe(all);
          total += inCoins(all);
        }
        expect(inCoins(Number(divided['totalNetPrice']))).toBe(total);
      },
    ),
    { numRuns: 12 },
  );
}, 60_000);
