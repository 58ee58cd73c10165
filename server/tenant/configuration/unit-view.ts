/** Numbers in the unit system that a call asks for ("Units of Measure" of the API page). */
import type { Parameter } from '#contract/configuration.ts';
import { formatDecimal, parseDecimal } from '#server/model/number/decimal.ts';
import { toNumber, type Rational } from '#server/model/number/rational.ts';
import { unitOf, type ModelField } from '#server/model/product/model-field.ts';
import type { ModelUnitSystem, ProductModel, ShownUnit } from '#server/model/product/product-model.ts';
import { convert } from '#server/model/product/units.ts';
import { formatNumber } from '../text/format.ts';

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

function inUnit({ conversion, decimals }: ShownUnit, value: Rational): Rational {
  return convert(value, conversion, decimals).value;
}

/**
 * The parameter with its value in the system's unit. What a client needs to show a scale in that unit
 * (`uom_factor`, `uom_offset`, `uom_decimals`) is ours (docs/tenant-differences.md).
 */
export function withUnits(
  parameter: Parameter,
  field: ModelField,
  system: ModelUnitSystem | undefined,
  language: string | undefined,
): Parameter {
  const unit = unitOf(field);
  if (!system || unit === undefined) return parameter;
  const shown = shownUnitOf({ unit }, system);
  const { value } = parameter;
  if (!shown) {
    const valueDescription = value === '' ? '' : `${parameter.valueDescription} ${unit}`;
    return { ...parameter, valueDescription, uomConvertedValue: value, uomConvertedItemId: unit };
  }
  const number = parseDecimal(value);
  return {
    ...parameter,
    valueDescription: describeIn(shown, value, language),
    uomConvertedValue: number ? formatDecimal(inUnit(shown, number)) : '',
    uomConvertedItemId: shown.unit,
    properties: {
      ...parameter.properties,
      uom_factor: String(toNumber(shown.conversion.factor)),
      uom_offset: String(toNumber(shown.conversion.offset)),
      uom_decimals: String(shown.decimals),
    },
  };
}
