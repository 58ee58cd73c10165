/** The shape of what a model says about prices beyond `price` (docs/authoring.md, "Prices"). */
import * as z from 'zod';
import { currencyCode, decimal, integer, mapping, names, text, type NameRule } from './schema-parts.ts';

const pieces: NameRule = {
  test: (name) => /^[1-9]\d{0,6}$/.test(name),
  error: 'This is not a number of pieces.\nIt is a whole number from 1 on.',
};
const currencyName: NameRule = {
  test: (name) => currencyCode.safeParse(name).success,
  error: 'This is not a currency code.\nWrite the three letters of ISO 4217, such as EUR.',
};
const columnName: NameRule = {
  test: (name) => /^[A-Za-z]\w{0,63}$/.test(name),
  error: 'This is not a name of a column.\nIt has letters, digits and "_", and starts with a letter.',
};

/**
 * How an amount becomes one of another currency: times `rate`, rounded to a multiple of `round`. The currency of all prices
 * has no rate here, but may say its smallest coin.
 */
export const currencies = names(
  mapping({ rate: decimal.optional(), round: decimal.optional() }, 'rate'),
  currencyName,
);

/** Of a value: its price in other currencies, and for one piece when there are so many. */
export const valuePrices = {
  prices: names(decimal, currencyName).optional(),
  quantity_prices: names(decimal, pieces).optional(),
};

export const discount = mapping({
  label: text,
  if: z.string().optional(),
  /** From so many pieces of the product on. */
  from: integer.optional(),
  // one of these three
  percent: decimal.optional(),
  amount: decimal.optional(),
  /** Per cent, by the number of pieces of the product. */
  breaks: names(decimal, pieces).optional(),
  /** The fields it is reckoned from; the whole product otherwise. */
  on: z.array(z.string()).min(1).optional(),
});

export const priceColumns = names(mapping({ label: text, show: z.string() }), columnName);

export type CurrenciesSource = z.output<typeof currencies>;
export type DiscountSource = z.output<typeof discount>;
