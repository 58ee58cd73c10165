/** Values, features and numbers as people read them, in their language and unit system ("Units of Measure" of the API page). */
import { formatDecimal, parseDecimal } from '#server/model/number/decimal.ts';
import type { Rational } from '#server/model/number/rational.ts';
import { localize } from '#server/model/product/localize.ts';
import type { ModelFeature } from '#server/model/product/model-domain.ts';
import { unitOf, valuesOf, type ModelField } from '#server/model/product/model-field.ts';
import type { ModelUnitSystem, ProductModel, ShownUnit } from '#server/model/product/product-model.ts';
import { convert } from '#server/model/product/units.ts';
import { formatNumber } from '../text/format-numbers.ts';
import { texts } from '#server/texts/texts.ts';

/** The system a call names; undefined for none, and for one that the model does not have. */
export function unitSystemOf(model: ProductModel, id: string | undefined): ModelUnitSystem | undefined {
  return model.unitSystems.find(({ name }) => name === id);
}

/** The unit a field, a feature or a goal is told in where that is not its own. */
export function shownUnitOf(
  { unit }: { readonly unit: string | undefined },
  system: ModelUnitSystem | undefined,
): ShownUnit | undefined {
  return unit === undefined ? undefined : system?.units.get(unit);
}

/** A value in another unit, with it: `68.9 in`. */
export function describeIn(shown: ShownUnit, value: string, language: string | undefined): string {
  const number = parseDecimal(value);
  return number
    ? `${formatNumber(Number(formatDecimal(inUnit(shown, number))), language)} ${shown.unit}`
    : '';
}

/** Rounded to what is shown of the unit. */
export function inUnit({ conversion, decimals }: ShownUnit, value: Rational): Rational {
  return convert(value, conversion, decimals).value;
}

/** A value as a person reads it beside its field: the label of an element, a number in the language's notation. */
export function describeValue(field: ModelField, value: string, language: string | undefined): string {
  if (field.type === 'integer' || field.type === 'decimal' || isNumber(field, value))
    return value === '' ? '' : formatNumber(Number(value), language);
  if (field.type === 'text') return value;
  if (field.type === 'computed') return texts.format(value === 'Yes' ? 'value.yes' : 'value.no', language);
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

/** What a value has of a feature, with its unit, in those of the system; empty where the value has nothing of it. */
export function describeFeature(
  feature: ModelFeature,
  value: string,
  language: string | undefined,
  system: ModelUnitSystem | undefined,
): string {
  const { contents, unit } = feature;
  const content = contents.get(value);
  if (content === undefined) return '';
  if (typeof content !== 'number') return localize(content, language);
  const shown = shownUnitOf(feature, system);
  if (shown) return describeIn(shown, String(content), language);
  const number = formatNumber(content, language);
  return unit === undefined ? number : `${number} ${unit}`;
}
