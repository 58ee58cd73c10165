import { describe, expect, it } from 'vitest';
import type { Pricing } from '#src/api/read/pricing.ts';
import { priceLines } from './price-lines.ts';

const rows: Pricing['rows'] = [
  {
    columns: {},
    summary: { descriptionColumn: 'Frame', customerNetPriceColumn: '€500' },
    rows: [
      {
        columns: {
          descriptionColumn: 'Tube',
          qtyColumn: '3',
          itemNumberColumn: 'T-1',
          customerNetPriceColumn: '€300',
        },
      },
      { columns: { descriptionColumn: 'Paint', customerNetPriceColumn: '€200' } },
    ],
  },
  { columns: { descriptionColumn: 'Bell', qtyColumn: '1', customerNetPriceColumn: '€9' } },
];

describe('priceLines', () => {
  it('puts headings before their parts and keeps the order', () => {
    expect(
      priceLines(rows).map(({ key, depth, isHeading, description }) => [key, depth, isHeading, description]),
    ).toEqual([
      ['0', 0, true, 'Frame'],
      ['0.0', 1, false, 'Tube'],
      ['0.1', 1, false, 'Paint'],
      ['1', 0, false, 'Bell'],
    ]);
  });

  it('shows a heading’s sum and leaves missing cells empty', () => {
    const [frame, tube, paint] = priceLines(rows);
    expect(frame?.price).toBe('€500');
    expect(tube).toMatchObject({ quantity: '3', articleNumber: 'T-1' });
    expect(paint).toMatchObject({ quantity: '', articleNumber: '' });
  });
});

it('names the field, unless the description says the same', () => {
  const row = (descriptionColumn: string, parameterColumn: string) => ({
    columns: { descriptionColumn, parameterColumn },
  });
  expect(priceLines([row('Steel', 'Frame'), row('Lamp', 'Lamp')]).map(({ field }) => field)).toEqual([
    'Frame',
    '',
  ]);
});
