import type { LocalizedText } from '../source/texts.ts';
import type { ColumnType } from './column-value.ts';
import type { ProductDocument } from './product-document.ts';
import type { CurrencyRule, ProductModel } from './product-model.ts';

/** Catalog tabs and what they list. */
export interface ModelCatalog {
  /** What the shop's prices are in. */
  readonly currency: string;
  /** See `Currencies`. */
  readonly coin?: number | undefined;
  /** Other currencies to pay in. */
  readonly currencies: ReadonlyMap<string, CurrencyRule>;
  readonly tabs: readonly CatalogTabModel[];
}

export interface CatalogTabModel {
  readonly name: string;
  readonly title: LocalizedText;
  /** Whether its products are configured (they have a model) or added as they are. */
  readonly configurable: boolean;
  /** It lists nothing: its products are found elsewhere, and added with a value for every column. They have no price. */
  readonly externalSearch: boolean;
  readonly columns: readonly CatalogColumnModel[];
  readonly filters: readonly CatalogFilterModel[];
  readonly products: readonly CatalogProduct[];
}

export interface CatalogColumnModel {
  readonly name: string;
  readonly title: LocalizedText;
  readonly type: ColumnType;
  /** A product may be without a value. */
  readonly optional: boolean;
}

/** How a filter compares a product's value with the one that was sent. */
export type FilterOperator = 'equals' | 'contains' | 'at_least' | 'at_most';

export interface CatalogFilterModel {
  readonly name: string;
  readonly title: LocalizedText;
  readonly column: string;
  /** Of the column. */
  readonly type: ColumnType;
  readonly operator: FilterOperator;
  /** Several values may be chosen; a product has to have one of them. */
  readonly multiple: boolean;
  /** Works, but is not offered to customers. */
  readonly hidden: boolean;
  /** Offered only while this filter has a value, or the one that is named here. */
  readonly parent: { readonly filter: string; readonly value: string | undefined } | undefined;
  /** The values of the column, of a filter that compares for equality. */
  readonly options: readonly CatalogFilterOption[];
}

export interface CatalogFilterOption {
  readonly name: string;
  readonly title: LocalizedText;
  /** Of a filter with a parent: the parent's values that it occurs with. */
  readonly parentValues: readonly string[];
}

/** Whether a customer chooses its values, here or in another system, before it is bought. */
export function isConfigured({ model, foreign }: Pick<CatalogProduct, 'model' | 'foreign'>): boolean {
  return model !== undefined || foreign !== undefined;
}

/** The column of the price. Every tab that lists products has it, whether it declares it or not. */
export const PRICE_COLUMN = 'price';

/** Where a product of another CPQ system is configured. */
export interface ForeignReference {
  /** Name of the system in this installation. */
  readonly system: string;
  /** The product's id in that system. */
  readonly productId: string;
}

export interface CatalogProduct {
  /** `#id` in the catalog, unique in a shop. */
  readonly id: string;
  /** Set for a configurable product of the tenant itself. */
  readonly model: ProductModel | undefined;
  /** Minor units; the list price of a plain product, or the price "from" of a configurable one. */
  readonly price: number;
  readonly currency: string;
  readonly picture: string | undefined;
  /** Those of its model included. */
  readonly documents: readonly ProductDocument[];
  /** Set for a product that another system configures; it has no price of the catalog. */
  readonly foreign?: ForeignReference | undefined;
  /** Column name → value, as `readColumnValue` gives it; without those that the product does not have. */
  readonly attributes: Readonly<Record<string, LocalizedText>>;
}
