/**
 * `configData`: a value for every attribute of the page, under the attribute's variable name, beside sections whose names begin
 * with an underscore.
 */
import * as z from 'zod/mini';
import { configStateSchema, scalarSchema } from './attribute-state.ts';
import { partListSchema, priceInfoSchema } from './parts-and-prices.ts';

/** A menu's value has its text beside it. */
const chosenSchema = z.looseObject({ value: z.nullable(scalarSchema), displayValue: z.optional(z.string()) });

/** A value of an attribute: a scalar, nothing, or a menu's. A multi-select menu has a list of them. */
export const attributeValueSchema = z.union([
  z.nullable(scalarSchema),
  chosenSchema,
  z.looseObject({ items: z.array(chosenSchema) }),
]);

/** A row of an array set: values of its attributes by variable name; from 0 on. `_state` is that of its attributes. */
export const arrayRowSchema = z.looseObject({
  _index: z.int(),
  _rowKey: z.optional(z.string()),
  _state: z.optional(configStateSchema),
});

/** An array set, under its variable name (`_set…`). `hasMore` where `arraySetLimit` cut it off. */
export const arraySetSchema = z.looseObject({
  items: z.array(arrayRowSchema),
  hasMore: z.optional(z.boolean()),
});

/**
 * Sections are optional: `criteria` can leave them out, and with `delta` only what has changed is there.
 */
export const configDataSchema = z.looseObject({
  _state: z.optional(configStateSchema),
  _bom: z.optional(partListSchema),
  _recmdParts: z.optional(partListSchema),
  _recmdModels: z.optional(partListSchema),
  _mandatoryParts: z.optional(partListSchema),
  _mandatoryModels: z.optional(partListSchema),
  _priceInfo: z.optional(priceInfoSchema),
});

export type AttributeValue = z.infer<typeof attributeValueSchema>;
export type ArrayRow = z.infer<typeof arrayRowSchema>;
export type ArraySet = z.infer<typeof arraySetSchema>;
export type ConfigData = z.infer<typeof configDataSchema>;
