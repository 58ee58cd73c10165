import { localize } from '#server/model/product/localize.ts';
import { unitOf, valuesOf, type ModelField } from '#server/model/product/model-field.ts';
import type { ModelUnitSystem } from '#server/model/product/product-model.ts';
import { sayYesNo } from '../text/wording.ts';
import { formatNumber } from '../text/format.ts';
import { describeIn, shownUnitOf } from './unit-view.ts';

/** A value as a person reads it beside its field: the label of an element, a number in the language's notation. */
export function describeValue(field: ModelField, value: string, language: string | undefined): string {
  if (field.type === 'integer' || field.type === 'decimal' || isNumber(field, value))
    return value === '' ? '' : formatNumber(Number(value), language);
  if (field.type === 'text') return value;
  if (field.type === 'computed') return sayYesNo(value === 'Yes', language);
  const element = valuesOf(field).find(({ name }) => name === value);
  return element ? localize(element.label, language) : value;
}

/**
 * The same with its unit, for sentences and lists in which nothing else tells the unit.
 * @param system what numbers are told in, if not in the model's units
 */
export function describeWithUnit(
  field: ModelField,
  value: string,
  language: string | undefined,
  system: ModelUnitSystem | undefined,
): string {
  const unit = unitOf(field);
  const shown = shownUnitOf({ unit }, system);
  if (shown) return describeIn(shown, value, language);
  const description = describeValue(field, value, language);
  return unit === undefined || description === '' ? description : `${description} ${unit}`;
}

function isNumber({ type }: ModelField, value: string): boolean {
  return type === 'computed' && value !== 'Yes' && value !== 'No';
}
