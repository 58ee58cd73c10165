/**
 * The shape of `model.yaml` (docs/authoring.md). Only shapes are checked here; names and references are resolved by the
 * compiler, which knows what the model defines.
 */
import * as z from 'zod';
import { documents } from './document-schema.ts';
import { currencies, discount, priceColumns, valuePrices } from './price-schema.ts';
import { rule, sizingRule } from './rule-schema.ts';
import {
  currencyCode,
  decimal,
  format,
  identifierName,
  integer,
  languageCode,
  mapping,
  names,
  text,
  valueRule,
  yesNo,
} from './schema-parts.ts';
import { services } from './service-schema.ts';
import { unitSystems } from './unit-schema.ts';
import { variantCatalogs } from './variant-schema.ts';
import { attributeName, visualization } from './visualization-schema.ts';

const feature = mapping(
  {
    type: z.enum(['number', 'text', 'yesno', 'enumerated']).default('number'),
    /** What an enumerated one can be. */
    values: z.array(z.string()).min(1).optional(),
    /** What customers call it; a feature without one is for rules only. */
    label: text.optional(),
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
    ...valuePrices,
    picture: text.optional(),
    features: names(z.string()).optional(),
  },
  'label',
);

const noValues = () => new Map<string, z.output<typeof value>>();
const domain = mapping({
  label: text,
  features: names(feature).optional(),
  values: names(value, valueRule).default(noValues),
  /** More values, one in each row of a CSV file beside the model. */
  file: text.optional(),
});
const component = mapping({
  label: text,
  features: names(feature).optional(),
  variants: names(value, valueRule).default(noValues),
  file: text.optional(),
});

/** How a field can be drawn. Which types of fields allow which is in `compile/fields/field-keys.ts`. */
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
  /** The key of a picture that the customer has uploaded. */
  'custom_viz_image',
  'readonly',
] as const;

/** Auxiliary properties: passed on to clients of the API as they are. */
const properties = names(text, attributeName);
/** Attribute → a field, or a feature of its value (`field.feature`). */
const told = names(z.string(), attributeName);

/** What a field becomes while nobody chooses: its default or the cheapest value, or first what it showed before. */
const defaultPolicy = z.enum(['cheapest', 'previous']);

const field = mapping({
  label: text,
  help: text.optional(),
  // what it is: exactly one of these
  domain: z.string().optional(),
  component: z.string().optional(),
  option: z.string().optional(),
  type: z.enum(['yesno', 'integer', 'decimal', 'text']).optional(),
  computed: z.string().optional(),
  /** The attribute of the shopping cart item that it has the value of. */
  item: z.string().optional(),
  default: z.string().optional(),
  default_policy: defaultPolicy.optional(),
  /** What moving a choice of it counts for in a conflict. */
  keep: integer.optional(),
  // integer and decimal
  min: decimal.optional(),
  max: decimal.optional(),
  step: decimal.optional(),
  decimals: integer.optional(),
  unit: text.optional(),
  // component: how many of the variant
  quantity: mapping({
    min: integer.optional(),
    max: integer,
    default: integer.optional(),
    label: text.optional(),
  }).optional(),
  // free text
  max_length: integer.optional(),
  // yes/no: what "yes" costs and is
  price: decimal.optional(),
  ...valuePrices,
  article: text.optional(),
  picture: text.optional(),
  // view
  widget: z.enum(widgets).optional(),
  readonly: yesNo.optional(),
  editable_if: z.string().optional(),
  hidden: yesNo.optional(),
  elevated: yesNo.optional(),
  mandatory: z.enum(['confirmation', 'input']).optional(),
  price_lookup: z.enum(['list', 'delta']).optional(),
  /** Of the field itself: beside it, and in its detailed view. Other clients than the shop show them. */
  field_picture: text.optional(),
  detail_picture: text.optional(),
  properties: properties.optional(),
});

/** Fields that are repeated, a row for each of something there can be several of. */
const rows = mapping({
  label: text,
  min: integer.optional(),
  max: integer,
  default: integer.optional(),
  /** What the field is called that says how many rows there are, `…_count`. */
  count: text.optional(),
  fields: names(field),
});

/** A field by its name, rows, or a group; the compiler says what a group lacks. */
export interface MemberSource {
  readonly field?: string | undefined;
  readonly rows?: string | undefined;
  readonly group?: string | undefined;
  readonly label?: string | undefined;
  readonly help?: string | undefined;
  readonly picture?: string | undefined;
  readonly info?: boolean | undefined;
  readonly options?: string | undefined;
  readonly feature_details?: readonly string[] | undefined;
  readonly price_lookup?: 'list' | undefined;
  readonly properties?: ReadonlyMap<string, string> | undefined;
  readonly members?: readonly MemberSource[] | undefined;
}

const member: z.ZodType<MemberSource> = z.lazy(() =>
  mapping(
    {
      field: z.string().optional(),
      rows: z.string().optional(),
      group: identifierName.optional(),
      label: text.optional(),
      help: text.optional(),
      picture: text.optional(),
      info: yesNo.optional(),
      options: z.string().optional(),
      feature_details: z.array(z.string()).optional(),
      price_lookup: z.enum(['list']).optional(),
      properties: properties.optional(),
      members: z.array(member).optional(),
    },
    'field',
  ),
);

const step = mapping({
  step: identifierName,
  label: text,
  picture: text.optional(),
  groups: z.array(member),
});

export interface BomSource {
  readonly field?: string | undefined;
  readonly rows?: string | undefined;
  readonly part?: string | undefined;
  readonly article?: string | undefined;
  readonly if?: string | undefined;
  readonly attributes?: readonly string[] | undefined;
  readonly quantity?: string | undefined;
  readonly lines?: readonly BomSource[] | undefined;
}

const bomLine: z.ZodType<BomSource> = z.lazy(() =>
  mapping(
    {
      // one of these three
      field: z.string().optional(),
      rows: z.string().optional(),
      part: text.optional(),
      article: text.optional(),
      if: z.string().optional(),
      quantity: z.string().optional(),
      attributes: z.array(z.string()).optional(),
      lines: z.array(bomLine).optional(),
    },
    'field',
  ),
);

export const modelSchema = mapping({
  format,
  name: identifierName,
  title: text,
  description: text.optional(),
  language: languageCode,
  currency: currencyCode,
  currencies: currencies.optional(),
  unit_systems: unitSystems.optional(),
  picture: text.optional(),
  /** Of the fields that say nothing else. */
  default_policy: defaultPolicy.optional(),
  words: mapping({ yes: text, no: text }).optional(),
  domains: names(domain).optional(),
  components: names(component).optional(),
  fields: names(field),
  rows: names(rows).optional(),
  needs: names(z.string()).optional(),
  rules: names(rule).optional(),
  sizing: z.array(sizingRule).optional(),
  /** What a product can be completed for, besides its price. */
  goals: names(mapping({ label: text, minimize: z.string(), unit: text.optional() })).optional(),
  steps: z.array(step).min(1, { error: 'A model needs at least one step.' }),
  discounts: names(discount).optional(),
  price_columns: priceColumns.optional(),
  /** What is charged by the year. */
  services: services.optional(),
  bom: z.array(bomLine).optional(),
  summary: z.array(z.string()).optional(),
  visualization: visualization.optional(),
  /** Lists of hundreds of parts to choose from. */
  variant_catalogs: variantCatalogs.optional(),
  /** What is saved to attributes of the shopping cart item. */
  outputs: told.optional(),
  /** What other systems are told of a saved configuration. */
  integration_attributes: told.optional(),
  /** Files beside the model, in the folder `documents`. */
  documents: documents.optional(),
});

export type ModelSource = z.output<typeof modelSchema>;
export type RowsSource = z.output<typeof rows>;
export type FieldSource = z.output<typeof field>;
export type ValueSource = z.output<typeof value>;
export type FeatureSource = z.output<typeof feature>;
