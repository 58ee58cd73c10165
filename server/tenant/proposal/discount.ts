/** Discounts on what a firm request asked for, in hundredths of a percent. */
import { percentOf } from '#server/model/number/money.ts';
import { rational } from '#server/model/number/rational.ts';
import type { RequestState } from './store.ts';

/** 100 % */
const WHOLE = 10_000;

/** The total less the discount, in minor units. The discount is rounded, halves away from zero. */
export function discountedTotal(total: number, discount: number): number {
  return total - percentOf(total, rational(discount, 100n));
}

/** In percent, as a plain decimal: `7.5`. */
export function discountText(discount: number): string {
  return String(discount / 100);
}

/** Undefined for what is no percentage with two decimals at most, from 0 to 100. */
export function parseDiscount(percent: string): number | undefined {
  const [, whole, decimals = ''] = /^(\d{1,3})(?:\.(\d{1,2}))?$/.exec(percent.trim()) ?? [];
  if (whole === undefined) return undefined;
  const discount = Number(whole) * 100 + Number(decimals.padEnd(2, '0'));
  return discount <= WHOLE ? discount : undefined;
}

/** Whether the customer has the proposal. */
export function isAnswered(state: RequestState): boolean {
  return state === 'proposed' || state === 'won' || state === 'lost';
}
