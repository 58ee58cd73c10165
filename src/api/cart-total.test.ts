import { describe, expect, it } from 'vitest';
import { cartTotal, otherTotals, pricingTotal } from './cart-total.ts';

describe('cartTotal', () => {
  it('prefers what the customer pays', () => {
    const cart = { totalQuantifiedLocalListPrice: '120', totalNetPrice: '99.9', currency: 'EUR' };
    expect(cartTotal(cart)).toEqual({ amount: 99.9, currency: 'EUR' });
  });

  it('shows a display text as it is', () => {
    expect(cartTotal({ totalNetPrice: '€ 1,000.00', currency: 'EUR' })).toEqual({ text: '€ 1,000.00' });
  });

  it('knows no total where the tenant tells none', () => {
    expect(cartTotal({ name: 'Cart' })).toBeUndefined();
    expect(cartTotal({ totalNetPrice: '' })).toBeUndefined();
  });
});

describe('pricingTotal', () => {
  it('prefers the customer’s price to the list price', () => {
    expect(pricingTotal({ rows: [], summary: { ListPrice: '€600', customerNetPriceColumn: '€509' } })).toBe(
      '€509',
    );
    expect(pricingTotal({ rows: [], summary: { ListPrice: '€600' } })).toBe('€600');
    expect(pricingTotal({ rows: [], summary: {} })).toBeUndefined();
  });
});

describe('otherTotals', () => {
  it('reads what is paid besides the total, and nothing that is none', () => {
    const total = { currency: 'EUR', amount: '39.80', period: 'month', description: '€39.80 per month' };
    expect(otherTotals({ otherTotals: JSON.stringify([total, 7, {}]) })).toEqual(['€39.80 per month']);
    for (const other of ['', 'broken', '{}']) expect(otherTotals({ otherTotals: other })).toEqual([]);
    expect(otherTotals({})).toEqual([]);
  });
});
