/** Prices of services over years, for people who sell. */
import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { PRICED_TYPES, pricingCalls, type PricedType } from '#contract/category-pricing.ts';
import { call } from './client.ts';
import { pricingGridReader } from './read/category-pricing.ts';

/** Undefined for what has no prices. */
export function pricedType(name: string): PricedType | undefined {
  return PRICED_TYPES.find((known) => known === name);
}

export interface WantedGrid {
  readonly type: PricedType;
  readonly id: string;
  /** What the rows are. */
  readonly cut: keyof typeof pricingCalls;
  /** Whether each row is divided. */
  readonly details: boolean;
  readonly costs: boolean;
}

/** The grid by year is one call without options; products and groups are for one service. */
export function pricingGridQuery({ type, id, cut, details, costs }: WantedGrid) {
  const options = { ...(details && { details: true as const }), ...(costs && { costs: true as const }) };
  const request = { path: { type, id }, read: pricingGridReader };
  return queryOptions({
    queryKey: ['category-pricing', type, id, cut, details, costs],
    queryFn: ({ signal }) =>
      cut === 'years'
        ? call(pricingCalls.years, { ...request, signal })
        : call(pricingCalls[cut], { ...request, query: options, signal }),
    placeholderData: keepPreviousData,
    retry: false,
  });
}
