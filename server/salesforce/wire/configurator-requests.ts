/** Bodies of the calls of the Product Configurator (`/connect/cpq/configurator/…`). */
import * as z from 'zod/mini';

const text = z.optional(z.nullable(z.string()));
const flag = z.optional(z.nullable(z.boolean()));
const number = z.optional(z.nullable(z.number()));

/** "Configurator Options Input". */
const optionsSchema = z.looseObject({
  addDefaultConfiguration: flag,
  executeConfigurationRules: flag,
  executePricing: flag,
  explainabilityEnabled: flag,
  pricingProcedure: text,
  qualifyAllProductsInTransaction: flag,
  returnProductCatalogData: flag,
  validateAmendRenewCancel: flag,
  validateProductCatalog: flag,
});

const settings = {
  configuratorOptions: z.optional(z.nullable(optionsSchema)),
  qualificationContext: z.optional(
    z.nullable(z.looseObject({ accountId: text, contactId: text, contextId: text })),
  ),
};

/** From the transaction to the node: its id, that of the line, that of what belongs to the line. */
const path = z.array(z.string()).check(z.minLength(1));
const record = z.record(z.string(), z.unknown());

/** A line, a relation of two lines, or an attribute of a line: fields of the context definition, and those an org adds. */
const addedObject = z.looseObject({
  id: text,
  businessObjectType: text,
  // of a line
  PricebookEntry: text,
  Product: text,
  ProductSellingModel: text,
  Quantity: number,
  SalesTransactionItemParent: text,
  SalesTransactionItemSource: text,
  /** Written by an example instead of the one before. */
  SalesTransactionSource: text,
  UnitPrice: number,
  // of a relation
  AssociatedItem: text,
  AssociatedItemPricing: text,
  AssociatedQuantScaleMethod: text,
  MainItem: text,
  ProductRelatedComponent: text,
  ProductRelationshipType: text,
  // of an attribute
  AttributeKey: text,
  AttributeName: text,
  AttributePicklistValue: text,
  AttributeValue: text,
  SalesTransactionItemAttrParent: text,
});

const addedNodes = z.array(z.looseObject({ path, addedObject }));
const updatedNodes = z.array(z.looseObject({ path, updatedAttributes: record }));
const deletedNodes = z.array(z.looseObject({ path }));

/** "Configurator Input". */
export const configureSchema = z.looseObject({
  ...settings,
  transactionId: z.string(),
  transactionLineId: text,
  transactionContextId: text,
  correlationId: text,
  /** Delta, Full, None or Product. */
  contextResponseType: text,
  addedNodes: z.optional(z.nullable(addedNodes)),
  updatedNodes: z.optional(z.nullable(updatedNodes)),
  deletedNodes: z.optional(z.nullable(deletedNodes)),
});

export const loadInstanceSchema = z.looseObject({
  ...settings,
  transactionId: z.string(),
  contextMappingId: text,
});

export const setInstanceSchema = z.looseObject({
  ...settings,
  contextMappingId: z.string(),
  /** JSON: a quote of another system with its lines. */
  transaction: z.string(),
});

/** Of get-instance and save-instance. */
export const contextSchema = z.looseObject({ contextId: z.string() });

export const setQuantitySchema = z.looseObject({
  ...settings,
  contextId: z.string(),
  quantity: z.number(),
  /** The documents call it a list of texts, and show one text with dots. */
  transactionLinePath: z.union([z.string(), z.array(z.string())]),
});

export const addNodesSchema = z.looseObject({ ...settings, contextId: z.string(), addedNodes });
export const updateNodesSchema = z.looseObject({ ...settings, contextId: z.string(), updatedNodes });
export const deleteNodesSchema = z.looseObject({ ...settings, contextId: z.string(), deletedNodes });

/** "Configuration Input", "Configuration Update Input". */
export const saveConfigurationSchema = z.looseObject({
  /** JSON: a line with its attributes. */
  data: z.string(),
  name: text,
  referenceRecordId: text,
});

export type ConfigureRequest = z.infer<typeof configureSchema>;
export type AddedNode = z.infer<typeof addedNodes>[number];
export type UpdatedNode = z.infer<typeof updatedNodes>[number];
export type DeletedNode = z.infer<typeof deletedNodes>[number];
