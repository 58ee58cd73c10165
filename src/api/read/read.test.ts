import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as v from 'valibot';
import { answers, type AnswerName } from '#contract/answers.ts';
import { apiErrorSchema } from '#contract/api-error.ts';
import { pricingSchema, type PricingRow } from '#contract/pricing.ts';
import { arbitraryAnswer } from '#contract/testing/arbitrary-answer.ts';
import { apiErrorReader } from './api-error.ts';
import {
  cartItemReader,
  cartItemsReader,
  cartReader,
  firmRequestReader,
  firmRequestsReader,
} from './cart.ts';
import { catalogSearchReader, catalogTabsReader } from './catalog.ts';
import { configurationReader, explainedReader, stepsReader } from './configuration.ts';
import { optimizedReader } from './optimization.ts';
import { pricingReader } from './pricing.ts';

const readers = {
  CatalogTabs: catalogTabsReader,
  CatalogSearch: catalogSearchReader,
  Configuration: configurationReader,
  Explained: explainedReader,
  Optimized: optimizedReader,
  Cart: cartReader,
  CartItem: cartItemReader,
  CartItems: cartItemsReader,
  FirmRequest: firmRequestReader,
  FirmRequests: firmRequestsReader,
} satisfies Partial<Record<AnswerName, v.GenericSchema>>;

/** Without what a reader gives another shape (see below). */
function withoutPricing(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutPricing);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, inner]) =>
      key === 'pricing' ? [] : [[key, withoutPricing(inner)] as const],
    ),
  );
}

describe('whatever the contract allows', () => {
  it.each(Object.entries(readers))('%s is read, and nothing of it lost', (name, reader) => {
    const sent = arbitraryAnswer(answers[name as AnswerName]);
    fc.assert(
      fc.property(sent, (answer) => {
        expect(answers[name as AnswerName].safeParse(answer).success).toBe(true);
        expect(v.parse(reader, answer)).toMatchObject(withoutPricing(answer) as object);
      }),
      { numRuns: 60 },
    );
  });

  it('the steps of a bill of materials are read', () => {
    fc.assert(
      fc.property(arbitraryAnswer(answers.BillOfMaterials), (answer) => {
        expect(answer).toMatchObject(v.parse(stepsReader, answer));
      }),
      { numRuns: 20 },
    );
  });

  it('rows of prices are read as columns, and as rows below a heading', () => {
    const columnsOf = (row: PricingRow) => ('rows' in row && Array.isArray(row.rows) ? {} : row);
    fc.assert(
      fc.property(arbitraryAnswer(pricingSchema), (answer) => {
        const { rows = [], summary = {} } = pricingSchema.parse(answer);
        const read = v.parse(pricingReader, answer);
        expect(read.summary).toEqual(summary);
        expect(read.rows.map(({ columns }) => columns)).toEqual(rows.map(columnsOf));
      }),
    );
  });

  it('errors are read', () => {
    fc.assert(
      fc.property(arbitraryAnswer(apiErrorSchema), (body) => {
        expect(v.parse(apiErrorReader, body)).toEqual(body);
      }),
    );
  });
});

describe('what other tenants send', () => {
  it('numbers and flags as text, text as numbers, null for nothing', () => {
    const item = v.parse(cartItemReader, { '#id': 17, qty: '4', isConfigurable: 'true', summary: null });
    expect(item).toMatchObject({
      '#id': '17',
      qty: 4,
      isConfigurable: true,
      summary: '',
      isCheckedOut: false,
    });
    const search = v.parse(catalogSearchReader, {
      total: '2',
      rows: [{ '#id': 'a', 'currency.isoCode': 'EUR', price: 9.5 }],
    });
    expect(search).toEqual({ total: 2, rows: [{ '#id': 'a', 'currency.isoCode': 'EUR', price: '9.5' }] });
  });

  it('a property twice, as an array: the first counts', () => {
    const step = {
      name: 's',
      current: true,
      rootGroup: {
        name: 'root',
        members: [{ name: 'p', properties: { tc_unit: ['mm', 'cm'], hidden: [] } }],
      },
    };
    const { steps } = v.parse(configurationReader, { steps: [step], response: { status: 'OK' } });
    expect(steps[0]?.rootGroup?.members[0]?.properties).toEqual({ tc_unit: 'mm', hidden: '' });
  });

  it('less than Bespoke’s tenant: no flags of groups, no counts, no prices, no explanation', () => {
    const parameter = { name: 'p', value: '1', domain: { name: 'int', min: 0, max: 3 } };
    const group = { isGroup: true, name: 'g', members: [parameter] };
    const read = v.parse(configurationReader, {
      configId: 'c',
      steps: [{ name: 's', current: 'true', rootGroup: { members: [group] } }],
      response: { status: 'RESOLVABLE', changed: [{ name: 'q', oldValue: 1, newValue: 2 }] },
    });
    expect(read).toMatchObject({ pricing: { rows: [], summary: {} }, bom: [], visualization: {} });
    expect(read.response.changed?.[0]).toMatchObject({ oldValue: '1', newValue: '2', description: '' });
    expect(read.response.explanation).toBeUndefined();
    expect(read.steps[0]).toMatchObject({ available: true, current: true });
    const [found] = read.steps[0]?.rootGroup?.members ?? [];
    expect(found).toMatchObject({
      isGroup: true,
      hasVisibleParameters: false,
      members: [{ isParameter: true, value: '1' }],
    });
  });

  it('more than anybody knows: keys, states and statuses', () => {
    const element = { name: 'x', state: 'blue', selected: false, more: 1 };
    const read = v.parse(configurationReader, {
      steps: [{ name: 's', rootGroup: { members: [{ name: 'p', domain: { elements: [element] } }] } }],
      response: { status: 'PENDING' },
      news: true,
    });
    expect(read.response.status).toBe('not OK');
    const [found] = read.steps[0]?.rootGroup?.members ?? [];
    expect(found).toMatchObject({ domain: { elements: [{ state: 'blue' }] } });
  });

  it('options of filters as bare text, or spelled in two ways', () => {
    const options = ['a', { value: 'b', description: 'B' }, { name: 'c', title: 'C' }, { name: 'd' }];
    const [tab] = v.parse(catalogTabsReader, [{ name: 't', filters: [{ name: 'f', options }] }]);
    expect(tab?.filters[0]?.options).toEqual([
      { name: 'a', title: 'a' },
      { name: 'b', title: 'B' },
      { name: 'c', title: 'C' },
      { name: 'd', title: 'd' },
    ]);
  });

  it('a heading of prices without a sum, and one below another', () => {
    const rows = [{ descriptionColumn: 'All', rows: [{ summary: { price: 1 }, rows: [{ price: '1' }] }] }];
    expect(v.parse(pricingReader, { rows }).rows).toEqual([
      {
        columns: { descriptionColumn: 'All' },
        rows: [{ columns: {}, summary: { price: '1' }, rows: [{ columns: { price: '1' } }] }],
      },
    ]);
  });
});
