import { createHash } from 'node:crypto';
import { hasCurrency, type Currencies } from '#server/model/product/convert-price.ts';

/** The id of a currency as an object: 32 hexadecimal digits, as other objects have; the same in every installation. */
export function currencyId(code: string): string {
  return createHash('sha256').update(`currency ${code}`).digest('hex').slice(0, 32);
}

/** The code of a currency that is named by its code, in any case, or by its id; undefined for one without prices. */
export function findCurrency(currencies: Currencies, named: string): string | undefined {
  const code = named.toUpperCase();
  if (hasCurrency(currencies, code)) return code;
  const all = [currencies.currency, ...currencies.currencies.keys()];
  return all.find((candidate) => currencyId(candidate) === named.toLowerCase());
}
