import { addressOf } from '#contract/endpoint.ts';
import * as endpoints from '#contract/endpoints.ts';
import type { Currencies } from '#server/model/product/convert-price.ts';
import { localize } from '#server/model/product/localize.ts';
import type { CatalogProduct, CatalogTabModel, ModelCatalog } from '#server/model/product/catalog-model.ts';
import type { ProductModel } from '#server/model/product/product-model.ts';

/** A product and the tab that lists it. */
export interface ListedProduct {
  readonly tab: CatalogTabModel;
  readonly product: CatalogProduct;
}

/** A product that can be configured. */
export interface ConfigurableProduct extends ListedProduct {
  readonly model: ProductModel;
}

/**
 * Finds tabs and products. A product is named by its catalog id (the weak reference) or by id and revision (the strong
 * one, `<id>-<revision>`); a reference to a revision that is gone still finds the product.
 */
export class ProductRegistry {
  readonly #catalog: ModelCatalog;
  #index: CatalogIndex;

  constructor(catalog: ModelCatalog) {
    this.#catalog = catalog;
    this.#index = indexOf(catalog.tabs);
  }

  /** The currencies that have prices. */
  get currencies(): Currencies {
    return this.#catalog;
  }

  get tabs(): readonly CatalogTabModel[] {
    return this.#current.tabs;
  }

  tab(name: string): CatalogTabModel | undefined {
    return this.#current.byName.get(name);
  }

  /** @param reference weak or strong */
  product(reference: string): ListedProduct | undefined {
    const { products } = this.#current;
    for (let id = reference; id !== ''; id = id.slice(0, Math.max(id.lastIndexOf('-'), 0))) {
      const found = products.get(id);
      // Only models have revisions, so a reference to a plain product is its id.
      if (found && (id === reference || found.product.model)) return found;
    }
    return undefined;
  }

  /** The product, when that tab lists it. */
  productIn(tabName: string, reference: string): ListedProduct | undefined {
    const product = this.product(reference)?.product;
    const tab = this.#current.byName.get(tabName);
    return product && tab?.products.some(({ id }) => id === product.id) ? { tab, product } : undefined;
  }

  /** Rebuilt when the catalog's tabs were replaced (`TenantDeps.catalog`). */
  get #current(): CatalogIndex {
    if (this.#index.tabs !== this.#catalog.tabs) this.#index = indexOf(this.#catalog.tabs);
    return this.#index;
  }
}

interface CatalogIndex {
  readonly tabs: readonly CatalogTabModel[];
  readonly byName: ReadonlyMap<string, CatalogTabModel>;
  readonly products: ReadonlyMap<string, ListedProduct>;
}

function indexOf(tabs: readonly CatalogTabModel[]): CatalogIndex {
  return {
    tabs,
    byName: new Map(tabs.map((tab) => [tab.name, tab])),
    products: new Map(
      tabs.flatMap((tab) => tab.products.map((product) => [product.id, { tab, product }] as const)),
    ),
  };
}

/** The strong reference of a configurable product; the id of a plain one. */
export function strongReference(product: CatalogProduct): string {
  return product.model ? `${product.id}-${product.model.revision}` : product.id;
}

/** The product if it is configurable. */
export function asConfigurable(listed: ListedProduct | undefined): ConfigurableProduct | undefined {
  return listed?.product.model && { ...listed, model: listed.product.model };
}

/** Address of a product's picture from the instance root; undefined when it has none. */
export function productPicture(product: CatalogProduct): string | undefined {
  if (product.picture === undefined && product.model?.picture === undefined) return undefined;
  return addressOf(endpoints.objectImage, {
    type: 'product',
    id: strongReference(product),
    property: 'image',
  });
}

/** The name the catalog shows; the id of a product that is gone. */
export function productName(
  listed: ListedProduct | undefined,
  { productId }: { readonly productId: string },
  language: string | undefined,
): string {
  const name = listed?.product.attributes['name'] ?? listed?.product.model?.title;
  return name ? localize(name, language) : productId;
}

/** The article number of a plain product, where its tab has such a column. */
export function articleOf(listed: ListedProduct | undefined, language: string | undefined): string {
  const article = listed?.product.attributes['article'];
  return article ? localize(article, language) : '';
}
