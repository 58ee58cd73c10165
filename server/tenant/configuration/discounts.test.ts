/** `config/optimize` where discounts, quantities and currencies count: held to every configuration there is. */
import { expect, test } from 'vitest';
import { optimizationSchema } from '#contract/optimization.ts';
import { allSolutions, type Solution } from '#server/engine/testing/brute-force.ts';
import { assignmentFromEngine } from '#server/configurator/notation.ts';
import { priceConfiguration, type PriceTerms } from '#server/model/product/price.ts';
import { loadText, modelText } from '#server/model/testing/model-folder.ts';
import { openShop } from '../testing/sample-shop.ts';
import { pairs } from '../testing/test-configurator.ts';

const shelf = (discounts: string) =>
  modelText({
    currencies: '{ CHF: { rate: 0.94, round: 0.05 } }',
    components: `
  board:
    label: Board
    features: { weight: { unit: kg } }
    variants:
      oak: { label: Oak, article: B1, price: 40, features: { weight: 3 } }
      pine: { label: Pine, article: B2, price: 12.49, quantity_prices: { 20: 9.90 }, features: { weight: 2 } }
      foam: { label: Foam, article: B3, price: 21.30, features: { weight: 0.5 } }
  pin: { label: Pin, variants: { steel: { label: Steel, article: P1, price: 0.35 }, none: None } }`,
    fields: `
  color_field: { label: Red, type: yesno }
  board_field: { label: Board, component: board, default: oak }
  boards_field: { label: Boards, type: integer, min: 1, max: 6, default: 3 }
  pin_field: { label: Pins, component: pin, quantity: { min: 0, max: 8, default: 4 } }
  gift_field: { label: Gift, type: yesno, price: 5.25 }
  lamp_field: { label: Lamp, type: yesno, price: 19.99, article: L1, default: yes }`,
    rules: `
  pins: { text: T, require: pin_field.quantity >= boards_field }
  lit: { text: T, if: gift_field, then: lamp_field }
  soft: { text: T, if: board_field = foam, then: boards_field >= 3 }`,
    goals: '{ lightest: { label: Lightest, unit: kg, minimize: board_field.weight * boards_field } }',
    discounts,
    steps:
      '\n  - { step: s, label: S, groups: [{ group: g, label: G, members: [color_field, board_field, boards_field, pin_field, gift_field, lamp_field] }] }',
    bom: '\n  - { field: board_field, quantity: boards_field }\n  - { field: pin_field, quantity: pin_field_quantity }\n  - { field: lamp_field, if: not color_field or boards_field > 4 }',
  });

/** No discount, one, several; with conditions, on parts, by pieces; one that no rule could say. */
const sales: Readonly<Record<string, string>> = {
  none: '{}',
  'by pieces': '{ series: { label: Series, breaks: { 3: 2.5, 10: 7 } } }',
  'for a set':
    '{ set: { label: Set, if: gift_field and lamp_field, percent: 30, on: [gift_field, lamp_field] } }',
  several: `
  series: { label: Series, breaks: { 2: 3, 10: 7.5 } }
  set: { label: Set, if: gift_field, percent: 35, on: [board_field, lamp_field] }
  many: { label: Many, if: boards_field * pin_field.quantity >= 20, amount: 17.30 }`,
  'all of it': '\n  much: { label: Much, if: gift_field, percent: 90 }\n  off: { label: Off, amount: 15 }',
};
const cannotSay = '{ half: { label: Half, if: boards_field / pin_field.quantity > 0.7, percent: 50 } }';

async function openSale(discounts: string) {
  const text = shelf(discounts);
  const model = await loadText(text);
  const solutions = allSolutions(model.problem).map((solution) => assignmentFromEngine(model, solution));
  const { tenant, start, post } = await openShop(text, { catalog: 'currencies: { CHF: 0.94 }' });
  const { configId = '' } = await start();
  const told = (price: string | undefined) => Math.round(Number((price ?? '').replace(/[^\d.]/g, '')) * 100);
  return {
    post,
    tenant,
    configId,
    complete: async (wish: Readonly<Record<string, string | number>>) => {
      const answer = (await tenant.json('/config/optimize', { form: { configId, ...wish }, as: 'ada' })) as {
        optimization: unknown;
      };
      const one = optimizationSchema.parse(answer.optimization);
      return {
        ...one,
        then: told(one.price?.then),
        least: told(one.least),
        figure: told(one.figure?.then) / 100,
      };
    },
    pricesOf: (terms: PriceTerms, fits: (solution: Solution) => boolean = () => true) =>
      solutions.filter(fits).map((one) => ({ one, price: priceConfiguration(model, one, terms).total })),
  };
}

const lowest = (found: readonly { price: number }[]) => Math.min(...found.map(({ price }) => price));
const KILOS: Readonly<Record<string, number>> = { oak: 3, pine: 2, foam: 0.5 };
const weight = ({ one }: { one: Solution }) =>
  (KILOS[one.get('board_field') ?? ''] ?? 0) * Number(one.get('boards_field'));

test.each(Object.entries(sales))('the cheapest is the cheapest of all: %s', async (_, discounts) => {
  const { complete, pricesOf } = await openSale(discounts);
  for (const qty of [1, 3, 20]) {
    const least = lowest(pricesOf({ pieces: qty }));
    expect([qty, await complete({ goal: 'cheapest', qty })]).toMatchObject([
      qty,
      { optimal: true, then: least },
    ]);
    const within = await complete({ goal: 'cheapest', qty, budget: (least / 100).toFixed(2) });
    expect(within).toMatchObject({ status: 'OK', optimal: true, then: least });
    if (least === 0) continue;
    const short = await complete({ goal: 'cheapest', qty, budget: ((least - 1) / 100).toFixed(2) });
    expect(short).toMatchObject({ status: 'not OK', optimal: true, least });
  }
});

test.each(Object.entries(sales))('the best within a budget is the best of all: %s', async (_, discounts) => {
  const { complete, pricesOf } = await openSale(discounts);
  for (const qty of [1, 12]) {
    const all = pricesOf({ pieces: qty });
    for (const budget of [lowest(all), 4_000, 5_137, 9_999]) {
      const lightest = Math.min(...all.filter(({ price }) => price <= budget).map(weight));
      if (lightest === Infinity) continue;
      const found = await complete({ goal: 'lightest', qty, budget: (budget / 100).toFixed(2) });
      expect([qty, budget, found]).toMatchObject([qty, budget, { optimal: true, figure: lightest }]);
      expect(found.then).toBeLessThanOrEqual(budget);
    }
  }
});

test('what was chosen stays, also when it rules a discount out', async () => {
  const { complete, pricesOf, post, configId } = await openSale(sales['several'] ?? '');
  await post('/config/commit', pairs(configId, ['gift_field', 'No'], ['boards_field', '2']));
  const fits = (one: Solution) => one.get('gift_field') === 'No' && one.get('boards_field') === '2';
  const least = lowest(pricesOf({ pieces: 10 }, fits));
  expect(await complete({ goal: 'cheapest', qty: 10 })).toMatchObject({ optimal: true, then: least });
});

test('prices are those of the currency that is paid in', async () => {
  const { complete, pricesOf, tenant } = await openSale(sales['for a set'] ?? '');
  await tenant.json('/cart', { method: 'PUT', form: { currency: 'CHF' }, as: 'ada' });
  const least = lowest(pricesOf({ currency: 'CHF', pieces: 3 }));
  expect(await complete({ goal: 'cheapest', qty: 3 })).toMatchObject({ optimal: true, then: least });
});

test('where no rule can say when a discount holds, the best that was found is called no more than that', async () => {
  const { complete, pricesOf } = await openSale(cannotSay);
  const found = await complete({ goal: 'cheapest' });
  const all = pricesOf({});
  expect(all.map(({ price }) => price)).toContain(found.then);
  expect(found.optimal).toBe(found.then === lowest(all) && found.optimal);
  const short = await complete({ goal: 'cheapest', budget: '0.01' });
  expect(short).toMatchObject({ status: 'not OK' });
  expect(short.least).toBeGreaterThanOrEqual(lowest(all));
});

test.each(['0', '-1', '1.5', 'many'])('no such number of pieces: %s', async (qty) => {
  const { tenant, configId } = await openSale('{}');
  const answer = await tenant.call('/config/optimize', {
    form: { configId, goal: 'cheapest', qty },
    as: 'ada',
  });
  expect(answer.status).toBe(400);
});
