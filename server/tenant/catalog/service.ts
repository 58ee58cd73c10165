import type { Currencies } from '#server/model/product/convert-price.ts';
import { localize } from '#server/model/product/localize.ts';
import type { CatalogProduct, CatalogTabModel } from '#server/model/product/catalog-model.ts';
import { InvalidRequest, NotFound } from '../tenant-error.ts';
import type { ProductRegistry } from '../product/product-registry.ts';

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
}

/** A column of every tab, whether it declares it or not. */
export const PRICE_COLUMN = 'price';

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
   * Products of a tab, in the catalog's order unless sorted. Texts compare as the request's language does.
   *
   * @throws NotFound for a tab that is not there
   * @throws InvalidRequest for a filter or sort column that the tab does not have
   */
  search(tabName: string, terms: SearchTerms): { total: number; products: readonly CatalogProduct[] } {
    const tab = this.#registry.tab(tabName);
    if (!tab) throw new NotFound('Catalog tab not found', 'There is no catalog tab with this name.');
    const matches = [...terms.filters].map(([name, values]) => readFilter(tab, name, values, terms.language));
    const words = fold(terms.freeText, terms.language).split(/\s+/).filter(Boolean);
    const found = tab.products.filter(
      (product) =>
        matches.every((match) => match(product)) &&
        words.every((word) => searchableText(product, terms.language).includes(word)),
    );
    const sorted = terms.sort === undefined ? found : sortBy(tab, found, terms.sort, terms);
    return { total: found.length, products: sorted.slice(terms.offset, terms.offset + terms.limit) };
  }
}

/** A filter of the tab, or, as in the API's example (`productId=CMX`), a column that has to have the value. */
function readFilter(
  tab: CatalogTabModel,
  name: string,
  values: readonly string[],
  language: string | undefined,
): (product: CatalogProduct) => boolean {
  const filter = tab.filters.find((candidate) => candidate.name === name);
  const column = filter?.column ?? tab.columns.find((candidate) => candidate.name === name)?.name;
  if (column === undefined) {
    const known = [...new Set([...tab.filters, ...tab.columns].map((column) => column.name))].join(', ');
    throw new InvalidRequest(
      'Invalid parameter',
      `"${name.slice(0, 60)}" is no filter of this tab. Filters: ${known}.`,
    );
  }
  const wanted = values.map((value) => value.trim()).filter(Boolean);
  if (wanted.length === 0) return () => true; // the filter was cleared
  const compare = filter?.operator === 'contains' ? contains : equals;
  return (product) => wanted.some((value) => compare(product.attributes[column], value, language));
}

type Compare = (
  attribute: CatalogProduct['attributes'][string] | undefined,
  value: string,
  language: string | undefined,
) => boolean;

/** Compares with the text in the catalog's language, which is the name of an option, and with its translation. */
const equals: Compare = (attribute, value, language) =>
  attribute !== undefined &&
  (attribute.text === value || fold(localize(attribute, language), language) === fold(value, language));

const contains: Compare = (attribute, value, language) =>
  attribute !== undefined && fold(localize(attribute, language), language).includes(fold(value, language));

function searchableText({ id, attributes }: CatalogProduct, language: string | undefined): string {
  const texts = Object.values(attributes).map((attribute) => localize(attribute, language));
  return fold([id, ...texts].join('\n'), language);
}

function fold(text: string, language: string | undefined): string {
  return text.normalize('NFKC').toLocaleLowerCase(language);
}

function sortBy(
  tab: CatalogTabModel,
  products: readonly CatalogProduct[],
  sort: string,
  { language, ascending }: SearchTerms,
): CatalogProduct[] {
  const column = tab.columns.find(({ name }) => name === sort);
  if (!column && sort !== PRICE_COLUMN) {
    const known = [...new Set([...tab.columns.map(({ name }) => name), PRICE_COLUMN])].join(', ');
    throw new InvalidRequest(
      'Invalid parameter',
      `sort: "${sort.slice(0, 60)}" is no column. Columns: ${known}.`,
    );
  }
  const collator = new Intl.Collator(language, { numeric: true });
  const text = ({ attributes }: CatalogProduct) => {
    const attribute = attributes[sort];
    return attribute ? localize(attribute, language) : '';
  };
  const compare = column
    ? (a: CatalogProduct, b: CatalogProduct) =>
        column.type === 'number' ? Number(text(a)) - Number(text(b)) : collator.compare(text(a), text(b))
    : (a: CatalogProduct, b: CatalogProduct) => a.price - b.price;
  return [...products].sort((a, b) => (ascending ? compare(a, b) : compare(b, a)));
}
