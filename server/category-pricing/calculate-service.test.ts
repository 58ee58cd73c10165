import { join, resolve } from 'node:path';
import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { loadModel } from '../model/compile/load-model.ts';
import { loadText, modelText } from '../model/testing/model-folder.ts';
import type { ProductModel } from '../model/product/product-model.ts';
import { calculateService, type CalculatedService } from './calculate-service.ts';
import type { ConfiguredService } from './configured-service.ts';
import { presentGrid, type GridCut, type PricingGrid } from './present-grid.ts';

let care: ProductModel;
beforeAll(async () => {
  care = await loadModel(join(resolve(import.meta.dirname, '../..'), 'models/service'));
});

/** An asset group in whole numbers: power in hundredths of a kilowatt. */
interface Asset {
  readonly pumps: number;
  readonly power: number;
  readonly duty: keyof typeof wear;
}

interface Contract {
  readonly level: 'basic' | 'plus' | 'full';
  readonly monitoring: boolean;
  readonly response: keyof typeof responsePrice;
  readonly years: number;
  /** In hundredths of a per cent. */
  readonly escalation: number;
  readonly qty: number;
  readonly rows: readonly Asset[];
  readonly cart: readonly Asset[];
}

/** In hundredths. */
const wear = { seldom: 60, workdays: 100, always: 185 } as const;
const responsePrice = { none: 0, h48: 640, h24: 1250, h8: 2900 } as const;
const responseCost = { none: 0, h48: 255, h24: 610, h8: 1720 } as const;

function serviceOf(model: ProductModel, contract: Contract): ConfiguredService {
  const hundredths = (number: number) =>
    `${Math.floor(number / 100)}.${String(number % 100).padStart(2, '0')}`;
  const assignment = new Map([
    ['level_field', contract.level],
    ['monitoring_field', contract.monitoring ? 'Yes' : 'No'],
    ['response_field', contract.response],
    ['term_field', String(contract.years)],
    ['escalation_field', hundredths(contract.escalation)],
    ['cart_field', 'Yes'],
    ['asset_count', String(contract.rows.length)],
    ...contract.rows.flatMap(({ pumps, power, duty }, index): [string, string][] => [
      [`asset_${index + 1}_pumps_field`, String(pumps)],
      [`asset_${index + 1}_power_field`, hundredths(power)],
      [`asset_${index + 1}_duty_field`, duty],
    ]),
  ]);
  return {
    id: 'item',
    title: model.title,
    model,
    assignment,
    textOf: () => '',
    qty: contract.qty,
    cart: contract.cart.map(({ pumps, power, duty }, index) => ({
      id: `pump${index}`,
      model: 'brook',
      title: { text: 'Tarn Brook', translations: {} },
      attributes: new Map([
        ['qty', String(pumps)],
        ['ratedPower', hundredths(power)],
        ['runningTime', duty],
      ]),
    })),
  };
}

type Charge = readonly [product: string, group: string, isDue: (year: number) => boolean, Amounts];
/** In hundred-thousandths of a euro, before escalation. */
interface Amounts {
  readonly price: number;
  readonly cost: number;
}

/** The prices of models/service/model.yaml, worked out by hand in whole numbers. */
function chargesByHand(contract: Contract): Charge[] {
  const { level, monitoring, response } = contract;
  const groups = [
    ...contract.cart.map((asset, index) => [`pump${index}`, asset] as const),
    ...contract.rows.map((asset, index) => [`asset_${index + 1}`, asset] as const),
  ];
  const first = (year: number) => year === 1;
  const always = () => true;
  const each = (times: number) => (year: number) => year % times === 0;
  const euros = (price: number, cost: number): Amounts => ({ price: price * 100_000, cost: cost * 100_000 });
  const ofGroups = groups.flatMap(([group, { pumps, power, duty }]): Charge[] => {
    const charge = (product: string, isDue: Charge[2], amounts: Amounts): Charge => [
      product,
      group,
      isDue,
      amounts,
    ];
    return [
      charge('commissioning', first, {
        price: 18_000_000 + 9_500_000 * pumps,
        cost: 12_000_000 + 6_450_000 * pumps,
      }),
      charge('inspection', always, {
        price: pumps * (14_800_000 + 3_200 * power),
        cost: pumps * (9_740_000 + 1_150 * power),
      }),
      ...(level === 'basic'
        ? []
        : [
            charge('wear_parts', each(2), {
              price: pumps * wear[duty] * (62_000 + 115 * power),
              cost: pumps * wear[duty] * (38_500 + 73 * power),
            }),
          ]),
      ...(level === 'full'
        ? [
            charge('overhaul', each(5), {
              price: pumps * (24_000_000 + 42_000 * power),
              cost: pumps * (17_100_000 + 29_600 * power),
            }),
          ]
        : []),
      ...(monitoring
        ? [
            charge('sensors', first, { price: pumps * 38_500_000, cost: pumps * 23_690_000 }),
            charge('monitoring', always, { price: pumps * 9_600_000, cost: pumps * 2_160_000 }),
          ]
        : []),
    ];
  });
  if (response === 'none') return ofGroups;
  const amounts = euros(responsePrice[response], responseCost[response]);
  return [...ofGroups, ['response', 'contract', always, amounts]];
}

/** Every cell that is charged, `product group year` → cents. */
function cellsByHand(contract: Contract, kind: 'price' | 'cost'): Map<string, number> {
  const percent = BigInt(kind === 'price' ? contract.escalation : 180);
  const cells = new Map<string, number>();
  for (const [product, group, isDue, amounts] of chargesByHand(contract)) {
    for (let year = 1; year <= contract.years; year++) {
      if (!isDue(year)) continue;
      const [above, below] = [(10_000n + percent) ** BigInt(year - 1), 10_000n ** BigInt(year - 1)];
      // 1000 hundred-thousandths are a cent; half a cent more rounds it.
      const cents = (2n * BigInt(amounts[kind]) * above + 1000n * below) / (2000n * below);
      cells.set(`${product} ${group} ${year}`, Number(cents) * contract.qty);
    }
  }
  return cells;
}

function calculated(model: ProductModel, contract: Contract): CalculatedService {
  const service = calculateService(serviceOf(model, contract));
  if (!service) throw new Error('It is no service.');
  return service;
}

const asset = fc.record<Asset>({
  pumps: fc.integer({ min: 1, max: 500 }),
  power: fc.integer({ min: 10, max: 50_000 }),
  duty: fc.constantFrom('seldom', 'workdays', 'always'),
});
const contracts = fc.record<Contract>({
  level: fc.constantFrom('basic', 'plus', 'full'),
  monitoring: fc.boolean(),
  response: fc.constantFrom('none', 'h48', 'h24', 'h8'),
  years: fc.integer({ min: 1, max: 20 }),
  escalation: fc.integer({ min: 0, max: 1200 }),
  qty: fc.integer({ min: 1, max: 3 }),
  rows: fc.array(asset, { minLength: 1, maxLength: 4 }),
  cart: fc.array(asset, { maxLength: 2 }),
});

test('every cell of ten random contracts is what it is by hand, and three cuts agree to the cent', () => {
  fc.assert(
    fc.property(contracts, (contract) => {
      const service = calculated(care, contract);
      for (const kind of ['price', 'cost'] as const) {
        const seen = service.cells.map((cell) => [`${cell.product} ${cell.group} ${cell.year}`, cell[kind]]);
        expect(new Map(seen as [string, number][])).toEqual(cellsByHand(contract, kind));
      }
      const cuts = (['years', 'products', 'groups'] as const).map((cut) => gridOf(service, cut));
      const sums = cuts.map((grid) => ({ price: sumsOf(grid, 'price'), cost: sumsOf(grid, 'cost') }));
      expect(sums[1]).toEqual(sums[0]);
      expect(sums[2]).toEqual(sums[0]);
      for (const grid of cuts) {
        const [price, cost] = grid.blocks.at(-1)?.rows ?? [];
        expect(cents(price?.cells)).toEqual(sums[0]?.price);
        expect(cents(cost?.cells)).toEqual(sums[0]?.cost);
      }
    }),
    { numRuns: 10 },
  );
});

function gridOf(service: CalculatedService, cut: GridCut): PricingGrid {
  const languages = ['en', 'de'];
  return presentGrid([service], { cut, details: true, costs: true, languages, currency: 'EUR' });
}

type Cells = PricingGrid['blocks'][number]['rows'][number]['cells'];

function cents(cells: Cells | undefined): Record<string, bigint> {
  return Object.fromEntries(
    (cells ?? []).map(({ column, value }) => [column, BigInt(value.replace('.', ''))]),
  );
}

/** The sum of the rows without a parent by column; the rows below each add up to it, and its years to its total. */
function sumsOf(grid: PricingGrid, name: string): Record<string, bigint> {
  const rows = grid.blocks.find((block) => block.name === name)?.rows ?? [];
  const add = (all: readonly Cells[]) => {
    const sums: Record<string, bigint> = {};
    for (const cells of all)
      for (const [column, amount] of Object.entries(cents(cells)))
        sums[column] = (sums[column] ?? 0n) + amount;
    return sums;
  };
  const ofRoots = rows.filter(({ parent }) => parent === '');
  for (const root of ofRoots) {
    const children = rows.filter(({ parent }) => parent === root.name);
    if (children.length > 0) expect(add(children.map(({ cells }) => cells))).toEqual(cents(root.cells));
    const { total, ...years } = cents(root.cells);
    expect(Object.values(years).reduce((sum, amount) => sum + amount, 0n)).toBe(total);
  }
  return add(ofRoots.map(({ cells }) => cells));
}

const small: Contract = {
  level: 'plus',
  monitoring: false,
  response: 'h48',
  years: 2,
  escalation: 250,
  qty: 1,
  rows: [],
  cart: [{ pumps: 2, power: 750, duty: 'workdays' }],
};

describe('a contract for two pumps of 7.5 kW over two years', () => {
  test('is divided into groups within products', () => {
    const grid = presentGrid([calculated(care, small)], {
      cut: 'products',
      details: true,
      costs: false,
      languages: ['en', 'de'],
      currency: 'EUR',
    });
    expect(grid.blocks.map(({ name, summaryBlock }) => [name, summaryBlock])).toEqual([
      ['price', false],
      ['summary', true],
    ]);
    expect(
      grid.blocks.flatMap(({ rows }) =>
        rows.map(({ name, type, parent, cells }) => [
          name,
          type,
          parent,
          cells.map(({ value }) => value).join(' '),
        ]),
      ),
    ).toEqual([
      ['commissioning', 'product', '', '370.00 370.00'],
      ['commissioning.pump0', 'group', 'commissioning', '370.00 370.00'],
      ['inspection', 'product', '', '344.00 352.60 696.60'],
      ['inspection.pump0', 'group', 'inspection', '344.00 352.60 696.60'],
      ['wear_parts', 'product', '', '303.91 303.91'],
      ['wear_parts.pump0', 'group', 'wear_parts', '303.91 303.91'],
      ['response', 'product', '', '640.00 656.00 1296.00'],
      ['response.contract', 'group', 'response', '640.00 656.00 1296.00'],
      ['total_price', 'total', '', '1354.00 1312.51 2666.51'],
    ]);
    expect(grid.columns.flatMap(({ subColumns }) => subColumns.map(({ title }) => title))).toEqual([
      { defaultValue: 'Year 1', translations: { de: 'Jahr 1' } },
      { defaultValue: 'Year 2', translations: { de: 'Jahr 2' } },
      { defaultValue: 'Total', translations: { de: 'Summe' } },
    ]);
  });

  test('has no price when the pumps have left the cart, or have no power', () => {
    const emptied = { ...small, cart: [] };
    expect(() => calculated(care, emptied)).toThrow(/covers no asset.*into the cart again/);
    const service = serviceOf(care, small);
    const cart = service.cart.map((item) => ({ ...item, attributes: new Map([['qty', '2']]) }));
    expect(() => calculateService({ ...service, cart })).toThrow(
      'The price of "Yearly inspection" for "Tarn Brook" in year 1 cannot be calculated.',
    );
  });

  test('has no price for a term of 0 or 200 years', () => {
    for (const years of [0, 200, 1.5])
      expect(() => calculated(care, { ...small, years })).toThrow(/term must be/);
  });
});

test('rounding by year is not rounding of the sum: each cell is rounded, and sums are sums of cells', async () => {
  const model = await loadText(
    modelText({
      fields: '\n  term_field: { label: Term, type: integer, min: 1, max: 3 }',
      steps: '\n  - { step: s, label: S, groups: [{ group: g, label: G, members: [term_field] }] }',
      services:
        "{ term: term_field, escalation: '10', products: { a: { label: A, price: '0.05', cost: 0.045 * year } } }",
    }),
  );
  const service = calculateService({
    ...serviceOf(model, small),
    assignment: new Map([['term_field', '3']]),
  });
  // 0.05, 0.055, 0.0605: exactly 0.1655, which would be 0.17; the cells are 0.05 + 0.06 + 0.06.
  expect(service?.cells.map(({ price }) => price)).toEqual([5, 6, 6]);
  // 0.045, 0.099, 0.16335
  expect(service?.cells.map(({ cost }) => cost)).toEqual([5, 10, 16]);
});
