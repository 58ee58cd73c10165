import { localize } from '#server/model/product/localize.ts';
import type { LocalizedText } from '#server/model/source/texts.ts';
import { texts, type TextValues } from '#server/texts/texts.ts';
import { formatNumber } from './format-numbers.ts';

/** A message to a customer, as data; `formatMessage` formats it. `kind` is the key of its text in `server/texts`. */
export type Message =
  | { readonly kind: 'not-applied' }
  | { readonly kind: 'unknown-value'; readonly field: LocalizedText; readonly value: string }
  | { readonly kind: 'not-a-number'; readonly field: LocalizedText }
  | {
      readonly kind: 'out-of-range';
      readonly field: LocalizedText;
      readonly min: number;
      readonly max: number;
      readonly unit: string | undefined;
    }
  | {
      readonly kind: 'no-decimal';
      readonly field: LocalizedText;
      readonly min: number;
      readonly max: number;
      readonly unit: string | undefined;
    }
  | { readonly kind: 'too-many-decimals'; readonly field: LocalizedText; readonly decimals: number }
  | { readonly kind: 'too-long'; readonly field: LocalizedText; readonly max: number }
  | { readonly kind: 'not-printable'; readonly field: LocalizedText }
  | { readonly kind: 'read-only'; readonly field: LocalizedText }
  | { readonly kind: 'not-editable'; readonly field: LocalizedText }
  | {
      readonly kind: 'rounded';
      readonly field: LocalizedText;
      readonly given: Quantity;
      readonly taken: Quantity;
    }
  | { readonly kind: 'fixed-need'; readonly field: LocalizedText }
  | { readonly kind: 'impossible' }
  | { readonly kind: 'budget-too-small' };

/** A number as plain decimal text, and its unit. */
export interface Quantity {
  readonly value: string;
  readonly unit: string;
}

/** Characters of a value sent by a client that are repeated in a message. */
const MAX_ECHO = 40;

/** The message in a language; labels of fields in it where they are translated. */
export function formatMessage(message: Message, language: string | undefined): string {
  const field = 'field' in message ? localize(message.field, language) : '';
  return texts.format(`message.${message.kind}`, language, { field, ...valuesOf(message, language) });
}

function valuesOf(message: Message, language: string | undefined): TextValues {
  const number = (value: number, unit?: string) =>
    [formatNumber(value, language), unit].filter((part) => part !== undefined).join(' ');
  switch (message.kind) {
    case 'unknown-value': {
      const { value } = message;
      return { value: value.length > MAX_ECHO ? `${value.slice(0, MAX_ECHO)}…` : value };
    }
    case 'out-of-range':
    case 'no-decimal':
      return { min: number(message.min), max: number(message.max, message.unit) };
    case 'too-many-decimals':
      return { decimals: message.decimals };
    case 'too-long':
      return { max: number(message.max) };
    case 'rounded': {
      const quantity = ({ value, unit }: Quantity) => number(Number(value), unit);
      return { given: quantity(message.given), taken: quantity(message.taken) };
    }
    default:
      return {};
  }
}
