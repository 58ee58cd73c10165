import { isCurrency } from '#src/lib/money.ts';
import { numberFormat } from '#src/lib/number-format.ts';
import { readNumber } from '../fields/read-number.ts';

/**
 * An amount as people write it in their language, as plain decimals for the tenant.
 *
 * @returns '' for none, undefined for what is no amount, an amount in another currency included; it is never rounded: more decimals than the currency has are none
 */
export function readBudget(
  text: string,
  { language, currency = 'EUR' }: { readonly language: string; readonly currency?: string | undefined },
): string | undefined {
  if (text.trim() === '') return '';
  const decimals = decimalsOf(currency);
  const scale = {
    min: 0,
    max: undefined,
    from: undefined,
    to: undefined,
    step: 10 ** -decimals,
    isWhole: false,
    decimals: undefined,
  };
  const amount = namesOf(currency, language).reduce(withoutEnd, text.trim());
  const read = readNumber(amount, scale, language);
  if (read.kind !== 'number') return undefined;
  const plain = read.value.toFixed(decimals);
  return Number(plain) === read.value ? String(Number(plain)) : undefined;
}

/** 2 for EUR, 0 for JPY, 3 for KWD; 2 for what is no currency. */
function decimalsOf(currency: string): number {
  if (!isCurrency(currency)) return 2;
  return numberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2;
}

/** The code of a currency and its signs. */
function namesOf(currency: string, language: string): string[] {
  if (!isCurrency(currency)) return [];
  const signs = (['symbol', 'narrowSymbol'] as const).flatMap((currencyDisplay) =>
    numberFormat(language, { style: 'currency', currency, currencyDisplay })
      .formatToParts(0)
      .filter(({ type }) => type === 'currency')
      .map(({ value }) => value),
  );
  return [currency, ...signs];
}

/** A text without a name at its start or its end, in whichever case. */
function withoutEnd(text: string, name: string): string {
  const lower = text.toLowerCase();
  if (lower.startsWith(name.toLowerCase())) return text.slice(name.length).trim();
  if (lower.endsWith(name.toLowerCase())) return text.slice(0, -name.length).trim();
  return text;
}
