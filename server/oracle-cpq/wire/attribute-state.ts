/**
 * The state of a configuration and of its attributes (`_state`), as the store API has it (`/ccstore/v1/cpq/configurations`, "update"
 * and "previous"). Keys that only some versions send are optional; unknown ones are kept.
 */
import * as z from 'zod/mini';

/** What a value is on the wire. */
export const scalarSchema = z.union([z.string(), z.number(), z.boolean()]);
export type Scalar = z.infer<typeof scalarSchema>;

export const availableElementSchema = z.looseObject({
  value: scalarSchema,
  displayValue: z.optional(z.string()),
});

/** `availableElements` lists all values; those of `constraintList` are disallowed now. */
export const attributeDomainSchema = z.looseObject({
  constraintType: z.optional(z.string()),
  constraintList: z.optional(z.array(scalarSchema)),
  domainRestricted: z.optional(z.boolean()),
  availableElements: z.array(availableElementSchema),
});

/** A text, or a text with more about it. */
export const messageSchema = z.union([z.string(), z.looseObject({ message: z.optional(z.string()) })]);

export const attributeStateSchema = z.looseObject({
  visible: z.optional(z.boolean()),
  updatable: z.optional(z.boolean()),
  required: z.optional(z.boolean()),
  hasError: z.optional(z.boolean()),
  hasWarning: z.optional(z.boolean()),
  hasConstraintViolation: z.optional(z.boolean()),
  messages: z.optional(z.array(messageSchema)),
  recommendationMessages: z.optional(z.array(messageSchema)),
  domain: z.optional(attributeDomainSchema),
});

export const actionStateSchema = z.looseObject({
  visible: z.optional(z.boolean()),
  enabled: z.optional(z.boolean()),
});

export const configStateSchema = z.looseObject({
  updatable: z.optional(z.boolean()),
  messages: z.optional(z.array(messageSchema)),
  hasError: z.optional(z.boolean()),
  hasWarning: z.optional(z.boolean()),
  attributes: z.record(z.string(), attributeStateSchema),
  /** By variable name: `_update`, `_next`, `_previous`, `_save`, `_integration_addToCart`, `_cm_<id>`. */
  actions: z.optional(z.record(z.string(), actionStateSchema)),
});

export type AvailableElement = z.infer<typeof availableElementSchema>;
export type AttributeDomain = z.infer<typeof attributeDomainSchema>;
export type AttributeState = z.infer<typeof attributeStateSchema>;
export type ActionState = z.infer<typeof actionStateSchema>;
export type ConfigState = z.infer<typeof configStateSchema>;
export type Message = z.infer<typeof messageSchema>;
