/** Parts (`_bom`, `_recmdParts`, `_mandatoryParts`) and prices (`_priceInfo`) of a configuration. */
import * as z from 'zod/mini';

const maybeText = z.optional(z.nullable(z.string()));
const customField = z.optional(z.nullable(z.union([z.string(), z.number()])));

export const priceSchema = z.looseObject({ currency: z.string(), value: z.number() });

/** A part; the first one of `_bom` is the model itself. `update` tells more of it than page moves do. */
export const partItemSchema = z.looseObject({
  partNumber: z.string(),
  partDisplayNumber: maybeText,
  description: maybeText,
  extendedDescription1: maybeText,
  extendedDescription2: maybeText,
  comment: maybeText,
  quantity: z.number(),
  price: z.optional(z.nullable(priceSchema)),
  deltaPrice: z.optional(z.nullable(priceSchema)),
  units: maybeText,
  leadTime: z.optional(z.nullable(z.number())),
  directBuy: maybeText,
  companyAssociations: maybeText,
  _part_custom_field1: customField,
  _part_custom_field2: customField,
  _part_custom_field3: customField,
  _part_custom_field4: customField,
  _part_custom_field5: customField,
  _part_custom_field6: customField,
  _part_custom_field7: customField,
  _part_custom_field8: customField,
});

export const partListSchema = z.looseObject({ items: z.array(partItemSchema) });

export const priceRowSchema = z.looseObject({
  /** `_basePrice`, `_totalConfiguredPrice`, `_totalBOMPrice`, `_grandTotal`. */
  variableName: z.string(),
  name: z.string(),
  price: priceSchema,
});

export const priceInfoSchema = z.looseObject({
  name: z.optional(z.string()),
  items: z.array(
    z.looseObject({
      category: z.optional(z.looseObject({ code: z.string(), displayName: z.optional(z.string()) })),
      _others: z.optional(z.array(priceRowSchema)),
    }),
  ),
});

export type PartItem = z.infer<typeof partItemSchema>;
export type PriceRow = z.infer<typeof priceRowSchema>;
export type PriceInfo = z.infer<typeof priceInfoSchema>;
