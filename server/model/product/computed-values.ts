import { evaluateCondition, evaluateNumber, type Assignment } from '../expression/evaluate.ts';
import { NO, YES } from '../expression/scope.ts';
import { formatDecimal, scaled } from '../number/decimal.ts';
import { round } from '../number/rational.ts';
import type { ComputedField } from './model-field.ts';
import { isPresent } from './row-presence.ts';

/** More digits than this are no number that anybody can read. */
const largest = 10n ** 15n;

/** The values of all computed fields that are there, beside those they are calculated from. */
export function withComputed(computed: readonly ComputedField[], assignment: Assignment): Assignment {
  if (computed.length === 0) return assignment;
  const all = new Map(assignment);
  for (const field of computed)
    if (isPresent(field, assignment)) all.set(field.name, shownResult(field, all));
  return all;
}

/**
 * In plain notation, `Yes` or `No`; empty when it cannot be calculated. Numbers are as they are shown, so that what is
 * calculated from them agrees with what a customer reads.
 */
function shownResult({ calculation, decimals }: ComputedField, assignment: Assignment): string {
  if (calculation.result === 'yes-no') {
    const holds = evaluateCondition(calculation.condition, assignment);
    return holds === undefined ? '' : holds ? YES : NO;
  }
  const result = evaluateNumber(calculation.number, assignment);
  if (!result) return '';
  const shown = round(result, decimals);
  const digits = scaled(shown, decimals) ?? largest;
  return digits < largest && digits > -largest ? formatDecimal(shown) : '';
}
