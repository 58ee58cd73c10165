/**
 * A product of the catalog as the configurator and product discovery tell it ("Configurator Product Catalog"). Keys that the
 * documents do not name are kept. Only what identifies something is required: the documents say of no other key that it is always there.
 */
import * as z from 'zod/mini';

const text = z.optional(z.nullable(z.string()));
const flag = z.optional(z.nullable(z.boolean()));
const number = z.optional(z.nullable(z.number()));

const picklistValueSchema = z.looseObject({
  id: z.string(),
  code: text,
  name: text,
  displayValue: text,
  textValue: text,
  isBooleanValue: flag,
  sequence: number,
});

export const attributeSchema = z.looseObject({
  id: z.string(),
  attributeCategoryId: text,
  attributeNameOverride: text,
  attributePicklist: z.optional(
    z.nullable(z.looseObject({ id: text, values: z.array(picklistValueSchema) })),
  ),
  code: text,
  /** NUMBER, PICKLIST, MULTIPICKLIST, TEXT, CHECKBOX, DATE, … */
  dataType: text,
  defaultValue: text,
  description: text,
  isCloneable: flag,
  isConfigurable: flag,
  isHidden: flag,
  isPriceImpacting: flag,
  isReadOnly: flag,
  isRequired: flag,
  label: text,
  name: text,
});

const attributeCategorySchema = z.looseObject({
  id: text,
  attributes: z.optional(z.array(attributeSchema)),
  code: text,
  name: text,
});

const sellingModelSchema = z.looseObject({
  id: z.string(),
  name: text,
  /** How many units a term has. */
  pricingTerm: number,
  /** Months, Quarterly, Semi-Annual, Annual, … */
  pricingTermUnit: text,
  /** OneTime, TermDefined or Evergreen. */
  sellingModelType: text,
  status: text,
});

const sellingModelOptionSchema = z.looseObject({
  id: text,
  productId: text,
  productSellingModel: sellingModelSchema,
  productSellingModelId: text,
});

/** How a component belongs to its bundle ("Configurator Product Related Component"). */
const relatedComponentSchema = z.looseObject({
  id: z.string(),
  childProductId: text,
  childSellingModelId: text,
  doesBundlePriceIncludeChild: flag,
  isComponentRequired: flag,
  isDefaultComponent: flag,
  isQuantityEditable: flag,
  maxQuantity: number,
  minQuantity: number,
  parentProductId: text,
  parentSellingModelId: text,
  productComponentGroupId: text,
  productRelationshipTypeId: text,
  quantity: number,
  quantityScaleMethod: text,
  sequence: number,
});

/** "Configurator Price". */
const priceSchema = z.looseObject({
  currencyIsoCode: text,
  isDefault: flag,
  isSelected: flag,
  price: number,
  priceBookEntryId: text,
  priceBookId: text,
  pricingModel: z.optional(
    z.nullable(
      z.looseObject({ id: text, name: text, frequency: text, occurrence: number, pricingModelType: text }),
    ),
  ),
});

export interface CatalogProduct {
  id: string;
  name?: string | null | undefined;
  description?: string | null | undefined;
  displayUrl?: string | null | undefined;
  isActive?: boolean | null | undefined;
  isAssetizable?: boolean | null | undefined;
  isComponentRequired?: boolean | null | undefined;
  isConfigurable?: boolean | null | undefined;
  isDefaultComponent?: boolean | null | undefined;
  isQuantityEditable?: boolean | null | undefined;
  isSoldOnlyWithOtherProds?: boolean | null | undefined;
  /** bundleProduct or simpleProduct. */
  nodeType?: string | null | undefined;
  productCode?: string | null | undefined;
  /** Bundle; absent for a simple product. */
  productType?: string | null | undefined;
  additionalFields?: unknown;
  attributeCategories?: AttributeCategory[] | null | undefined;
  prices?: ProductPrice[] | null | undefined;
  productClassification?: { [key: string]: unknown; id?: string | null | undefined } | null | undefined;
  productComponentGroups?: ComponentGroup[] | null | undefined;
  productRelatedComponent?: RelatedComponent | null | undefined;
  productSellingModelOptions?: SellingModelOption[] | null | undefined;
  qualificationContext?:
    { [key: string]: unknown; isQualified?: boolean | null | undefined } | null | undefined;
  [key: string]: unknown;
}

export interface ComponentGroup {
  id: string;
  code?: string | null | undefined;
  name?: string | null | undefined;
  description?: string | null | undefined;
  parentProductId?: string | null | undefined;
  sequence?: number | null | undefined;
  /** How many different components may and have to be chosen; unlimited where absent. */
  minBundleComponents?: number | null | undefined;
  maxBundleComponents?: number | null | undefined;
  classifications?: unknown[] | null | undefined;
  components?: CatalogProduct[] | null | undefined;
  [key: string]: unknown;
}

const componentGroupSchema: z.ZodMiniType<ComponentGroup> = z.looseObject({
  id: z.string(),
  code: text,
  name: text,
  description: text,
  parentProductId: text,
  sequence: number,
  minBundleComponents: number,
  maxBundleComponents: number,
  classifications: z.optional(z.nullable(z.array(z.unknown()))),
  get components(): z.ZodMiniType<CatalogProduct[] | null | undefined> {
    return z.optional(z.nullable(z.array(catalogProductSchema)));
  },
});

export const catalogProductSchema: z.ZodMiniType<CatalogProduct> = z.looseObject({
  id: z.string(),
  name: text,
  description: text,
  displayUrl: text,
  isActive: flag,
  isAssetizable: flag,
  isComponentRequired: flag,
  isConfigurable: flag,
  isDefaultComponent: flag,
  isQuantityEditable: flag,
  isSoldOnlyWithOtherProds: flag,
  nodeType: text,
  productCode: text,
  productType: text,
  additionalFields: z.optional(z.unknown()),
  attributeCategories: z.optional(z.nullable(z.array(attributeCategorySchema))),
  prices: z.optional(z.nullable(z.array(priceSchema))),
  productClassification: z.optional(z.nullable(z.looseObject({ id: text }))),
  productComponentGroups: z.optional(z.nullable(z.array(componentGroupSchema))),
  productRelatedComponent: z.optional(z.nullable(relatedComponentSchema)),
  productSellingModelOptions: z.optional(z.nullable(z.array(sellingModelOptionSchema))),
  qualificationContext: z.optional(z.nullable(z.looseObject({ isQualified: flag }))),
});

export type PicklistValue = z.infer<typeof picklistValueSchema>;
export type CatalogAttribute = z.infer<typeof attributeSchema>;
export type AttributeCategory = z.infer<typeof attributeCategorySchema>;
export type SellingModelOption = z.infer<typeof sellingModelOptionSchema>;
export type WireSellingModel = z.infer<typeof sellingModelSchema>;
export type RelatedComponent = z.infer<typeof relatedComponentSchema>;
export type ProductPrice = z.infer<typeof priceSchema>;
