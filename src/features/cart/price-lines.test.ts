import { describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { pricingSchema } from '#contract/pricing.ts';
import { priceLines } from './price-lines.ts';

const pricing = z.parse(pricingSchema, {
  rows: [
    {
      summary: { descriptionColumn: 'Frame', customerNetPriceColumn: '€500' },
      rows: [
        { descriptionColumn: 'Tube', qtyColumn: 3, itemNumberColumn: 'T-1', customerNetPriceColumn: '€300' },
        { descriptionColumn: 'Paint', customerNetPriceColumn: '€200' },
      ],
    },
    { descriptionColumn: 'Bell', qtyColumn: '1', customerNetPriceColumn: '€9' },
  ],
  summary: { ListPrice: '€600', customerNetPriceColumn: '€509' },
});

describe('priceLines', () => {
  it('puts headings before their parts and keeps the order', () => {
    expect(
      priceLines(pricing.rows).map(({ key, depth, isHeading, description }) => [
        key,
        depth,
        isHeading,
        description,
      ]),
    ).toEqual([
      ['0', 0, true, 'Frame'],
      ['0.0', 1, false, 'Tube'],
      ['0.1', 1, false, 'Paint'],
      ['1', 0, false, 'Bell'],
    ]);
  });

  it('shows a heading’s sum and leaves missing cells empty', () => {
    const [frame, tube, paint] = priceLines(pricing.rows);
    expect(frame?.price).toBe('€500');
    expect(tube).toMatchObject({ quantity: '3', articleNumber: 'T-1' });
    expect(paint).toMatchObject({ quantity: '', articleNumber: '' });
  });
});
