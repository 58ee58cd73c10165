import { numberFormat } from './number-format.ts';

/** A sum that can be formatted, or somebody else's finished display text. */
export type Money = { amount: number; currency: string } | { text: string };

/** Whether a text is shaped like a code of ISO 4217: `Intl` throws for anything else. */
export function isCurrency(code: string): boolean {
  return /^[A-Z]{3}$/.test(code);
}

/**
 * Reads a price as tenants send it. A plain number with an ISO 4217 currency can be formatted in any language; anything
 * else is shown as it came.
 */
export function readMoney(value: string | undefined, currency: string | undefined): Money | undefined {
  if (!value) return undefined;
  const amount = Number(value);
  if (!Number.isFinite(amount)) return { text: value };
  if (currency && isCurrency(currency)) return { amount, currency };
  return { text: currency ? `${value} ${currency}` : value };
}

/** The sum as people of the language write it. `brief` leaves out cents where there are none. */
export function formatMoney(money: Money, language: string, style: 'full' | 'brief' = 'full'): string {
  if ('text' in money) return money.text;
  return numberFormat(language, {
    style: 'currency',
    currency: money.currency,
    trailingZeroDisplay: style === 'brief' ? 'stripIfInteger' : 'auto',
  }).format(money.amount);
}
