import { formatDecimal, parseDecimal } from '#server/model/number/decimal.ts';
import type { ModelUnitSystem, ShownUnit } from '#server/model/product/product-model.ts';
import { convert } from '#server/model/product/units.ts';
import { sayMessage, type Message } from '../text/messages.ts';
import { shownUnitOf } from './unit-view.ts';

/**
 * A message with its numbers in the units that the customer reads. Empty where nothing is left to say: that 55 gpm were
 * rounded to what is 55 gpm again.
 */
export function sayInUnits(
  message: Message,
  language: string | undefined,
  system: ModelUnitSystem | undefined,
): string {
  const converted = inUnits(message, system);
  return converted ? sayMessage(converted, language) : '';
}

function inUnits(message: Message, system: ModelUnitSystem | undefined): Message | undefined {
  if (message.kind === 'out-of-range' || message.kind === 'no-decimal') {
    const shown = shownUnitOf(message, system);
    if (!shown) return message;
    // What is a whole number in one unit is none in another.
    const [min, max] = [message.min, message.max].map((limit) => Number(inUnit(shown, String(limit))));
    return { ...message, kind: 'no-decimal', min: min ?? 0, max: max ?? 0, unit: shown.unit };
  }
  if (message.kind === 'rounded') {
    const shown = shownUnitOf(message.taken, system);
    if (!shown) return message;
    const taken = { value: inUnit(shown, message.taken.value), unit: shown.unit };
    const isSame = taken.unit === message.given.unit && Number(taken.value) === Number(message.given.value);
    return isSame ? undefined : { ...message, taken };
  }
  return message;
}

function inUnit({ conversion, decimals }: ShownUnit, value: string): string {
  const number = parseDecimal(value);
  return number ? formatDecimal(convert(number, conversion, decimals).value) : value;
}
