/** Place Sales Transaction (`/connect/rev/sales-transaction/actions/place`): creates quotes. */
import * as z from 'zod/mini';

const text = z.optional(z.nullable(z.string()));
const flag = z.optional(z.nullable(z.boolean()));

export const placeTransactionSchema = z.looseObject({
  pricingPref: text,
  catalogRatesPref: text,
  configurationPref: z.optional(
    z.looseObject({
      configurationMethod: text,
      configurationOptions: z.optional(
        z.looseObject({
          validateProductCatalog: flag,
          validateAmendRenewCancel: flag,
          executeConfigurationRules: flag,
          addDefaultConfiguration: flag,
        }),
      ),
    }),
  ),
  contextDetails: z.optional(z.looseObject({ contextId: text })),
  graph: z.looseObject({
    graphId: z.string(),
    records: z.array(
      z.looseObject({
        referenceId: z.string(),
        record: z.looseObject({
          attributes: z.looseObject({ type: z.string(), method: z.string() }),
          // of a quote
          CurrencyIsoCode: text,
          Name: text,
          Pricebook2Id: text,
          // of a line
          EndDate: text,
          PeriodBoundary: text,
          PricebookEntryId: text,
          Product2Id: text,
          Quantity: z.optional(z.union([z.string(), z.number()])),
          QuoteId: text,
          StartDate: text,
          UnitPrice: z.optional(z.number()),
        }),
      }),
    ),
  }),
});

const errors = z.array(z.looseObject({ errorCode: text, message: text, referenceId: text }));

/** "Sales Transaction". The documents call `errorResponse` a list and show one error. */
export const placedTransactionSchema = z.looseObject({
  contextDetails: z.optional(z.nullable(z.looseObject({ contextId: text, isBuiltInTransaction: flag }))),
  errorResponse: z.optional(
    z.nullable(z.union([errors, z.looseObject({ errorCode: text, message: text, referenceId: text })])),
  ),
  isSuccess: flag,
  salesTransactionId: text,
  statusUrl: text,
  trackerId: text,
});
