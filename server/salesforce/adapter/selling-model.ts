import {
  ForeignError,
  type BillingPeriod,
  type SellingModel,
} from '#server/upstreams/foreign-configurator.ts';
import type { WireSellingModel } from '../wire/catalog-product.ts';
import type { TransactionItem } from '../wire/sales-transaction.ts';
import { isSameRecord } from '../wire/salesforce-id.ts';
import type { ProductNode } from './product-structure.ts';

const MONTHS: Readonly<Record<string, number>> = {
  month: 1,
  months: 1,
  monthly: 1,
  quarterly: 3,
  quarter: 3,
  quarters: 3,
  'semi-annual': 6,
  annual: 12,
  annually: 12,
  year: 12,
  years: 12,
};
const PERIODS = new Map<number, BillingPeriod>([
  [1, 'month'],
  [3, 'quarter'],
  [12, 'year'],
]);

/**
 * What a line is sold as. A price counts for one term of the selling model, so a term of 12 months is a year.
 * @throws ForeignError unavailable for a period that has no name here: its price must not be told as that of another
 */
export function sellingModelOf(item: TransactionItem, { sellingModels }: ProductNode): SellingModel {
  const model = sellingModels.find(({ productSellingModel: { id } }) =>
    isSameRecord(id, item.ProductSellingModel),
  )?.productSellingModel;
  // Without selling models everything is sold once.
  if (!model || model.sellingModelType === 'OneTime') return { kind: 'one-time' };
  const period = periodOf(model);
  if (!period)
    throw new ForeignError(
      'unavailable',
      `The period of the selling model ${model.name ?? model.id} is not known (${String(model.pricingTerm)} ${model.pricingTermUnit ?? ''}).`,
    );
  if (model.sellingModelType === 'Evergreen') return { kind: 'evergreen', period };
  return { kind: 'termed', period, term: item.SubscriptionTerm ?? item.PricingTermCount ?? 1 };
}

/** Undefined for a period that has no name here. */
export function periodOf({ pricingTerm, pricingTermUnit }: WireSellingModel): BillingPeriod | undefined {
  const unit = MONTHS[(pricingTermUnit ?? '').toLowerCase()];
  return unit === undefined ? undefined : PERIODS.get(unit * (pricingTerm ?? 1));
}
