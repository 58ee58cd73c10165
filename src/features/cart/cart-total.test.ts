import { describe, expect, it } from 'vitest';
import { cartTotal } from './cart-total.ts';

describe('cartTotal', () => {
  it('prefers what the customer pays', () => {
    const cart = { totalQuantifiedLocalListPrice: '120', totalNetPrice: '99.9', currency: 'EUR' };
    expect(cartTotal(cart)).toEqual({ amount: 99.9, currency: 'EUR' });
  });

  it('shows a display text as it is', () => {
    expect(cartTotal({ totalNetPrice: '€ 1,000.00', currency: 'EUR' })).toEqual({ text: '€ 1,000.00' });
    expect(cartTotal({ totalNetPrice: '12' })).toEqual({ text: '12' });
  });

  it('knows no total where the tenant tells none', () => {
    expect(cartTotal({ name: 'Cart' })).toBeUndefined();
    expect(cartTotal({ totalNetPrice: '' })).toBeUndefined();
  });
});
