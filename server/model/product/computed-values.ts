import { evaluateCondition, evaluateNumber, type Assignment } from '../expression/evaluate.ts';
import { NO, YES } from '../expression/scope.ts';
import { formatDecimal, parseDecimal, scaled } from '../number/decimal.ts';
import { round, type Rational } from '../number/rational.ts';
import type { ComputedField, ItemAttribute } from './model-field.ts';
import { isPresent } from './row-presence.ts';

/** More digits than this are no number that anybody can read. */
const largest = 10n ** 15n;

/**
 * The values of all computed fields that are there, beside those they are calculated from.
 * @param item attributes of the shopping cart item, where there is one
 */
export function withComputed(
  computed: readonly ComputedField[],
  assignment: Assignment,
  item?: ReadonlyMap<string, string>,
): Assignment {
  if (computed.length === 0) return assignment;
  const all = new Map(assignment);
  for (const field of computed)
    if (isPresent(field, assignment))
      all.set(field.name, field.item ? itemValue(field, field.item, item) : shownResult(field, all));
  return all;
}

/** Empty for an attribute that is no number. */
function itemValue(
  { decimals }: ComputedField,
  { attribute, fallback }: ItemAttribute,
  item: ReadonlyMap<string, string> | undefined,
): string {
  const number = parseDecimal((item?.get(attribute) ?? fallback).trim());
  return number ? shownNumber(number, decimals) : '';
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
  return result ? shownNumber(result, decimals) : '';
}

function shownNumber(number: Rational, decimals: number): string {
  const shown = round(number, decimals);
  const digits = scaled(shown, decimals) ?? largest;
  return digits < largest && digits > -largest ? formatDecimal(shown) : '';
}
