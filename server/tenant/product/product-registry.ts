import type { Currencies } from '#server/model/product/convert-price.ts';
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
