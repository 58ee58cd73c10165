import { describe, expect, it } from 'vitest';
import { itemWarnings } from './item-warnings.ts';

const inOrder = {
  hasAnyUncommittedMandatoryFields: false,
  isProductOutdated: false,
  isPriceOutdated: false,
  isCurrencyOutdated: false,
  isAnyCurrencyRateOutdated: false,
};
const item = (flags: Partial<typeof inOrder>) => ({ ...inOrder, ...flags });

describe('itemWarnings', () => {
  it('has nothing to say about an item in order', () => {
    expect(itemWarnings(item({}))).toEqual([]);
  });

  it('puts what blocks an order first', () => {
    const flags = {
      isPriceOutdated: true,
      hasAnyUncommittedMandatoryFields: true,
      isProductOutdated: true,
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
