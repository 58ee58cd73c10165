import { dirname } from 'node:path';
import type { Logger } from 'pino';
import type {
  CatalogColumnModel,
  CatalogProduct,
  CatalogTabModel,
  ModelCatalog,
} from '#server/model/product/catalog-model.ts';
import type { LocalizedText } from '#server/model/source/texts.ts';
import { texts } from '#server/texts/texts.ts';
import type { ForeignProduct } from './foreign-configurator.ts';
import type { ConnectedSystem, ListedForeignProduct, Titles } from './read-upstreams.ts';

/** Languages that systems are asked for what they call their products. */
const LANGUAGES = ['en', 'de'] as const;
const COLUMNS: readonly CatalogColumnModel[] = [
  { name: 'name', title: inLanguages('foreign.column-name'), type: 'text', optional: false },
  { name: 'description', title: inLanguages('foreign.column-description'), type: 'text', optional: true },
];

/**
 * The tenant's catalog with products of other systems: in a tab of their own, or among the products of a tab. A product is listed
 * from the beginning; what its system calls it, where the file does not say so, follows with `refresh`.
 */
export class ForeignCatalog implements ModelCatalog {
  readonly #base: ModelCatalog;
  readonly #systems: readonly ConnectedSystem[];
  readonly #logger: Logger;
  /** By system and language. */
  readonly #told = new Map<string, readonly ForeignProduct[]>();
  /** Made anew when the tenant's own tabs or what systems told has changed. */
  #merged:
    { readonly base: readonly CatalogTabModel[]; readonly tabs: readonly CatalogTabModel[] } | undefined;

  constructor(base: ModelCatalog, systems: readonly ConnectedSystem[], logger: Logger) {
    this.#base = base;
    this.#systems = systems;
    this.#logger = logger;
  }

  get currency() {
    return this.#base.currency;
  }

  get coin() {
    return this.#base.coin;
  }

  get currencies() {
    return this.#base.currencies;
  }

  get tabs(): readonly CatalogTabModel[] {
    const base = this.#base.tabs;
    if (this.#merged?.base !== base) this.#merged = { base, tabs: this.#merge(base) };
    return this.#merged.tabs;
  }

  /** Products that cannot be listed where the file has them: their tab is not one of configurable products. */
  get misplaced(): readonly { readonly system: string; readonly id: string; readonly tab: string }[] {
    return this.#systems.flatMap((system) =>
      system.products.flatMap(({ id, tab }) => {
        const listing = this.#base.tabs.find(({ name }) => name === tab.name);
        const isWrong = listing !== undefined && (!listing.configurable || listing.externalSearch);
        return isWrong ? [{ system: system.name, id, tab: tab.name }] : [];
      }),
    );
  }

  /** Where pictures of products are. */
  get pictureFolders(): readonly string[] {
    const pictures = this.#systems.flatMap(({ products }) => products.map(({ picture }) => picture));
    return [...new Set(pictures.filter((file) => file !== undefined).map((file) => dirname(file)))];
  }

  /** Asks the systems what they call their products. One that does not answer keeps what it told before. @returns whether all did */
  async refresh(): Promise<boolean> {
    const done = await Promise.all(this.#systems.map((system) => this.#ask(system)));
    this.#merged = undefined;
    return done.every(Boolean);
  }

  async #ask(system: ConnectedSystem): Promise<boolean> {
    if (system.products.every(({ title, description }) => title && description)) return true;
    try {
      for (const locale of LANGUAGES) {
        const signal = AbortSignal.timeout(system.timeoutMs);
        const products = await system.configurator.listProducts({ locale, currency: this.currency, signal });
        this.#told.set(`${system.name} ${locale}`, products);
      }
      return true;
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      this.#logger.warn({ system: system.name }, `The names of its products cannot be read: ${message}`);
      return false;
    }
  }

  #merge(base: readonly CatalogTabModel[]): CatalogTabModel[] {
    const tabs = new Map(base.map((tab) => [tab.name, tab]));
    for (const system of this.#systems) {
      for (const product of system.products) {
        const tab = tabs.get(product.tab.name) ?? newTab(product, system.name);
        if (!tab.configurable || tab.externalSearch) continue;
        tabs.set(tab.name, { ...tab, products: [...tab.products, this.#product(system, product)] });
      }
    }
    return [...tabs.values()];
  }

  #product({ name: system }: ConnectedSystem, product: ListedForeignProduct): CatalogProduct {
    const told = (attribute: 'title' | 'description') =>
      new Map(
        LANGUAGES.flatMap((locale): [string, string][] => {
          const found = this.#told.get(`${system} ${locale}`)?.find(({ id }) => id === product.id);
          return found?.[attribute] ? [[locale, found[attribute]]] : [];
        }),
      );
    const description = localized(product.description ?? told('description'));
    return {
      id: `${system}-${product.id}`,
      model: undefined,
      foreign: { system, productId: product.id },
      documents: [],
      price: 0, // told by the system once it is configured
      currency: this.currency,
      picture: product.picture,
      attributes: {
        name: localized(product.title ?? told('title')) ?? { text: product.id, translations: {} },
        ...(description && { description }),
      },
    };
  }
}

function newTab({ tab }: ListedForeignProduct, system: string): CatalogTabModel {
  return {
    name: tab.name,
    title: localized(tab.title ?? new Map()) ?? { text: system, translations: {} },
    configurable: true,
    externalSearch: false,
    columns: COLUMNS,
    filters: [],
    products: [],
  };
}

/** Undefined for a text in no language. */
function localized(titles: Titles): LocalizedText | undefined {
  const text = titles.get('') ?? titles.get('en') ?? [...titles.values()][0];
  return text === undefined ? undefined : { text, translations: Object.fromEntries(titles) };
}

function inLanguages(key: 'foreign.column-name' | 'foreign.column-description'): LocalizedText {
  const translations = LANGUAGES.map((language) => [language, texts.format(key, language)] as const);
  return { text: texts.format(key, 'en'), translations: Object.fromEntries(translations) };
}
