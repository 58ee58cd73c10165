import { describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { cartItemSchema } from '#contract/cart.ts';
import { itemWarnings } from './item-warnings.ts';

const item = (flags: Record<string, unknown>) => z.parse(cartItemSchema, { '#id': '1', ...flags });

describe('itemWarnings', () => {
  it('has nothing to say about an item in order', () => {
    expect(itemWarnings(item({ isPriceOutdated: 'false' }))).toEqual([]);
  });

  it('puts what blocks an order first', () => {
    const flags = {
      isPriceOutdated: 'true',
      hasAnyUncommittedMandatoryFields: true,
      isProductOutdated: 'yes',
    };
    expect(itemWarnings(item(flags))).toEqual(['incomplete', 'productOutdated', 'priceOutdated']);
  });

  it('says one thing about currencies, whichever part is old', () => {
    expect(itemWarnings(item({ isCurrencyOutdated: true, isAnyCurrencyRateOutdated: true }))).toEqual([
      'currencyOutdated',
    ]);
    expect(itemWarnings(item({ isAnyCurrencyRateOutdated: true }))).toEqual(['currencyOutdated']);
  });
});
