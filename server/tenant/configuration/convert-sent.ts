import type { Commit } from '#server/engine/engine-port.ts';
import { formatDecimal, parseDecimal } from '#server/model/number/decimal.ts';
import type { ProductModel } from '#server/model/product/product-model.ts';
import { nameOf } from '#server/model/product/row-label.ts';
import { conversionBetween, convert } from '#server/model/product/units.ts';
import { decimalsOf, unitOf } from '#server/model/product/model-field.ts';
import { InvalidRequest } from '../tenant-error.ts';
import type { Message } from '../text/messages.ts';

/** A value as it was sent, and the unit it is in where the call says so (`selectedUomItemId`). */
export interface SentValue extends Commit {
  readonly unit?: string | undefined;
}

/**
 * Values in the units of their fields. Converted exactly; where a field cannot hold that many decimals, rounded to what
 * it can, which is said.
 *
 * @throws InvalidRequest for a unit that is none of the kind of its field's
 */
export function convertSent(
  model: ProductModel,
  sent: readonly SentValue[],
): { readonly values: readonly Commit[]; readonly rounded: readonly Message[] } {
  const rounded: Message[] = [];
  const values = sent.map(({ field: name, value, unit }): Commit => {
    const field = model.fields.get(name);
    const own = field && unitOf(field);
    // "No conversion is done if … the field's domain has no connected unit item."
    if (!unit || !field || own === undefined || unit === own) return { field: name, value };
    const conversion = conversionBetween(unit, own);
    if (!conversion) {
      throw new InvalidRequest(
        'Invalid parameter',
        `selectedUomItemId: "${unit.slice(0, 20)}" cannot be converted into "${own}", the unit of ${name}.`,
      );
    }
    const number = parseDecimal(value.trim());
    if (!number) return { field: name, value };
    const result = convert(number, conversion, decimalsOf(field));
    const taken = formatDecimal(result.value);
    if (!result.isExact) {
      rounded.push({
        kind: 'rounded',
        field: nameOf(field),
        given: { value: formatDecimal(number), unit },
        taken: { value: taken, unit: own },
      });
    }
    return { field: name, value: taken };
  });
  return { values, rounded };
}
