/** Parts and prices of products that another system configures, as `bom` and `pricing` have them. */
import type { BomItem, Pricing } from '#contract/pricing.ts';
import { texts } from '#server/texts/texts.ts';
import type { BillingPeriod, ForeignPart, ForeignPrices } from '#server/upstreams/foreign-configurator.ts';
import { formatAmount } from '../text/format-numbers.ts';
import { timesQty } from './foreign-totals.ts';

interface ForeignPriceView {
  readonly language: string | undefined;
  /** How many of the product. */
  readonly pieces?: number;
}

/** One line a part that costs something; what is paid once in `summary`, what is paid each period in `recurring`. */
export function presentForeignPricing(
  prices: ForeignPrices,
  parts: readonly ForeignPart[],
  { language, pieces = 1 }: ForeignPriceView,
): Pricing {
  const { currency } = prices;
  const money = (amount: string) => formatAmount(timesQty(amount, pieces), currency, language);
  const oneTime = money(prices.oneTime);
  return {
    rows: parts
      .filter(({ unitPrice, quantity }) => unitPrice !== undefined && Number(quantity) !== 0)
      .map((part) => ({
        descriptionColumn: part.name,
        qtyColumn: timesQty(part.quantity, pieces),
        itemNumberColumn: part.id,
        customerNetPriceColumn: partPrice(part, { currency, language, pieces }),
      })),
    summary: { ListPrice: oneTime, customerNetPriceColumn: oneTime },
    ...(prices.recurring.length > 0 && {
      recurring: prices.recurring.map(({ period, amount }) => ({
        period,
        amount: money(amount),
        description: periodPrice(period, money(amount), language),
      })),
    }),
    ...(prices.waterfall.length > 0 && {
      // Of one piece: its steps may be percentages of one another.
      waterfall: prices.waterfall.map(({ label, amount }) => ({
        label,
        amount: formatAmount(amount, currency, language),
      })),
    }),
  };
}

/** @param withPrices without them parts have no price, as those of the tenant itself */
export function presentForeignParts(
  parts: readonly ForeignPart[],
  currency: string,
  language: string | undefined,
  withPrices: boolean,
): BomItem[] {
  return parts.map((part) => ({
    name: part.id,
    description: part.name,
    qty: part.quantity,
    attributes: {
      articleNumber: part.id,
      price: withPrices ? partPrice(part, { currency, language }) : '',
      ...(part.description && { long_description: part.description }),
    },
    kind: part.kind,
    sellingModel: part.sellingModel,
    ...(withPrices &&
      part.unitPrice !== undefined && { unitPrice: formatAmount(part.unitPrice, currency, language) }),
    subItems: [],
  }));
}

/**
 * Of the whole quantity, and of one period where it is paid by periods: `€49.00 per month, 12 months`. Of one piece for a part that is
 * only recommended; empty where no price is told.
 */
export function partPrice(
  { unitPrice, quantity, sellingModel }: Pick<ForeignPart, 'unitPrice' | 'quantity' | 'sellingModel'>,
  { currency, language, pieces = 1 }: ForeignPriceView & { readonly currency: string },
): string {
  if (unitPrice === undefined) return '';
  const count = Number(quantity) === 0 ? 1 : timesQty(quantity, pieces);
  const amount = formatAmount(timesQty(unitPrice, count), currency, language);
  if (sellingModel.kind === 'one-time') return amount;
  const { period } = sellingModel;
  const price = periodPrice(period, amount, language);
  if (sellingModel.kind === 'evergreen') return price;
  const { term } = sellingModel;
  return `${price}, ${texts.format('foreign.term', language, { period, term })}`;
}

/** @param amount as displayed */
export function periodPrice(period: BillingPeriod, amount: string, language: string | undefined): string {
  return texts.format('foreign.period', language, { period, amount });
}
