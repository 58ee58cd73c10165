/** Product Discovery (`/connect/cpq/catalogs`, `/categories`, `/products`, …; all POST). */
import * as z from 'zod/mini';
import { catalogProductSchema } from './catalog-product.ts';

const text = z.optional(z.nullable(z.string()));
const flag = z.optional(z.nullable(z.boolean()));
const number = z.optional(z.nullable(z.number()));

const criteria = z.array(z.looseObject({ property: text, operator: text, value: z.optional(z.unknown()) }));

/** "Product List Input"; search adds `searchTerm`. */
export const productListRequestSchema = z.looseObject({
  additionalContextData: z.optional(
    z.array(z.looseObject({ nodeName: text, nodeData: z.optional(z.record(z.string(), z.unknown())) })),
  ),
  additionalFields: z.optional(
    z.record(z.string(), z.looseObject({ fields: z.optional(z.array(z.string())) })),
  ),
  catalogId: text,
  categoryId: text,
  contextDefinition: text,
  contextMapping: text,
  correlationId: text,
  currencyCode: text,
  cursor: text,
  enablePricing: flag,
  enableQualification: flag,
  filter: z.optional(z.nullable(z.looseObject({ criteria: z.optional(criteria) }))),
  includeCatalogDetails: flag,
  limit: number,
  offset: number,
  orderBy: z.optional(z.array(z.string())),
  priceBookId: text,
  pricingProcedure: text,
  productClassificationId: text,
  qualificationProcedure: text,
  relatedObjectFilters: z.optional(
    z.array(z.looseObject({ objectName: text, criteria: z.optional(criteria) })),
  ),
  searchTerm: text,
  userContext: z.optional(z.nullable(z.looseObject({ accountId: text, contactId: text }))),
});

const apiStatus = z.optional(
  z.nullable(
    z.looseObject({
      statusCode: text,
      messages: z.optional(z.nullable(z.array(z.unknown()))),
    }),
  ),
);

const envelope = {
  apiStatus,
  contextId: text,
  correlationId: text,
};
const listEnvelope = {
  ...envelope,
  cursor: text,
  facets: z.optional(z.unknown()),
  limit: number,
  offSet: number,
  query: z.optional(z.nullable(z.record(z.string(), z.unknown()))),
  total: number,
};

/** "CPQ Base List" of products. */
export const productListSchema = z.looseObject({ ...listEnvelope, result: z.array(catalogProductSchema) });

/** "CPQ Base Details" of a product. */
export const productDetailsSchema = z.looseObject({ ...envelope, result: catalogProductSchema });

const catalogSchema = z.looseObject({
  id: z.string(),
  catalogCode: text,
  catalogType: text,
  description: text,
  effectiveEndDate: text,
  effectiveStartDate: text,
  name: text,
  numberOfCategories: number,
});

/** "CPQ Base Details" of a catalog. */
export const catalogDetailsSchema = z.looseObject({ ...envelope, result: catalogSchema });

const categorySchema = z.looseObject({
  id: z.string(),
  catalogId: text,
  childCategories: z.optional(z.array(z.unknown())),
  description: text,
  isNavigational: flag,
  name: text,
  sortOrder: number,
});

/** "CPQ Base List" of categories. */
export const categoryListSchema = z.looseObject({ ...listEnvelope, result: z.array(categorySchema) });
