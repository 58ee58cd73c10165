import { decimalPlaces, formatDecimal, parseDecimal } from '#server/model/number/decimal.ts';
import { nameOf } from '#server/model/product/row-label.ts';
import type { ModelField, NumberField, TextField } from '#server/model/product/model-field.ts';
import type { Message } from '../text/messages.ts';

/** What a sent value means for its field: a value, the wish to let go of it, or a reason why it is neither. */
export type ReadValue =
  | { readonly kind: 'value'; readonly value: string }
  | { readonly kind: 'clear' }
  | { readonly kind: 'refused'; readonly message: Message };

/**
 * Reads the value sent for a field. Clients clear a text by sending a blank, so a blank lets go of any field.
 * Whether the value fits the rest of the configuration is the engine's to say.
 */
export function readValue(given: ModelField, sent: string): ReadValue {
  const field = { ...given, label: nameOf(given) };
  const value = sent.trim();
  if (field.readonly) return refused({ kind: 'read-only', field: field.label });
  if (value === '') return { kind: 'clear' };
  switch (field.type) {
    case 'integer':
      return readInteger(field, value);
    case 'decimal':
      return readDecimal(field, value);
    case 'computed':
      return refused({ kind: 'read-only', field: field.label });
    case 'text':
      return readText(field, value);
    case 'enumerated':
    case 'yes-no':
      return field.domain.values.some(({ name }) => name === value)
        ? { kind: 'value', value }
        : refused({ kind: 'unknown-value', field: field.label, value });
  }
}

function readInteger({ label, min, max, unit }: NumberField, value: string): ReadValue {
  if (!/^[+-]?\d+$/.test(value)) return refused({ kind: 'not-a-number', field: label });
  const number = Number(value);
  if (number < min || number > max) return refused({ kind: 'out-of-range', field: label, min, max, unit });
  return { kind: 'value', value: String(number + 0) }; // one notation a number: no "+7", "007" or "-0"
}

function readDecimal({ label, min, max, decimals, unit }: NumberField, value: string): ReadValue {
  const number = parseDecimal(value);
  const tooLong = /^[+-]?\d+\.(\d+)$/.exec(value)?.[1]?.replace(/0+$/, '') ?? '';
  if (((number && decimalPlaces(number)) ?? tooLong.length) > decimals)
    return refused({ kind: 'too-many-decimals', field: label, decimals });
  if (!number) return refused({ kind: 'no-decimal', field: label, min, max, unit });
  const plain = formatDecimal(number);
  if (Number(plain) < min || Number(plain) > max)
    return refused({ kind: 'no-decimal', field: label, min, max, unit });
  return { kind: 'value', value: plain };
}

function readText({ label, maxLength: max }: TextField, value: string): ReadValue {
  const text = value.replaceAll('\r\n', '\n').normalize('NFC');
  // Control characters but line break and tab, and halves of surrogate pairs.
  if (/[^\P{Cc}\n\t]|\p{Cs}/u.test(text)) {
    return refused({ kind: 'not-printable', field: label });
  }
  // Counted as people count, not in UTF-16 units.
  return [...text].length > max
    ? refused({ kind: 'too-long', field: label, max })
    : { kind: 'value', value: text };
}

function refused(message: Message): ReadValue {
  return { kind: 'refused', message };
}
