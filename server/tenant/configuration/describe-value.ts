import { localize } from '#server/model/product/localize.ts';
import type { ModelField, ModelUnitSystem } from '#server/model/product/product-model.ts';
import { texts } from '#server/texts/texts.ts';
import { formatNumber } from '../text/format.ts';
import { describeIn, shownUnitOf } from './unit-view.ts';

/** A value as a person reads it beside its field: the label of an element, a number in the language's notation. */
export function describeValue(field: ModelField, value: string, language: string | undefined): string {
  if (field.type === 'integer' || field.type === 'decimal' || isNumber(field, value))
    return value === '' ? '' : formatNumber(Number(value), language);
  if (field.type === 'text') return value;
  if (field.type === 'computed') return texts.say(value === 'Yes' ? 'value.yes' : 'value.no', language);
  const element = field.domain?.values.find(({ name }) => name === value);
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
  const shown = shownUnitOf(field, system);
  if (shown) return describeIn(shown, value, language);
  const description = describeValue(field, value, language);
  return field.unit === undefined || description === '' ? description : `${description} ${field.unit}`;
}

function isNumber({ type }: ModelField, value: string): boolean {
  return type === 'computed' && value !== 'Yes' && value !== 'No';
}
