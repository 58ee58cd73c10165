/** Everything that is priced adds up to the smallest coin, in every currency and at every quantity. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { loadText, modelText } from '../testing/model-folder.ts';
import { coinOf } from './convert-price.ts';
import { priceConfiguration } from './price.ts';

const shelf = (currency: string, currencies: string, discounts: string) =>
  modelText({
    currency,
    currencies,
    components: `
  bolt: { label: Bolt, variants: { m4: { label: M4, article: B-4, price: 3, quantity_prices: { 10: 2, 100: 1 } }, m6: { label: M6, article: B-6, price: 7 } } }
  case: { label: Case, variants: { oak: { label: Oak, article: C-1, price: 1995 }, pine: { label: Pine, article: C-2, price: 845 }, none: None } }`,
    fields: `
  bolts_field: { label: Bolts, type: integer, min: 0, max: 500 }
  bolt_field: { label: Bolt, component: bolt }
  case_field: { label: Case, component: case }
  lamp_field: { label: Lamp, type: yesno, price: 105, article: L-1 }`,
    steps:
      '\n  - { step: s, label: S, groups: [{ group: g, label: G, members: [case_field, lamp_field, bolts_field, bolt_field] }] }',
    bom: '\n  - case_field\n  - lamp_field\n  - { field: bolt_field, quantity: bolts_field }',
    discounts,
  });

const percent = fc.integer({ min: 1, max: 9_999 }).map((value) => (value / 100).toFixed(2));
const currencies = [
  { own: 'EUR', others: '{ CHF: { rate: 0.9417, round: 0.05 }, JPY: 163.271, KWD: 0.33719, USD: 1.09 }' },
  { own: 'CHF', others: '{ CHF: { round: 0.05 }, EUR: 1.0619 }' },
  { own: 'JPY', others: '{ EUR: 0.006125, KWD: { rate: 0.002065, round: 0.005 } }' },
  { own: 'KWD', others: '{ KWD: { round: 0.005 }, JPY: { rate: 484.2, round: 5 } }' },
];

test('lines, discounts and totals are multiples of the coin, and add up', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...currencies),
      fc.record({ series: percent, lamp: percent, all: percent }),
      fc.array(
        fc.record({
          pieces: fc.integer({ min: 1, max: 9_999 }),
          bolts: fc.integer({ min: 0, max: 500 }),
          bolt: fc.constantFrom('m4', 'm6'),
          chosen: fc.constantFrom('oak', 'pine', 'none'),
          lamp: fc.constantFrom('Yes', 'No'),
        }),
        { minLength: 5, maxLength: 12 },
      ),
      async ({ own, others }, off, carts) => {
        const discounts = `
  series: { label: Series, breaks: { 5: ${off.series}, 1000: ${off.all} } }
  lamp: { label: Lamp, if: lamp_field, percent: ${off.lamp}, on: [lamp_field] }
  coupon: { label: Coupon, amount: 5, from: 3 }`;
        const model = await loadText(shelf(own, others, discounts));
        for (const currency of [own, ...model.currencies.keys()]) {
          const coin = coinOf(model, currency);
          for (const { pieces, bolts, bolt, chosen, lamp } of carts) {
            const values = { bolts_field: bolts, bolt_field: bolt, case_field: chosen, lamp_field: lamp };
            const assignment = new Map(Object.entries(values).map(([name, value]) => [name, String(value)]));
            const priced = priceConfiguration(model, assignment, { currency, pieces });
            const lines = priced.sections.flatMap((section) => section.lines);
            const amounts = [
              ...lines.flatMap((line) => [line.listPrice, line.unitPrice, line.total]),
              ...priced.sections.map(({ total }) => total),
              ...priced.reductions.map(({ amount }) => amount),
              priced.listTotal,
              priced.total,
            ];
            expect(amounts.filter((amount) => amount % coin !== 0)).toEqual([]);
            expect(amounts.filter((amount) => !Number.isSafeInteger(amount) || amount < 0)).toEqual([]);
            const gross = lines.reduce((sum, line) => sum + line.unitPrice * line.quantity, 0);
            const taken = priced.reductions.reduce((sum, { amount }) => sum + amount, 0);
            expect(priced.total).toBe(gross - taken);
            expect(priced.sections.reduce((sum, { total }) => sum + total, 0)).toBe(gross);
          }
        }
      },
    ),
    { numRuns: 20 },
  );
});

test('a discount in a currency without single cents', async () => {
  const discounts = '\n  lamp: { label: Lamp, percent: 3 }';
  const model = await loadText(shelf('CHF', '{ CHF: { round: 0.05 } }', discounts));
  const assignment = new Map([['lamp_field', 'Yes']]);
  // 3 % of CHF 105.00 are 3.15; of CHF 7.00 0.21, which nobody can pay.
  expect(priceConfiguration(model, assignment).reductions).toMatchObject([{ amount: 315 }]);
  const bolt = new Map([
    ['bolt_field', 'm6'],
    ['bolts_field', '1'],
  ]);
  expect(priceConfiguration(model, bolt)).toMatchObject({ reductions: [{ amount: 20 }], total: 680 });
});
