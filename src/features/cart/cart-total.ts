import type { Cart } from '#contract/cart.ts';

/** The sum of a cart: a number to format, or the tenant's own display text. */
export type CartTotal = { amount: number; currency: string } | { text: string } | undefined;

/** Cart attributes are named by the tenant; these are the API's own and its demo's, the customer's price first. */
const TOTALS = ['totalNetPrice', 'totalPrice', 'totalQuantifiedLocalListPrice', 'totalListPrice'];

export function cartTotal(cart: Cart): CartTotal {
  const value = TOTALS.map((name) => cart[name]).find(Boolean);
  if (!value) return undefined;
  const amount = Number(value);
  const currency = cart['currency'] ?? cart['currency.isoCode'] ?? '';
  if (Number.isFinite(amount) && /^[A-Z]{3}$/.test(currency)) return { amount, currency };
  return { text: value };
}
