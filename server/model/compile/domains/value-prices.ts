import type { Compilation } from '../compilation.ts';
import type { Rational } from '#server/model/number/rational.ts';
import { toMinorUnits } from '#server/model/number/money.ts';
import type { ModelValue } from '#server/model/product/model-domain.ts';
import type { Path } from '#server/model/source/yaml-source.ts';

/** What a value says of its price beyond `price`: in other currencies, and when there are many of it. */
export function compileValuePrices(
  compilation: Compilation,
  source: {
    readonly price?: Rational | undefined;
    readonly prices?: ReadonlyMap<string, Rational> | undefined;
    readonly quantity_prices?: ReadonlyMap<string, Rational> | undefined;
  },
  path: Path,
): Pick<ModelValue, 'prices' | 'quantityPrices'> {
  const { currency: own } = compilation.model;
  const read = (price: Rational, currency: string, place: Path): number => {
    const minor = toMinorUnits(price, currency);
    if (minor === undefined)
      compilation.error(place, `A price in ${currency} does not have that many decimals.`);
    return minor ?? 0;
  };
  for (const key of ['prices', 'quantity_prices'] as const) {
    if (source[key] === undefined || source.price !== undefined) continue;
    const message = `"${key}" needs a "price" beside it: the price of one in ${own}.`;
    compilation.error({ path: [...path, key], key: true }, message, 'Write "price: 0" if it is free.');
  }
  return {
    ...(source.prices && {
      prices: new Map(
        [...source.prices].map(([currency, price]) => {
          const place = [...path, 'prices', currency];
          if (currency === own)
            compilation.error({ path: place, key: true }, `The price in ${own} is "price".`);
          return [currency, read(price, currency, place)];
        }),
      ),
    }),
    ...(source.quantity_prices && {
      quantityPrices: [...source.quantity_prices]
        .map(([from, price]) => ({
          from: Number(from),
          price: read(price, own, [...path, 'quantity_prices', from]),
        }))
        .sort((a, b) => b.from - a.from),
    }),
  };
}
