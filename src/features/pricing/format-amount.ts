import { numberFormat } from '#src/lib/number-format.ts';
import { toNumber, type Amount } from './grid-view.ts';

/** With all its digits, as people of the language write numbers. */
export function formatAmount(amount: Amount, language: string): string {
  const { digits } = amount;
  const options = { minimumFractionDigits: digits, maximumFractionDigits: digits };
  return numberFormat(language, options).format(toNumber(amount));
}
