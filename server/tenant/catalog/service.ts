import type { Currencies } from '#server/model/product/convert-price.ts';
import type { CatalogProduct, CatalogTabModel } from '#server/model/product/catalog-model.ts';
import { InvalidRequest, NotFound } from '../tenant-error.ts';
import type { ProductRegistry } from '../product/product-registry.ts';
import { readFilter } from './read-filter.ts';
import { fold, searchableText } from './search-texts.ts';
import { sortProducts } from './sort-products.ts';

/** Parameters of "List Products in Product Catalog Page". */
export interface SearchTerms {
  /** Name of a filter or column → accepted values; a product has to match all names. */
  readonly filters: ReadonlyMap<string, readonly string[]>;
  /** Words that all have to occur in the product's texts. */
  readonly freeText: string;
  readonly sort: string | undefined;
  readonly ascending: boolean;
  readonly offset: number;
  readonly limit: number;
  readonly language: string | undefined;
  /** Of the prices. */
  readonly currency: string;
}

export class CatalogService {
  readonly #registry: ProductRegistry;

  constructor(registry: ProductRegistry) {
    this.#registry = registry;
  }

  get currencies(): Currencies {
    return this.#registry.currencies;
  }

  tabs(): readonly CatalogTabModel[] {
    return this.#registry.tabs;
  }

  /**
   * Products of a tab, in the catalog's order unless sorted. Texts compare as the request's language does, prices in its
   * currency.
   *
   * @throws NotFound for a tab that is not there
   * @throws InvalidRequest for a tab with external search, and for a filter or sort column that the tab does not have
   */
  search(tabName: string, terms: SearchTerms): { total: number; products: readonly CatalogProduct[] } {
    const tab = this.#registry.tab(tabName);
    if (!tab) throw new NotFound('Catalog tab not found', 'There is no catalog tab with this name.');
    if (tab.externalSearch) {
      throw new InvalidRequest(
        'External search',
        'It is not possible to list products for catalog page with external search. Add an item with the values of its columns as a JSON body.',
      );
    }
    const view = { language: terms.language, currency: terms.currency, rates: this.currencies };
    const matches = [...terms.filters].map(([name, values]) => readFilter(tab, name, values, view));
    const words = fold(terms.freeText, terms.language).split(/\s+/).filter(Boolean);
    const found = tab.products.filter(
      (product) =>
        matches.every((match) => match(product)) &&
        words.every((word) => searchableText(tab, product, terms.language).includes(word)),
    );
    const sorted = terms.sort === undefined ? found : sortProducts(tab, found, terms.sort, terms);
    return { total: found.length, products: sorted.slice(terms.offset, terms.offset + terms.limit) };
  }
}
