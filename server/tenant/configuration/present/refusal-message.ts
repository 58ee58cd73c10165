/** What a customer is told of values that were refused or rounded. */
import type { Refusal, Rounding } from '#server/configurator/read-value.ts';
import { formatDecimal, parseDecimal } from '#server/model/number/decimal.ts';
import type { ModelUnitSystem, ProductModel, ShownUnit } from '#server/model/product/product-model.ts';
import { nameOf } from '#server/model/product/row-label.ts';
import type { LocalizedText } from '#server/model/source/texts.ts';
import { inUnit, shownUnitOf } from '../../product/describe-value.ts';
import { formatMessage, type Message } from '../../text/messages.ts';

export function refusalMessage(model: ProductModel, refusal: Refusal): Message {
  if (refusal.kind === 'impossible') return refusal;
  return { ...refusal, field: labelOf(model, refusal.field) };
}

export function roundingMessage(model: ProductModel, rounding: Rounding): Message {
  return { kind: 'rounded', ...rounding, field: labelOf(model, rounding.field) };
}

function labelOf(model: ProductModel, name: string): LocalizedText {
  const field = model.fields.get(name);
  return field ? nameOf(field) : { text: name, translations: {} };
}

/**
 * A message with its numbers in the units that the customer reads. Empty where nothing is left to say: that 55 gpm were
 * rounded to what is 55 gpm again.
 */
export function formatInUnits(
  message: Message,
  language: string | undefined,
  system: ModelUnitSystem | undefined,
): string {
  const converted = inUnits(message, system);
  return converted ? formatMessage(converted, language) : '';
}

function inUnits(message: Message, system: ModelUnitSystem | undefined): Message | undefined {
  if (message.kind === 'out-of-range' || message.kind === 'no-decimal') {
    const shown = shownUnitOf(message, system);
    if (!shown) return message;
    // What is a whole number in one unit is none in another.
    const [min, max] = [message.min, message.max].map((limit) => Number(textInUnit(shown, String(limit))));
    return { ...message, kind: 'no-decimal', min: min ?? 0, max: max ?? 0, unit: shown.unit };
  }
  if (message.kind === 'rounded') {
    const shown = shownUnitOf(message.taken, system);
    if (!shown) return message;
    const taken = { value: textInUnit(shown, message.taken.value), unit: shown.unit };
    const isSame = taken.unit === message.given.unit && Number(taken.value) === Number(message.given.value);
    return isSame ? undefined : { ...message, taken };
  }
  return message;
}

function textInUnit(shown: ShownUnit, value: string): string {
  const number = parseDecimal(value);
  return number ? formatDecimal(inUnit(shown, number)) : value;
}
