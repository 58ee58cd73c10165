import { describe, expect, test } from 'vitest';
import { parseExact as of } from '../number/decimal.ts';
import { percentOf, scaleAmount } from '../number/money.ts';
import { priceConfiguration, type PriceTerms } from './price.ts';
import { withoutMarks } from '../testing/marked-text.ts';
import { loadText, modelText, problemsOf } from '../testing/model-folder.ts';

const sections = {
  currencies: '{ CHF: { rate: 0.9415, round: 0.05 }, JPY: 163.27 }',
  components: `
  bolt: { label: Bolt, features: { size: { type: text, label: Size } }, variants: { m4: { label: M4, article: B-4, price: 0.33, quantity_prices: { 100: 0.30, 1000: 0.25 }, features: { size: M4 } } } }
  case: { label: Case, variants: { oak: { label: Oak, article: C-1, price: 199.99, prices: { CHF: 210 } }, none: None } }`,
  fields: `
  bolts_field: { label: Bolts, type: integer, min: 0, max: 5000, default: 10 }
  bolt_field: { label: Bolt, component: bolt, hidden: yes }
  case_field: { label: Case, component: case }
  lamp_field: { label: Lamp, type: yesno, price: 10.01, article: L-1 }`,
  steps:
    '\n  - { step: s, label: S, groups: [{ group: g, label: G, members: [case_field, lamp_field, bolts_field] }] }',
  bom: '\n  - case_field\n  - lamp_field\n  - { field: bolt_field, quantity: bolts_field }',
  discounts: `
  many: { label: Many, breaks: { 10: 7.5, 5: 3 } }
  set: { label: Set, if: lamp_field and case_field = oak, percent: 10, on: [lamp_field] }
  coupon: { label: Coupon, amount: 5, from: 2 }`,
  price_columns: '{ eachColumn: { label: Each, show: unit_price }, sizeColumn: { label: Size, show: size } }',
};

async function price(changes: Readonly<Record<string, string>>, terms?: PriceTerms) {
  const chosen = { bolts_field: '10', bolt_field: 'm4', case_field: 'oak', lamp_field: 'No', ...changes };
  return priceConfiguration(await loadText(modelText(sections)), new Map(Object.entries(chosen)), terms);
}

describe('a price for many', () => {
  test('counts from its number of pieces on, over all pieces of the product', async () => {
    const bolts = async (count: string, pieces?: number) => {
      const { sections: priced } = await price({ bolts_field: count, case_field: 'none' }, { pieces });
      const line = priced.flatMap(({ lines }) => lines).find(({ field }) => field === 'bolt_field');
      return [line?.listPrice, line?.unitPrice, line?.total];
    };
    expect(await bolts('99')).toEqual([33, 33, 99 * 33]);
    expect(await bolts('100')).toEqual([33, 30, 100 * 30]);
    expect(await bolts('999')).toEqual([33, 30, 999 * 30]);
    expect(await bolts('1000')).toEqual([33, 25, 1000 * 25]);
    expect(await bolts('50', 2)).toEqual([33, 30, 50 * 30]);
  });

  test('shows against the list', async () => {
    const { listTotal, total } = await price({ bolts_field: '100', case_field: 'none' });
    expect([listTotal, total]).toEqual([3300, 3000]);
  });
});

describe('a discount', () => {
  test('is taken where its condition holds, from the fields it names, rounded once', async () => {
    const { reductions, total } = await price({ lamp_field: 'Yes' });
    // 10 % of 10.01
    expect(reductions.map(({ name, amount }) => [name, amount])).toEqual([['set', 100]]);
    expect(total).toBe(19999 + 1001 + 330 - 100);
    expect((await price({ lamp_field: 'Yes', case_field: 'none' })).reductions).toEqual([]);
  });

  test('has breaks, of which the largest that is reached counts', async () => {
    const off = async (pieces: number) =>
      (await price({}, { pieces })).reductions.map(({ name, amount }) => [name, amount]);
    // of 199.99 + 3.30, for one piece; from 20 pieces on there are 200 bolts
    expect(await off(4)).toEqual([['coupon', 500]]);
    expect(await off(5)).toEqual([
      ['many', 610],
      ['coupon', 500],
    ]);
    expect(await off(9)).toEqual([
      ['many', 610],
      ['coupon', 500],
    ]);
    expect(await off(20)).toEqual([
      ['many', 1522],
      ['coupon', 500],
    ]);
  });

  test('never takes more than there is', async () => {
    const { reductions, total } = await price({ case_field: 'none', bolts_field: '3' }, { pieces: 2 });
    expect([reductions.map(({ amount }) => amount), total]).toEqual([[99], 0]);
  });
});

describe('another currency', () => {
  test('has prices of its own, or converted and rounded ones, and adds up', async () => {
    const { sections: priced, total, currency } = await price({ lamp_field: 'Yes' }, { currency: 'CHF' });
    const lines = priced.flatMap((section) => section.lines);
    expect(lines.map(({ field, unitPrice, total: sum }) => [field, unitPrice, sum])).toEqual([
      ['case_field', 21000, 21000],
      ['lamp_field', 940, 940], // 10.01 × 0.9415 = 9.424415
      ['bolt_field', 30, 300], // 0.33 × 0.9415 = 0.310695
    ]);
    expect([currency, total]).toEqual(['CHF', 21000 + 940 + 300 - 95]);
  });

  test('may have no cents', async () => {
    const { total } = await price({ case_field: 'none', bolts_field: '10' }, { currency: 'JPY' });
    expect(total).toBe(54 * 10); // 0.33 × 163.27 = 53.8791
  });

  test('converts what a discount takes off', async () => {
    const { reductions } = await price({}, { currency: 'CHF', pieces: 2 });
    expect(reductions.map(({ amount }) => amount)).toEqual([470]); // 5 × 0.9415 = 4.7075
  });
});

test('amounts are scaled exactly, halves away from zero', () => {
  expect(scaleAmount(1, of('0.5'))).toBe(1);
  expect(scaleAmount(-1, of('0.5'))).toBe(-1);
  expect(scaleAmount(3, of('0.1'))).toBe(0);
  expect(scaleAmount(115, of('0.1'))).toBe(12);
  expect(scaleAmount(1_000_000_000_007, of('1.000001'))).toBe(1_000_001_000_007);
  expect(scaleAmount(107, of('1'), 5)).toBe(105);
  expect(scaleAmount(108, of('1'), 5)).toBe(110);
  for (let cents = 0; cents <= 2000; cents += 7) {
    const exact = (BigInt(cents) * 75n + 500n) / 1000n; // 7.5 %
    expect(percentOf(cents, of('7.5'))).toBe(Number(exact));
  }
});

describe('what is wrong with prices is said where it is', () => {
  const wrong: Readonly<Record<string, readonly [Readonly<Record<string, string>>, ...string[]]>> = {
    'a rate': [
      { currencies: '{ CHF: §0, USD: { rate: 1.1, round: §0.001 }, EUR: §1 }' },
      'A rate is more than 0. | Write what 1 EUR is in CHF.',
      'USD has 2 decimals. | Round to a multiple of its smallest coin.',
      'EUR is the currency of all prices already. | Remove it here.',
    ],
    'a currency': [
      { currencies: '{ §Franken: 0.9 }' },
      'This is not a currency code. | Write the three letters of ISO 4217, such as EUR.',
    ],
    'a discount': [
      {
        discounts: `
  §none: { label: N }
  §both: { label: B, percent: 3, amount: 4 }
  much: { label: M, percent: §101 }
  where: { label: W, percent: 3, on: [§lmap_field], if: not §lmap_field }
  bits: { label: Q, breaks: { 5: §0 } }`,
      },
      'The amount of the discount is missing. | Give one of: "percent", "amount", "breaks".',
      'A discount can have only one of these. | Give one of: "percent", "amount", "breaks".',
      'This is not a discount. | It is more than 0 and at most 100 per cent.',
      'There is no field "lmap_field". | Did you mean "lamp_field"?',
      'There is no field "lmap_field". | Did you mean "lamp_field"?',
      'This is not a discount. | It is more than 0 and at most 100 per cent.',
    ],
    'a number of pieces': [
      {
        fields: '{ lamp_field: { label: L, type: yesno, price: 1, quantity_prices: { §some: 0.5 } } }',
      },
      'This is not a number of pieces. | It is a whole number from 1 on.',
    ],
    'a column': [
      {
        price_columns: '{ §qtyColumn: { label: Q, show: unit_price }, b: { label: B, show: §unit_prise } }',
      },
      'Every price list has "qtyColumn" already.',
      'There is no feature with a label named "unit_prise". | Did you mean "unit_price"?',
    ],
  };
  test.each(Object.entries(wrong))('%s', async (_title, [more, ...problems]) => {
    const { text, places } = withoutMarks(modelText(more));
    const found = (await problemsOf(text)).map((problem) =>
      problem.replace(/: (error|warning): /, ' ').replace('\n  hint: ', ' | '),
    );
    expect(found).toEqual(problems.map((problem, index) => `${places[index] ?? 'nowhere'} ${problem}`));
  });
});
