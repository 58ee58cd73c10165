/**
 * The transaction of a context: a quote with its lines, their attributes, relations and prices, under the tags of the context
 * definition `SalesTransactionContext` ("Configuration Details", `transactionContext`). Orgs extend it, so unknown keys are kept.
 */
import * as z from 'zod/mini';

const text = z.optional(z.nullable(z.string()));
const flag = z.optional(z.nullable(z.boolean()));
const number = z.optional(z.nullable(z.number()));

export const itemAttributeSchema = z.looseObject({
  id: text,
  AttributeKey: z.string(),
  AttributeName: text,
  AttributeDefinitionCode: text,
  AttributeValue: text,
  AttributePicklistValue: text,
  IsPriceImpacting: flag,
  SalesTransactionItemAttrParent: text,
  businessObjectType: text,
});

const itemRelationshipSchema = z.looseObject({
  id: text,
  MainItem: text,
  MainItemRole: text,
  AssociatedItem: text,
  AssociatedItemRole: text,
  AssociatedItemPricing: text,
  AssociatedQuantScaleMethod: text,
  ProductRelatedComponent: text,
  ProductRelationshipType: text,
  /** Spelt like this in the documents. */
  SalesTrnItemRelationshipParent: text,
  businessObjectType: text,
});

const fields = z.record(z.string(), z.unknown());

const waterfallStepSchema = z.looseObject({
  sequence: number,
  fieldToTagNameMapping: z.optional(z.record(z.string(), z.string())),
  inputParameters: z.optional(fields),
  outputParameters: z.optional(fields),
  pricingElement: z.optional(
    z.looseObject({
      adjustments: z.optional(z.array(z.looseObject({ AdjustmentType: text, AdjustmentValue: number }))),
      elementType: text,
      name: text,
    }),
  ),
});

const priceWaterfallSchema = z.looseObject({
  currencyCode: text,
  executionId: text,
  executionStartTimestamp: text,
  executionEndTimestamp: text,
  lineItemId: text,
  output: z.optional(fields),
  success: flag,
  waterfall: z.optional(z.nullable(z.array(waterfallStepSchema))),
});

export const transactionItemSchema = z.looseObject({
  id: z.string(),
  Product: text,
  ProductSellingModel: text,
  PricebookEntry: text,
  Quantity: number,
  BasisTransactionItem: text,
  BillingFrequency: text,
  Discount: number,
  DiscountAmount: number,
  EndDate: text,
  ItemTotalAdjustmentAmount: number,
  ListPrice: number,
  ListPriceTotal: number,
  NetTotalPrice: number,
  NetUnitPrice: number,
  PartnerDiscountPercent: number,
  PartnerUnitPrice: number,
  PeriodBoundary: text,
  PeriodBoundaryDay: number,
  PeriodBoundaryStartMonth: z.optional(z.nullable(z.union([z.string(), z.number()]))),
  PriceWaterFall: z.optional(z.nullable(priceWaterfallSchema)),
  PricingTermCount: number,
  ProrationPolicy: text,
  SalesTransactionItemAttribute: z.optional(z.nullable(z.array(itemAttributeSchema))),
  SalesTransactionItemParent: text,
  SalesTransactionItemSource: text,
  SalesTrxnItemRelationship: z.optional(z.nullable(z.array(itemRelationshipSchema))),
  StartDate: text,
  StartingPriceTotal: number,
  StartingUnitPrice: number,
  StartingUnitPriceSource: text,
  SubscriptionTerm: number,
  TotalLineAmount: number,
  TotalPrice: number,
  UnitPrice: number,
  businessObjectType: text,
});

export const transactionSchema = z.looseObject({
  id: z.string(),
  Account: text,
  BillToContact: text,
  BillingCity: text,
  BillingCountry: text,
  BillingPostalCode: text,
  BillingState: text,
  BillingStreet: text,
  Contract: text,
  LastPricedDate: text,
  Pricebook: text,
  SalesTransactionItem: z.optional(z.nullable(z.array(transactionItemSchema))),
  SalesTransactionSource: text,
  ShippingCity: text,
  ShippingCountry: text,
  ShippingPostalCode: text,
  ShippingState: text,
  ShippingStreet: text,
  Status: text,
  Subtotal: number,
  TotalAmount: number,
  businessObjectType: text,
});

export const transactionContextSchema = z.looseObject({
  SalesTransaction: z.optional(z.array(transactionSchema)),
});

export type ItemAttribute = z.infer<typeof itemAttributeSchema>;
export type TransactionItem = z.infer<typeof transactionItemSchema>;
export type SalesTransaction = z.infer<typeof transactionSchema>;
export type TransactionContext = z.infer<typeof transactionContextSchema>;
export type PriceWaterfall = z.infer<typeof priceWaterfallSchema>;
