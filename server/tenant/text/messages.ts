import { localize } from '#server/model/product/localize.ts';
import type { LocalizedText } from '#server/model/source/texts.ts';
import { formatNumber } from './format.ts';
import { spokenLanguage } from './wording.ts';

/** What the tenant says to a customer, as data; `sayMessage` puts it into words. */
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

/** A number as decimals are written, and its unit. */
export interface Quantity {
  readonly value: string;
  readonly unit: string;
}

type Say = (
  message: Message,
  name: (text: LocalizedText) => string,
  number: (value: number) => string,
) => string;

/** A value that somebody sent comes back shortened: an answer must not grow with the junk in the question. */
const MAX_ECHO = 40;
const echo = (value: string) => (value.length > MAX_ECHO ? `${value.slice(0, MAX_ECHO)}…` : value);

const unit = (message: { readonly unit: string | undefined }) =>
  message.unit === undefined ? '' : ` ${message.unit}`;
const said = ({ value, unit: its }: Quantity, number: (value: number) => string) =>
  `${number(Number(value))} ${its}`;

const english: Say = (message, name, number) => {
  switch (message.kind) {
    case 'not-applied':
      return 'Some parameters were not applied';
    case 'unknown-value':
      return `“${echo(message.value)}” is not one of the values of ${name(message.field)}.`;
    case 'not-a-number':
      return `${name(message.field)} takes a whole number.`;
    case 'out-of-range':
      return `${name(message.field)} takes a whole number from ${number(message.min)} to ${number(message.max)}${unit(message)}.`;
    case 'no-decimal':
      return `${name(message.field)} takes a number from ${number(message.min)} to ${number(message.max)}${unit(message)}.`;
    case 'too-many-decimals':
      return `${name(message.field)} takes at most ${number(message.decimals)} ${message.decimals === 1 ? 'digit' : 'digits'} after the decimal point.`;
    case 'too-long':
      return `${name(message.field)} takes at most ${number(message.max)} characters.`;
    case 'not-printable':
      return `${name(message.field)} takes plain text without control characters.`;
    case 'read-only':
      return `${name(message.field)} follows from other choices and cannot be set.`;
    case 'not-editable':
      return `${name(message.field)} cannot be changed as long as your other choices are as they are.`;
    case 'rounded':
      return `${name(message.field)}: ${said(message.given, number)} was rounded to ${said(message.taken, number)}.`;
    case 'fixed-need':
      return `${name(message.field)} was given at the start. Start a new configuration to change it.`;
    case 'impossible':
      return 'No change of your other choices makes this value possible.';
    case 'budget-too-small':
      return 'With your choices it cannot be had for this budget.';
  }
};

const german: Say = (message, name, number) => {
  switch (message.kind) {
    case 'not-applied':
      return 'Einige Angaben wurden nicht übernommen';
    case 'unknown-value':
      return `„${echo(message.value)}“ gehört nicht zu den Werten von „${name(message.field)}“.`;
    case 'not-a-number':
      return `„${name(message.field)}“ erwartet eine ganze Zahl.`;
    case 'out-of-range':
      return `„${name(message.field)}“ erwartet eine ganze Zahl von ${number(message.min)} bis ${number(message.max)}${unit(message)}.`;
    case 'no-decimal':
      return `„${name(message.field)}“ erwartet eine Zahl von ${number(message.min)} bis ${number(message.max)}${unit(message)}.`;
    case 'too-many-decimals':
      return `„${name(message.field)}“ erwartet höchstens ${number(message.decimals)} ${message.decimals === 1 ? 'Stelle' : 'Stellen'} nach dem Komma.`;
    case 'too-long':
      return `„${name(message.field)}“ fasst höchstens ${number(message.max)} Zeichen.`;
    case 'not-printable':
      return `„${name(message.field)}“ erwartet einfachen Text ohne Steuerzeichen.`;
    case 'read-only':
      return `„${name(message.field)}“ ergibt sich aus anderen Angaben und lässt sich nicht wählen.`;
    case 'not-editable':
      return `„${name(message.field)}“ lässt sich nicht ändern, solange die anderen Angaben so bleiben.`;
    case 'rounded':
      return `„${name(message.field)}“: ${said(message.given, number)} wurde auf ${said(message.taken, number)} gerundet.`;
    case 'fixed-need':
      return `„${name(message.field)}“ wurde beim Start festgelegt. Dafür ist eine neue Konfiguration nötig.`;
    case 'impossible':
      return 'Dieser Wert ist auch mit anderen Angaben nicht möglich.';
    case 'budget-too-small':
      return 'Mit Ihren Angaben ist es für dieses Budget nicht zu haben.';
  }
};

/** The message in words; numbers and names of fields in the same language where there is a translation. */
export function sayMessage(message: Message, language: string | undefined): string {
  const say = spokenLanguage(language) === 'de' ? german : english;
  return say(
    message,
    (text) => localize(text, language),
    (value) => formatNumber(value, language),
  );
}
