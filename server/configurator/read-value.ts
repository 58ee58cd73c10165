/** What the text that a caller sent for a parameter means. */
import type { Commit } from '#server/engine/engine-port.ts';
import { decimalPlaces, formatDecimal, parseDecimal } from '#server/model/number/decimal.ts';
import {
  decimalsOf,
  unitOf,
  type ModelField,
  type NumberField,
  type TextField,
} from '#server/model/product/model-field.ts';
import type { ProductModel } from '#server/model/product/product-model.ts';
import { conversionBetween, convert } from '#server/model/product/units.ts';
import { ConfiguratorError } from './configurator-error.ts';

/** A value, a blank (which uncommits), or why it is neither. */
export type ReadValue =
  | { readonly kind: 'value'; readonly value: string }
  | { readonly kind: 'blank' }
  | { readonly kind: 'refused'; readonly refusal: Refusal };

/** Why a value cannot be committed; `field` is the name of a parameter. */
export type Refusal =
  | { readonly kind: 'unknown-value'; readonly field: string; readonly value: string }
  | { readonly kind: 'not-a-number'; readonly field: string }
  /** Of whole numbers, and of decimal ones. */
  | {
      readonly kind: 'out-of-range' | 'no-decimal';
      readonly field: string;
      readonly min: number;
      readonly max: number;
      readonly unit: string | undefined;
    }
  | { readonly kind: 'too-many-decimals'; readonly field: string; readonly decimals: number }
  | { readonly kind: 'too-long'; readonly field: string; readonly max: number }
  | { readonly kind: 'not-printable'; readonly field: string }
  /** It follows from other choices, always. */
  | { readonly kind: 'read-only'; readonly field: string }
  /** "Editable if" does not hold now. */
  | { readonly kind: 'not-editable'; readonly field: string }
  /** A contextual need. */
  | { readonly kind: 'fixed-need'; readonly field: string }
  /** No change of other commits makes the values possible. */
  | { readonly kind: 'impossible' };

/**
 * Reads the value sent for a field. Clients clear a text by sending a blank, so a blank uncommits any field.
 * Whether the value fits the rest of the configuration is the engine's to say.
 */
export function readValue(field: ModelField, sent: string): ReadValue {
  const value = sent.trim();
  if (field.readonly) return refused({ kind: 'read-only', field: field.name });
  if (value === '') return { kind: 'blank' };
  switch (field.type) {
    case 'integer':
      return readInteger(field, value);
    case 'decimal':
      return readDecimal(field, value);
    case 'computed':
      return refused({ kind: 'read-only', field: field.name });
    case 'text':
      return readText(field, value);
    case 'enumerated':
    case 'yes-no':
      return field.domain.values.some(({ name }) => name === value)
        ? { kind: 'value', value }
        : refused({ kind: 'unknown-value', field: field.name, value });
  }
}

/** The same for a field that callers may set although the customer only reads it: one of a contextual need. */
export function readNeedValue(field: ModelField, sent: string): ReadValue {
  return readValue({ ...field, readonly: false }, sent);
}

function readInteger({ name: field, min, max, unit }: NumberField, value: string): ReadValue {
  if (!/^[+-]?\d+$/.test(value)) return refused({ kind: 'not-a-number', field });
  const number = Number(value);
  if (number < min || number > max) return refused({ kind: 'out-of-range', field, min, max, unit });
  return { kind: 'value', value: String(number + 0) }; // one notation a number: no "+7", "007" or "-0"
}

function readDecimal({ name: field, min, max, decimals, unit }: NumberField, value: string): ReadValue {
  const number = parseDecimal(value);
  const tooLong = /^[+-]?\d+\.(\d+)$/.exec(value)?.[1]?.replace(/0+$/, '') ?? '';
  if (((number && decimalPlaces(number)) ?? tooLong.length) > decimals)
    return refused({ kind: 'too-many-decimals', field, decimals });
  if (!number) return refused({ kind: 'no-decimal', field, min, max, unit });
  const plain = formatDecimal(number);
  if (Number(plain) < min || Number(plain) > max)
    return refused({ kind: 'no-decimal', field, min, max, unit });
  return { kind: 'value', value: plain };
}

function readText({ name: field, maxLength: max }: TextField, value: string): ReadValue {
  const text = value.replaceAll('\r\n', '\n').normalize('NFC');
  // Control characters but line break and tab, and halves of surrogate pairs.
  if (/[^\P{Cc}\n\t]|\p{Cs}/u.test(text)) return refused({ kind: 'not-printable', field });
  // Counted as people count, not in UTF-16 units.
  return [...text].length > max ? refused({ kind: 'too-long', field, max }) : { kind: 'value', value: text };
}

function refused(refusal: Refusal): ReadValue {
  return { kind: 'refused', refusal };
}

/** A value as it was sent, and the unit it is in where the call says so (`selectedUomItemId`). */
export interface SentValue extends Commit {
  readonly unit?: string | undefined;
}

/** A number as decimals are written, and its unit. */
export interface Quantity {
  readonly value: string;
  readonly unit: string;
}

/** A number that its field cannot hold exactly. */
export interface Rounding {
  readonly field: string;
  readonly given: Quantity;
  readonly taken: Quantity;
}

/**
 * Values in the units of their fields: converted exactly, and rounded where a field cannot hold that many decimals.
 * @throws ConfiguratorError for a unit that is none of the kind of its field's
 */
export function convertSent(
  model: ProductModel,
  sent: readonly SentValue[],
): { readonly values: readonly Commit[]; readonly rounded: readonly Rounding[] } {
  const rounded: Rounding[] = [];
  const values = sent.map(({ field: name, value, unit }): Commit => {
    const field = model.fields.get(name);
    // "No conversion is done if … the field's domain has no connected unit item."
    const fieldUnit = field && unitOf(field);
    if (!unit || !field || fieldUnit === undefined || unit === fieldUnit) return { field: name, value };
    const conversion = conversionBetween(unit, fieldUnit);
    if (!conversion)
      throw new ConfiguratorError({
        kind: 'inconvertible-unit',
        parameter: name,
        unit,
        parameterUnit: fieldUnit,
      });
    const number = parseDecimal(value.trim());
    if (!number) return { field: name, value };
    const result = convert(number, conversion, decimalsOf(field));
    const taken = formatDecimal(result.value);
    if (!result.isExact)
      rounded.push({
        field: name,
        given: { value: formatDecimal(number), unit },
        taken: { value: taken, unit: fieldUnit },
      });
    return { field: name, value: taken };
  });
  return { values, rounded };
}
