/**
 * What the schemas of our YAML files are made of. A message carries its hint on a second line.
 *
 * Every scalar arrives as text, every mapping as a `Map` (see yaml-source.ts).
 */
import * as z from 'zod';
import { parseDecimal, scaled } from '#server/model/number/decimal.ts';

/** The longest text that is read. */
const maxTextLength = 2000;

/** A mapping with fixed keys. The error of an unknown key lists the known ones for the hint. */
export function mapping<T extends z.core.$ZodShape>(shape: T, key?: string) {
  const known = Object.keys(shape).join(' ');
  const strict = z.strictObject(shape, {
    error: (issue) => (issue.code === 'unrecognized_keys' ? known : undefined),
  });
  if (key !== undefined) shorthands.set(strict, key);
  return z.preprocess((value) => toRecord(value, key), strict);
}

const shorthands = new WeakMap<z.core.$ZodType, string>();

/** The property that a bare text stands for in a mapping (its schema without the preparation), if there is one. */
export function shorthandOf(schema: z.core.$ZodType): string | undefined {
  return shorthands.get(schema);
}

/** A mapping with names of the author's choice, in the author's order. */
export function names<T extends z.core.SomeType>(schema: T, rule: NameRule = identifierRule) {
  return z.map(named(rule, { isKey: true }), schema);
}

/** `key` is the property that a bare text stands for: `Small` is `{ label: Small }`. */
function toRecord(value: unknown, key: string | undefined): unknown {
  const record = Object.create(null) as Record<string, unknown>;
  if (typeof value === 'string' && key !== undefined) record[key] = value;
  else if (value instanceof Map) for (const [name, entry] of value) record[String(name)] = entry;
  else return value;
  return record;
}

/** What a name may look like, and what to say when it does not. */
export interface NameRule {
  readonly test: (name: string) => boolean;
  readonly error: string;
}

/** `isKey` tells errors about the keys of a mapping from errors about its values, which have the same path. */
function named({ test, error }: NameRule, params: { readonly isKey?: boolean } = {}) {
  return z.string().refine(test, { error, params });
}

/** Names of fields, features, domains, rules, steps and groups. */
export const identifier = /^[\p{L}_][\p{L}\p{M}\p{N}_]*$/u;

const identifierRule: NameRule = {
  test: (name) => identifier.test(name) && name.length <= 100,
  error:
    'This is not a name.\nA name has letters, digits and "_", starts with a letter and has 100 characters at most.',
};
export const identifierName = named(identifierRule);

/** Names of values may be article numbers and the like; expressions quote them where needed. */
export const valueRule: NameRule = {
  test: (name) => /^\S(?:[^\p{Cc}]{0,98}\S)?$/u.test(name),
  error:
    'This is not a name of a value.\nIt has 1 to 100 characters, no line break, and no space at its ends.',
};

/** Keys of translations are the texts themselves. */
export const anyName: NameRule = { test: () => true, error: '' };

export const text = z
  .string()
  .transform((value) => value.trim())
  .refine((value) => value.length > 0, { error: 'There is no text here.' })
  .refine((value) => value.length <= maxTextLength, {
    error: `This is longer than ${maxTextLength} characters.`,
  });

export const yesNo = z.enum(['yes', 'no']).transform((value) => value === 'yes');

export const decimal = z.string().transform((value, context) => {
  const number = parseDecimal(value);
  if (number) return number;
  context.addIssue('This is not a number.\nWrite it as 12 or 12.5; at most 6 decimals and 15 digits.');
  return z.NEVER;
});

export const integer = z.string().transform((value, context) => {
  const number = parseDecimal(value);
  const whole = number && scaled(number, 0);
  if (whole !== undefined && whole > -maxInteger && whole < maxInteger) return Number(whole);
  context.addIssue('This is not a whole number.\nWrite it as 12; it must be below 1,000,000,000.');
  return z.NEVER;
});
const maxInteger = 1_000_000_000n;

export const languageRule: NameRule = {
  test: (code) => /^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/.test(code),
  error: 'This is not a language code.\nWrite it as en, de or pt-BR.',
};
export const languageCode = z.string().refine(languageRule.test, { error: languageRule.error });

export const currencyCode = z.string().refine((code) => /^[A-Z]{3}$/.test(code), {
  error: 'This is not a currency code.\nWrite the three letters of ISO 4217, such as EUR.',
});

/** Raised when a change of the language needs old models to be changed. */
export const format = z.string().refine((version) => version === '1', {
  error: 'This version of the language is not known.\nWrite "format: 1".',
});
