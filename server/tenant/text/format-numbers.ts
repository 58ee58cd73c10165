import { currencyDecimals } from '#server/model/number/money.ts';

/** Languages come from callers, so the number of cached formatters is bounded. */
const MAX_FORMATTERS = 100;
const formatters = new Map<string, Intl.NumberFormat>();

function formatter(language: string | undefined, options: Intl.NumberFormatOptions): Intl.NumberFormat {
  const key = `${language ?? ''} ${options.currency ?? ''} ${options.signDisplay ?? ''}`;
  const known = formatters.get(key);
  if (known) return known;
  if (formatters.size >= MAX_FORMATTERS) formatters.clear();
  const made = new Intl.NumberFormat(language, options);
  formatters.set(key, made);
  return made;
}

/** An amount in minor units in the notation of the language: `€1,299.00`, `1.299,00 €`. */
export function formatMoney(minor: number, currency: string, language: string | undefined): string {
  return formatter(language, { style: 'currency', currency }).format(toMajor(minor, currency));
}

/** An amount given as a plain decimal, with all of its decimals where it has more than the currency. */
export function formatAmount(amount: string, currency: string, language: string | undefined): string {
  const minimum = decimals(currency);
  const given = amount.split('.')[1]?.replace(/0+$/, '').length ?? 0;
  if (given <= minimum) return formatter(language, { style: 'currency', currency }).format(Number(amount));
  return new Intl.NumberFormat(language, {
    style: 'currency',
    currency,
    maximumFractionDigits: given,
  }).format(Number(amount));
}

/** A difference of amounts with its sign: `+€120.00`, `−€30.00`; empty for 0. */
export function formatMoneyDifference(minor: number, currency: string, language: string | undefined): string {
  if (minor === 0) return '';
  return formatter(language, { style: 'currency', currency, signDisplay: 'always' }).format(
    toMajor(minor, currency),
  );
}

export function formatNumber(value: number, language: string | undefined): string {
  return formatter(language, { maximumFractionDigits: 6 }).format(value); // features have no more
}

/** Cached, because `currencyDecimals` builds a formatter. */
const decimalsOf = new Map<string, number>();

function decimals(currency: string): number {
  const known = decimalsOf.get(currency) ?? currencyDecimals(currency);
  decimalsOf.set(currency, known); // currencies come from models, not from callers
  return known;
}

/** An amount as plain decimal text (`1299.00`), for attributes that clients calculate with. */
export function plainAmount(minor: number, currency: string): string {
  return toMajor(minor, currency).toFixed(decimals(currency));
}

function toMajor(minor: number, currency: string): number {
  return minor / 10 ** decimals(currency);
}
