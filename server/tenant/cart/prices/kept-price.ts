/**
 * The price of a cart item as the customer was shown it. It stays with the item, whatever becomes of price list, discounts
 * and rates, until it is recalculated; what it was calculated from is kept beside it, to tell when it is out of date.
 */
import { createHash } from 'node:crypto';
import * as z from 'zod';
import type { Currencies } from '#server/model/product/convert-price.ts';
import { valuesOf } from '#server/model/product/model-field.ts';
import type { PiecesTogether } from '#server/model/product/price.ts';
import type { BomLine, ProductModel } from '#server/model/product/product-model.ts';
import type { ListedProduct } from '../../product/product-registry.ts';
import type { ServiceAmount } from '../../product/service-amount.ts';

const keptPriceSchema = z.object({
  currency: z.string(),
  /** Of one piece in every currency of the catalog, in minor units. */
  unitPrices: z.record(z.string(), z.int()),
  /** By currency, what it was converted with. */
  rates: z.record(z.string(), z.string()),
  /** Digests of the discounts and columns, and of the lists of prices. */
  priceModel: z.string(),
  priceTables: z.string(),
  /** What was counted for quantity prices and discounts, and what services cost with the cart; empty for a plain product. */
  pieces: z.string(),
  /** Pieces of the item, of which `pricing` is. */
  qty: z.int(),
  /** ISO 8601. */
  calculatedAt: z.string(),
  /** By language, how the price is made up (`pricing` of the API). Empty where it is known only as a whole. */
  pricing: z.record(z.string(), z.unknown()),
});

export type KeptPrice = Readonly<z.infer<typeof keptPriceSchema>>;

/** What of a kept price is no longer as the catalog has it. */
export interface PriceMarks {
  /** The cart is in another currency. */
  readonly isCurrencyOutdated: boolean;
  /** The price was converted at another rate than today's. */
  readonly isRateOutdated: boolean;
  readonly isModelOutdated: boolean;
  readonly areTablesOutdated: boolean;
  /** Other pieces are counted together than when it was calculated. */
  readonly arePiecesOutdated: boolean;
}

export const NO_MARKS: PriceMarks = {
  isCurrencyOutdated: false,
  isRateOutdated: false,
  isModelOutdated: false,
  areTablesOutdated: false,
  arePiecesOutdated: false,
};

/** What a price is calculated from now. */
export type PriceBasis = Pick<KeptPrice, 'rates' | 'priceModel' | 'priceTables' | 'pieces'>;

/** By currency, what prices are converted with. */
export function currentRates({ currency, currencies }: Currencies): Readonly<Record<string, string>> {
  const rates = [...currencies].map(([code, { rate, round }]): [string, string] => [
    code,
    `${rate.numerator}/${rate.denominator} ${round}`,
  ]);
  return Object.fromEntries([[currency, '1'], ...rates]);
}

export function priceBasis(
  { product }: ListedProduct,
  currencies: Currencies,
  {
    qty,
    together,
    services,
  }: {
    readonly qty: number;
    readonly together: PiecesTogether | undefined;
    readonly services?: ServiceAmount | undefined;
  },
): PriceBasis {
  const { model } = product;
  return {
    rates: currentRates(currencies),
    priceModel: model ? digestsOf(model).priceModel : '',
    priceTables: model ? digestsOf(model).priceTables : digest([product.price]),
    pieces: model
      ? digest([together?.pieces ?? qty, together?.parts ?? [], ...(services ? [services.amount ?? ''] : [])])
      : '',
  };
}

export function priceMarks(kept: KeptPrice, now: PriceBasis, cartCurrency: string): PriceMarks {
  return {
    isCurrencyOutdated: kept.currency !== cartCurrency,
    isRateOutdated: kept.rates[kept.currency] !== now.rates[kept.currency],
    isModelOutdated: kept.priceModel !== now.priceModel,
    areTablesOutdated: kept.priceTables !== now.priceTables,
    arePiecesOutdated: kept.pieces !== now.pieces,
  };
}

export function isOutdated(marks: PriceMarks): boolean {
  return Object.values(marks).some(Boolean);
}

export function serializeKeptPrice(price: KeptPrice): string {
  return JSON.stringify(price);
}

/** @throws Error for text that `serializeKeptPrice` did not write */
export function parseKeptPrice(json: string): KeptPrice {
  return keptPriceSchema.parse(JSON.parse(json));
}

interface Digests {
  readonly priceModel: string;
  readonly priceTables: string;
}

const digests = new WeakMap<ProductModel, Digests>();

/** Of a model: its discounts and columns, and what its values and parts cost. */
function digestsOf(model: ProductModel): Digests {
  const known = digests.get(model);
  if (known) return known;
  // Fields of the same domain share their values, and rows of a table have the same fields many times.
  const tables = new Map([...model.fields.values()].map((field) => [valuesOf(field), field.name]));
  const prices = [...tables].map(([values, field]) => [
    field,
    values.map(({ name, price, prices = [], quantityPrices = [], isPriceMissing = false }) => [
      name,
      price,
      prices,
      quantityPrices,
      isPriceMissing,
    ]),
  ]);
  const made = {
    priceModel: digest([model.discounts, model.priceColumns, model.bom.map(countedLine)]),
    priceTables: digest(prices),
  };
  digests.set(model, made);
  return made;
}

/** What of a line of the bill of materials says how many of its part are paid for. */
function countedLine({ field, condition, quantity, subLines }: BomLine): unknown {
  return [field ?? '', condition ?? '', quantity, subLines.map(countedLine)];
}

function digest(value: unknown): string {
  const text = JSON.stringify(value, (_, part: unknown) =>
    typeof part === 'bigint' ? `${part}n` : part instanceof Map || part instanceof Set ? [...part] : part,
  );
  return createHash('sha256').update(text).digest('base64url').slice(0, 16);
}
