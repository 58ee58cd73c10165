import type { Cart } from '#src/api/read/cart.ts';
import type { Pricing } from '#src/api/read/pricing.ts';
import { formatMoney, readMoney, type Money } from '#src/lib/money.ts';

/** Cart attributes are named by the tenant; these are the API's own and its demo's, what the customer pays first. */
const TOTALS = ['totalNetPrice', 'totalPrice', 'totalQuantifiedLocalListPrice', 'totalListPrice'];

/** The sum of a cart ("List Cart Attributes"); undefined where the tenant tells none. */
function cartTotal(cart: Cart): Money | undefined {
  const value = TOTALS.map((name) => cart[name]).find(Boolean);
  return readMoney(value, cart['currency'] ?? cart['currency.isoCode']);
}

/** The tenant says of its sums that they are net: without value-added tax. */
export function isNetTotal(cart: Cart): boolean {
  return Boolean(cart['totalNetPrice']);
}

/** The same of a configuration or a cart item. */
export function isNetPricing({ summary }: Pricing): boolean {
  return Boolean(summary['customerNetPriceColumn']);
}

/** The price of a configuration or cart item: the customer's, or the list price where there is no other. */
export function pricingTotal(pricing: Pricing): string | undefined {
  return pricing.summary['customerNetPriceColumn'] || pricing.summary['ListPrice'] || undefined;
}

/** What is paid besides that sum, as displayed: by period, or in another currency. Of Bespoke's tenant only. */
function otherTotals({ otherTotals: json = '' }: Cart): string[] {
  const totals = readJson(json);
  if (!Array.isArray(totals)) return [];
  return totals.flatMap((total: unknown) => {
    const isTotal = typeof total === 'object' && total !== null && 'description' in total;
    return isTotal && typeof total.description === 'string' ? [total.description] : [];
  });
}

/** What is to be paid, as displayed. A sum of nothing in the currency of the cart would hide what is paid in another one. */
export function totalTexts(cart: Cart, language: string): readonly string[] {
  const total = cartTotal(cart);
  const others = otherTotals(cart);
  const isNothing = total !== undefined && 'amount' in total && total.amount === 0;
  return total === undefined || (isNothing && others.length > 0)
    ? others
    : [formatMoney(total, language), ...others];
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
