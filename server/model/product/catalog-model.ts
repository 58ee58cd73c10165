import type { LocalizedText } from '../source/texts.ts';
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
  readonly columns: readonly {
    readonly name: string;
    readonly title: LocalizedText;
    readonly type: string;
  }[];
  readonly filters: readonly {
    readonly name: string;
    readonly title: LocalizedText;
    readonly column: string;
    readonly operator: 'equals' | 'contains';
    readonly options: readonly { readonly name: string; readonly title: LocalizedText }[];
  }[];
  readonly products: readonly CatalogProduct[];
}

export interface CatalogProduct {
  /** `#id` in the catalog, unique in a shop. */
  readonly id: string;
  /** Set for a configurable product. */
  readonly model: ProductModel | undefined;
  /** Minor units; the list price of a plain product, or the price "from" of a configurable one. */
  readonly price: number;
  readonly currency: string;
  readonly picture: string | undefined;
  /** Column name → value. */
  readonly attributes: Readonly<Record<string, LocalizedText>>;
}
