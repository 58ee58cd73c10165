/** What a line costs, and how that came about. */
import { randomBytes } from 'node:crypto';
import { currencyDecimals } from '#server/model/number/money.ts';
import { hasCurrency } from '#server/model/product/convert-price.ts';
import { localize } from '#server/model/product/localize.ts';
import { priceConfiguration } from '#server/model/product/price.ts';
import type { PriceWaterfall } from '../wire/sales-transaction.ts';
import { isSameRecord } from '../wire/salesforce-id.ts';
import type { ConfigurationContext } from './configuration-context.ts';
import type { EvaluatedLine } from './evaluate-context.ts';
import type { ChosenComponent } from './chosen-components.ts';
import { stableRecordId } from './record-id.ts';
import { usualSellingModel } from './selling-models.ts';

/** Of one piece, in major units of the currency. */
export interface LinePrice {
  readonly currency: string;
  readonly list: number;
  readonly net: number;
  readonly pricebookEntry: string;
  /** The price after each step. */
  readonly steps: readonly { readonly name: string; readonly type: string; readonly price: number }[];
}

/** @param part undefined for the line of the bundle */
export function priceLine(
  { currency: wanted }: ConfigurationContext,
  evaluated: EvaluatedLine,
  part: ChosenComponent | undefined,
): LinePrice {
  const { line } = evaluated;
  const { product } = line;
  const { model, priceBook } = product;
  const productId = part ? part.binding.product.id : product.catalog(undefined).id;
  if (priceBook) {
    const sellingModel = part
      ? (part.line.sellingModel ?? usualSellingModel(part.binding.product))
      : line.sellingModel;
    const entry = priceBook.find(
      (one) => isSameRecord(one.product, productId) && isSameRecord(one.sellingModel, sellingModel),
    );
    const isIncluded =
      part?.binding.product.productRelatedComponent?.doesBundlePriceIncludeChild === true &&
      part.line.sellingModel === undefined;
    const price = isIncluded ? 0 : (entry?.price ?? 0);
    return {
      currency: model.currency,
      list: price,
      net: price,
      pricebookEntry: entry?.id ?? stableRecordId('01u', `${productId} ${sellingModel}`),
      steps: [{ name: 'ManualDiscount', type: 'MANUALDISCOUNT', price }],
    };
  }
  const currency = wanted !== undefined && hasCurrency(model, wanted) ? wanted : model.currency;
  const major = (minor: number) => minor / 10 ** currencyDecimals(currency);
  const priced = priceConfiguration(model, evaluated.configured.evaluation.assignment, {
    currency,
    pieces: line.quantity,
  });
  const lines = priced.sections.flatMap((section) => section.lines);
  const componentFields = new Set([...product.components.values()].map(({ field }) => field));
  const pricebookEntry = stableRecordId('01u', productId);
  if (part) {
    const found = lines.find(({ field }) => field === part.binding.field);
    const price = major(found?.unitPrice ?? 0);
    return {
      currency,
      list: major(found?.listPrice ?? 0),
      net: price,
      pricebookEntry,
      steps: [{ name: 'ListPrice', type: 'LISTPRICE', price }],
    };
  }
  const list = lines
    .filter(({ field }) => !componentFields.has(field))
    .reduce((sum, { total }) => sum + total, 0);
  let price = list;
  const reductions = priced.reductions.map(({ label, amount }) => {
    price -= amount;
    return { name: localize(label, undefined), type: 'VOLUMEDISCOUNT', price: major(price) };
  });
  return {
    currency,
    list: major(list),
    net: major(price),
    pricebookEntry,
    steps: [{ name: 'ListPrice', type: 'LISTPRICE', price: major(list) }, ...reductions],
  };
}

export function waterfallOf(
  lineId: string,
  quantity: number,
  { currency, list, net, steps }: LinePrice,
  { isBundle, now }: { readonly isBundle: boolean; readonly now: Date },
): PriceWaterfall {
  return {
    currencyCode: currency,
    executionId: randomBytes(10).toString('hex'),
    executionStartTimestamp: now.toISOString(),
    executionEndTimestamp: now.toISOString(),
    lineItemId: lineId,
    output: { NetUnitPrice: net, Subtotal: 0 },
    success: true,
    waterfall: steps.map(({ name, type, price }, index) => ({
      fieldToTagNameMapping: {
        NetUnitPrice: 'ItemUnitPrice',
        AdjustmentValue: 'ItemAdjustmentValue',
        Subtotal: 'ItemTotalAdjustmentAmount',
        Quantity: 'ItemQuantity',
        LineItemId: 'SalesTransactionItemSource',
        InputUnitPrice: 'ItemUnitPrice',
      },
      inputParameters: {
        Quantity: quantity,
        LineItemId: lineId,
        InputUnitPrice: steps[index - 1]?.price ?? list,
        AdjustmentType: 'Amount',
      },
      outputParameters: { NetUnitPrice: price, Subtotal: 0 },
      pricingElement: {
        // The documents tell a type of adjustment for lines of bundles only.
        adjustments: [isBundle ? { AdjustmentType: 'Amount' } : {}],
        elementType: type,
        name,
      },
      sequence: index + 1,
    })),
  };
}
