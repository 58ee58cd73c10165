/** What a draft says of products that another system configured: prices as that system answered them, never converted. */
import { texts, type FormatText } from '#server/texts/texts.ts';
import { foreignSummary, type ForeignItem } from '../product/foreign-item.ts';
import { otherTotals, timesQty } from '../product/foreign-totals.ts';
import { partPrice, periodPrice } from '../product/present-foreign-prices.ts';
import { formatAmount, formatNumber } from '../text/format-numbers.ts';
import type { DraftDetails, DraftPosition } from './draft-document.ts';
import type { ProposedLine } from './proposed-cart.ts';

interface ForeignView {
  readonly language: string;
  readonly format: FormatText<'proposal'>;
}

/** What is paid once, and below it what is paid each period. */
export function foreignAmounts(
  { prices }: ForeignItem,
  qty: number,
  language: string,
): Pick<DraftPosition, 'unitPrice' | 'amount' | 'perPeriod'> {
  const { currency } = prices;
  return {
    unitPrice: formatAmount(prices.oneTime, currency, language),
    amount: formatAmount(timesQty(prices.oneTime, qty), currency, language),
    perPeriod: pricesPerPeriod(prices, qty, language),
  };
}

function pricesPerPeriod({ currency, recurring }: ForeignItem['prices'], qty: number, language: string) {
  return recurring.map(({ period, amount }) =>
    periodPrice(period, formatAmount(timesQty(amount, qty), currency, language), language),
  );
}

export function foreignDetails(
  item: ForeignItem,
  { number, product, qty }: { readonly number: string; readonly product: string; readonly qty: number },
  { language, format }: ForeignView,
): DraftDetails {
  const { parts, prices } = item;
  const { currency } = prices;
  const once = formatAmount(prices.oneTime, currency, language);
  return {
    number,
    product,
    summary: foreignSummary(item),
    sections: [],
    partsTitle: format(qty > 1 ? 'parts-of-one' : 'parts'),
    columns: [],
    parts: [
      {
        label: product,
        rows: parts
          // A recommended part that the customer left out is no part of the offer.
          .filter(({ quantity }) => Number(quantity) > 0)
          .map((part) => ({
            role: part.name,
            part: part.description,
            article: part.id,
            quantity: formatNumber(Number(part.quantity), language),
            price: partPrice(part, { currency, language }),
            further: [],
          })),
        sum: '',
      },
    ],
    price: [once, ...pricesPerPeriod(prices, 1, language)].join('\n'),
  };
}

/** What is paid beside the total of the cart, in order of the positions. */
export function furtherTotals(
  lines: readonly ProposedLine[],
  cartCurrency: string,
  language: string,
): { readonly label: string; readonly amount: string }[] {
  const items = lines.flatMap(({ item }) =>
    item.foreign ? [{ prices: item.foreign.prices, qty: item.qty }] : [],
  );
  return otherTotals(items, cartCurrency).map(({ currency, amount, period = 'once' }) => ({
    label: texts.format('foreign.period-total', language, { period }),
    amount: formatAmount(amount, currency, language),
  }));
}
