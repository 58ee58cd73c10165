/**
 * The shape of `model.yaml` (docs/authoring.md). Only shapes are checked here; names and references are resolved by the
 * compiler, which knows what the model defines.
 *
 * Every scalar arrives as text (see yaml-source.ts), every mapping as a `Map`.
 */
import * as z from 'zod';
import { parseDecimal } from './decimal.ts';
import { identifier } from './expression/tokenize.ts';
import { maxTextLength } from './texts.ts';

/** A mapping with fixed keys. The error of an unknown key lists the known ones for the hint. */
export function mapping<T extends z.core.$ZodShape>(shape: T, key?: string) {
  const known = Object.keys(shape).join(' ');
  const strict = z.strictObject(shape, {
    error: (issue) => (issue.code === 'unrecognized_keys' ? known : undefined),
  });
  return z.preprocess((value) => toRecord(value, key), strict);
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

const identifierRule: NameRule = {
  test: (name) => identifier.test(name) && name.length <= 100,
  error:
    'This is not a name.\nA name has letters, digits and "_", starts with a letter and has 100 characters at most.',
};
export const identifierName = named(identifierRule);

/** Names of values may be article numbers and the like; expressions quote them where needed. */
const valueRule: NameRule = {
  test: (name) => /^\S(?:[^\p{Cc}]{0,98}\S)?$/u.test(name),
  error:
    'This is not a name of a value.\nIt has 1 to 100 characters, no line break, and no space at its ends.',
};

/** Keys of translations are the texts themselves. */
const anyName: NameRule = { test: () => true, error: '' };

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
  if (number?.scale === 0 && number.digits > -maxInteger && number.digits < maxInteger)
    return Number(number.digits);
  context.addIssue('This is not a whole number.\nWrite it as 12; it must be below 1,000,000,000.');
  return z.NEVER;
});
const maxInteger = 1_000_000_000n;

export const languageCode = z.string().refine((code) => /^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/.test(code), {
  error: 'This is not a language code.\nWrite it as en, de or pt-BR.',
});

export const currencyCode = z.string().refine((code) => /^[A-Z]{3}$/.test(code), {
  error: 'This is not a currency code.\nWrite the three letters of ISO 4217, such as EUR.',
});

const feature = mapping(
  {
    type: z.enum(['number', 'text', 'yesno']).default('number'),
    unit: text.optional(),
    /** What variants have that do not say anything. */
    default: z.string().optional(),
  },
  'type',
);

const value = mapping(
  {
    label: text,
    description: text.optional(),
    article: text.optional(),
    price: decimal.optional(),
    picture: text.optional(),
    features: names(z.string()).optional(),
  },
  'label',
);

const domain = mapping({ label: text, features: names(feature).optional(), values: names(value, valueRule) });
const component = mapping({
  label: text,
  features: names(feature).optional(),
  variants: names(value, valueRule),
});

export const widgets = [
  'text',
  'dropdown',
  'radio',
  'onoff',
  'slider',
  'text_buttons',
  'image_buttons',
  'imagetext_buttons',
  'selected_image',
  'readonly',
] as const;

const field = mapping({
  label: text,
  help: text.optional(),
  // what it is: exactly one of these three
  domain: z.string().optional(),
  component: z.string().optional(),
  type: z.enum(['yesno', 'integer', 'text']).optional(),
  default: z.string().optional(),
  // integer
  min: integer.optional(),
  max: integer.optional(),
  step: integer.optional(),
  unit: text.optional(),
  // free text
  max_length: integer.optional(),
  // yes/no: what "yes" costs and is
  price: decimal.optional(),
  article: text.optional(),
  picture: text.optional(),
  // view
  widget: z.enum(widgets).optional(),
  readonly: yesNo.optional(),
  hidden: yesNo.optional(),
  elevated: yesNo.optional(),
  mandatory: z.enum(['confirmation', 'input']).optional(),
  price_lookup: z.enum(['list', 'delta']).optional(),
});

const cell = z.union([z.string(), z.array(z.string())], {
  error: 'A cell is a value, a list of values, or "any".',
});

const rule = mapping({
  text,
  if: z.string().optional(),
  then: z.string().optional(),
  else: z.string().optional(),
  require: z.string().optional(),
  allowed: mapping({ fields: z.array(z.string()).min(1), rows: z.array(z.array(cell)).min(1) }).optional(),
});

/** A field by its name, or a group; the compiler says what a group lacks. */
export interface MemberSource {
  readonly field?: string | undefined;
  readonly group?: string | undefined;
  readonly label?: string | undefined;
  readonly help?: string | undefined;
  readonly picture?: string | undefined;
  readonly info?: boolean | undefined;
  readonly members?: readonly MemberSource[] | undefined;
}

const member: z.ZodType<MemberSource> = z.lazy(() =>
  mapping(
    {
      field: z.string().optional(),
      group: identifierName.optional(),
      label: text.optional(),
      help: text.optional(),
      picture: text.optional(),
      info: yesNo.optional(),
      members: z.array(member).optional(),
    },
    'field',
  ),
);

const step = mapping({ step: identifierName, label: text, groups: z.array(member) });

export interface BomSource {
  readonly field: string;
  readonly quantity?: string | undefined;
  readonly lines?: readonly BomSource[] | undefined;
}

const bomLine: z.ZodType<BomSource> = z.lazy(() =>
  mapping(
    { field: z.string(), quantity: z.string().optional(), lines: z.array(bomLine).optional() },
    'field',
  ),
);

/** Raised when a change of the language needs old models to be changed. */
export const format = z.string().refine((version) => version === '1', {
  error: 'This version of the language is not known.\nWrite "format: 1".',
});

export const modelSchema = mapping({
  format,
  name: identifierName,
  title: text,
  description: text.optional(),
  language: languageCode,
  currency: currencyCode,
  picture: text.optional(),
  words: mapping({ yes: text, no: text }).optional(),
  domains: names(domain).optional(),
  components: names(component).optional(),
  fields: names(field),
  needs: names(z.string()).optional(),
  rules: names(rule).optional(),
  steps: z.array(step).min(1, { error: 'A model needs at least one step.' }),
  bom: z.array(bomLine).optional(),
  summary: z.array(z.string()).optional(),
});

export type ModelSource = z.output<typeof modelSchema>;
export type FieldSource = z.output<typeof field>;
export type RuleSource = z.output<typeof rule>;
export type ValueSource = z.output<typeof value>;
export type FeatureSource = z.output<typeof feature>;
export type StepSource = z.output<typeof step>;

/** `translations/<language>.yaml`. */
export const translationSchema = mapping({
  /** Text of the model → text in this language. */
  texts: names(text, anyName).optional(),
  /** Texts that are the same in this language, such as names. */
  same: z.array(z.string()).optional(),
  /** For one text that has to be translated differently in one place: the path of the place → text. */
  places: names(text, anyName).optional(),
});

export type TranslationSource = z.output<typeof translationSchema>;
