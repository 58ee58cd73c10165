import { describe, expect, it } from 'vitest';
import { pricingTotal, totalTexts } from './cart-total.ts';

describe('totalTexts', () => {
  const monthly = { currency: 'EUR', amount: '39.80', period: 'month', description: '€39.80 per month' };
  const otherTotals = JSON.stringify([monthly, 7, {}]);

  it('prefers what the customer pays', () => {
    const cart = { totalQuantifiedLocalListPrice: '120', totalNetPrice: '99.9', currency: 'EUR' };
    expect(totalTexts(cart, 'en')).toEqual(['€99.90']);
  });

  it('shows a display text as it is', () => {
    expect(totalTexts({ totalNetPrice: '€ 1,000.00', currency: 'EUR' }, 'en')).toEqual(['€ 1,000.00']);
  });

  it('has no total where the tenant tells none', () => {
    expect(totalTexts({ name: 'Cart' }, 'en')).toEqual([]);
    expect(totalTexts({ totalNetPrice: '' }, 'en')).toEqual([]);
  });

  it('has what is paid besides the total, and nothing that is none', () => {
    const cart = { totalNetPrice: '10', currency: 'EUR' };
    expect(totalTexts({ ...cart, otherTotals }, 'en')).toEqual(['€10.00', '€39.80 per month']);
    for (const other of ['', 'broken', '{}'])
      expect(totalTexts({ ...cart, otherTotals: other }, 'en')).toEqual(['€10.00']);
  });

  it('leaves out a sum of nothing where something is paid besides', () => {
    const cart = { totalNetPrice: '0.00', currency: 'EUR' };
    expect(totalTexts(cart, 'en')).toEqual(['€0.00']);
    expect(totalTexts({ ...cart, otherTotals }, 'en')).toEqual(['€39.80 per month']);
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
