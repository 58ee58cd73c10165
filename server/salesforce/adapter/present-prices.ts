import {
  ForeignError,
  type BillingPeriod,
  type ForeignPart,
  type ForeignPrices,
} from '#server/upstreams/foreign-configurator.ts';
import { texts } from '#server/texts/texts.ts';
import type { TransactionItem } from '../wire/sales-transaction.ts';
import { decimalText, sumText } from './decimal-text.ts';
import type { ProductNode, ProductStructure } from './product-structure.ts';
import { sellingModelOf } from './selling-model.ts';
import type { TransactionState } from './transaction-state.ts';

interface PricedLine {
  readonly node: ProductNode;
  readonly item: TransactionItem;
}

function linesOf(structure: ProductStructure, { lines }: TransactionState): readonly PricedLine[] {
  return [...lines].flatMap(([key, item]) => {
    const node = structure.nodes.get(key);
    return node ? [{ node, item }] : [];
  });
}

/** The product and its components. @throws ForeignError for a selling model that cannot be told */
export function presentParts(structure: ProductStructure, state: TransactionState): readonly ForeignPart[] {
  return linesOf(structure, state).map(({ node, item }) => ({
    id: node.product.productCode ?? node.product.id,
    name: node.product.name ?? node.product.id,
    description: node.product.description ?? '',
    quantity: decimalText(item.Quantity ?? 1),
    ...(item.NetUnitPrice != null && { unitPrice: decimalText(item.NetUnitPrice) }),
    sellingModel: sellingModelOf(item, node),
    kind: node.relation?.isComponentRequired === true ? 'mandatory' : 'included',
  }));
}

/**
 * Sums of what is paid once and each period, and the steps of the price waterfalls with the price of one piece after each.
 * @param fallback ISO 4217, where Salesforce tells no currency
 * @param locale of the labels
 */
export function presentPrices(
  structure: ProductStructure,
  state: TransactionState,
  fallback: string,
  locale: string,
): ForeignPrices {
  const lines = linesOf(structure, state);
  const once: number[] = [];
  const periods = new Map<BillingPeriod, number[]>();
  for (const { node, item } of lines) {
    const amount = item.NetTotalPrice ?? item.TotalPrice ?? 0;
    const model = sellingModelOf(item, node);
    if (model.kind === 'one-time') once.push(amount);
    else periods.set(model.period, [...(periods.get(model.period) ?? []), amount]);
  }
  const currencies = lines.flatMap(({ item }) => item.PriceWaterFall?.currencyCode ?? []);
  if (new Set(currencies).size > 1)
    throw new ForeignError('unavailable', 'Salesforce prices lines of one product in several currencies.');
  return {
    currency: currencies[0] ?? fallback,
    oneTime: sumText(once),
    // What the price of the bundle includes costs nothing by itself.
    recurring: [...periods]
      .map(([period, amounts]) => ({ period, amount: sumText(amounts) }))
      .filter(({ amount }) => Number(amount) !== 0),
    waterfall: lines.flatMap(({ node, item }) =>
      (item.PriceWaterFall?.waterfall ?? []).flatMap(({ pricingElement, outputParameters }) => {
        const price = outputParameters?.NetUnitPrice;
        if (typeof price !== 'number') return [];
        const step = pricingElement?.name ?? pricingElement?.elementType ?? '';
        const product = node.product.name ?? node.product.id;
        const label = step === '' ? product : texts.format('foreign.after-step', locale, { product, step });
        return [{ label, amount: decimalText(price) }];
      }),
    ),
  };
}
