/**
 * The calls of the store API below `/ccstore/v1/cpq/configurations`, all of them POST with JSON. Required is what the documents call
 * required; unknown keys are kept.
 */
import * as z from 'zod/mini';
import { arrayRowSchema, configDataSchema } from './config-data.ts';
import { layoutCacheSchema, layoutSchema } from './layout-cache.ts';

export const STORE_BASE = '/ccstore/v1';
export const CONFIGURATIONS = `${STORE_BASE}/cpq/configurations`;

/** What comes after `CONFIGURATIONS`. */
export type CallPath =
  | ''
  | '/update'
  | '/interact'
  | '/next'
  | '/previous'
  | '/arraySets/add'
  | '/arraySets/delete'
  | '/arraySets/fetch'
  | '/save'
  | '/initiateReconfiguration'
  | '/saveReconfiguration';

const product = { productFamily: z.string(), productLine: z.string(), model: z.string() };
const session = { ...product, cacheInstanceId: z.string() };

/** What the answer is limited to. Without it everything is answered; with it the state only where `state` is true. */
const criteria = z.optional(
  z.looseObject({
    childDefs: z.optional(z.array(z.looseObject({ name: z.string() }))),
    state: z.optional(z.boolean()),
  }),
);

/** How a page is answered. */
const page = {
  expand: z.optional(z.enum(['layout', 'layoutCache'])),
  excludeLayoutProperties: z.optional(z.array(z.string())),
  arraySetLimit: z.optional(z.number()),
  /** `en_US`. */
  locale: z.optional(z.string()),
  currency: z.optional(z.string()),
  criteria,
};

export const startRequestSchema = z.looseObject({
  ...product,
  ...page,
  /** Of a configuration that was saved: opens it again. */
  configId: z.optional(z.int()),
});

/** `configData` has the attributes that change, and `_state.attributes`, by which the system knows what is updatable. */
export const updateRequestSchema = z.looseObject({
  ...session,
  configData: configDataSchema,
  criteria,
  delta: z.optional(z.boolean()),
});

/** Of one attribute whose changes are told at once. */
export const interactRequestSchema = z.looseObject({
  ...product,
  cacheInstanceId: z.optional(z.string()),
  configData: configDataSchema,
  criteria,
});

export const pageRequestSchema = z.looseObject({ ...session, ...page });

export const arraySetAddRequestSchema = z.looseObject({ ...session, arraySetVarName: z.string(), criteria });

/** The documents' schema has a text for `removeIndex`, their example a number. */
export const arraySetDeleteRequestSchema = z.looseObject({
  ...session,
  arraySetVarName: z.string(),
  removeIndex: z.union([z.number(), z.string()]),
  criteria,
});

/** The documents' schema calls it `arraySetVarNames`, their example `arraySetVarName`. */
export const arraySetFetchRequestSchema = z.looseObject({
  ...session,
  arraySetVarName: z.optional(z.string()),
  arraySetVarNames: z.optional(z.union([z.string(), z.array(z.string())])),
  arraySetLimit: z.optional(z.number()),
  criteria,
});

export const saveRequestSchema = z.looseObject(session);

const cart = z.looseObject({ id: z.string(), items: z.array(z.looseObject({ id: z.string() })) });

export const reconfigureRequestSchema = z.looseObject({
  ...product,
  ...page,
  currencyCode: z.optional(z.string()),
  populatePickListItems: z.optional(z.boolean()),
  configurationMetadata: z.optional(z.looseObject({})),
  cart,
});

export const saveReconfigurationRequestSchema = z.looseObject({ ...session, cart });

export const linkSchema = z.looseObject({ rel: z.string(), href: z.string() });

/** A page: of the start call, and after a page move, which answers another `cacheInstanceId`. */
export const pageAnswerSchema = z.looseObject({
  configData: configDataSchema,
  cacheInstanceId: z.string(),
  systemCurrentDate: z.optional(z.string()),
  layoutNamespace: z.optional(z.string()),
  layoutFlowVariableName: z.optional(z.string()),
  arraySetVariableNames: z.optional(z.array(z.string())),
  layoutCache: z.optional(layoutCacheSchema),
  layout: z.optional(layoutSchema),
  links: z.optional(z.array(linkSchema)),
});

/** Of `update`, `interact` and `arraySets/fetch`. */
export const updateAnswerSchema = z.looseObject({
  configData: configDataSchema,
  systemCurrentDate: z.optional(z.string()),
  cacheInstanceId: z.optional(z.string()),
});

/** Of `arraySets/add` and `arraySets/delete`: the rows that are there then. */
export const arraySetAnswerSchema = z.looseObject({
  cacheInstanceId: z.optional(z.string()),
  items: z.array(arrayRowSchema),
});

/** What a cart of Oracle Commerce is given. */
export const savedSchema = z.looseObject({
  configId: z.union([z.number(), z.string()]),
  integrationPayload: z.optional(
    z.looseObject({
      amount: z.optional(z.number()),
      quantity: z.optional(z.number()),
      messageType: z.optional(z.string()),
      externalData: z.optional(z.array(z.unknown())),
      actionCode: z.optional(z.string()),
      childItems: z.optional(z.array(z.unknown())),
    }),
  ),
});

export const reconfigurationSavedSchema = z.looseObject({
  orderId: z.string(),
  links: z.optional(z.array(linkSchema)),
});

/** Of every call that fails, with 400. */
export const errorSchema = z.looseObject({ message: z.string(), status: z.string() });

export type PageAnswer = z.infer<typeof pageAnswerSchema>;
export type WireError = z.infer<typeof errorSchema>;
