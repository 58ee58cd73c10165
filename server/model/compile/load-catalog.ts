import { join, resolve } from 'node:path';
import {
  catalogSchema,
  type CatalogSource,
  type ProductSource,
  type TabSource,
} from '../source/schema/catalog-schema.ts';
import { checkShape } from '../source/check-shape.ts';
import { inFileOrder, ModelError, type Diagnostic } from '../source/diagnostic.ts';
import { compileDocuments } from './documents/compile-documents.ts';
import { compileFilters } from './catalog/compile-filters.ts';
import { compileCurrencies } from './prices/compile-prices.ts';
import { checkModel } from './load-model.ts';
import { toMinorUnits } from '../number/money.ts';
import { FolderFiles } from '../source/folder-files.ts';
import type { CatalogProduct, CatalogTabModel, ModelCatalog } from '../product/catalog-model.ts';
import { EXPECTED_VALUE, readAuthoredValue, type ColumnType } from '../product/column-value.ts';
import type { Currencies } from '../product/convert-price.ts';
import type { ProductModel } from '../product/product-model.ts';
import type { LocalizedText } from '../source/texts.ts';
import { readTranslations } from '../source/read-translations.ts';
import { hintFor } from '../source/suggest-name.ts';
import { Texts } from '../source/texts.ts';
import { readYamlSource, type Path, type Place, type YamlSource } from '../source/yaml-source.ts';

/** A catalog as far as it could be understood, and everything there is to say about it and its models. */
export interface CheckedCatalog {
  /** Undefined when there are errors. */
  readonly catalog: ModelCatalog | undefined;
  /** The models that could be loaded, by the name of their folder. */
  readonly models: ReadonlyMap<string, ProductModel>;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Loads `catalog.yaml` of a folder, and the models it lists from the folders beside it.
 * @throws ModelError with all diagnostics when there is an error in any of them
 */
export async function loadCatalog(modelsFolder: string): Promise<ModelCatalog> {
  const { catalog, diagnostics } = await checkCatalog(modelsFolder);
  if (!catalog) throw new ModelError(diagnostics);
  return catalog;
}

/** Like `loadCatalog`, for those who want the warnings too. */
export async function checkCatalog(modelsFolder: string): Promise<CheckedCatalog> {
  const root = resolve(modelsFolder);
  const diagnostics: Diagnostic[] = [];
  const report = (diagnostic: Diagnostic) => void diagnostics.push(diagnostic);
  const source = await readYamlSource(join(root, 'catalog.yaml'));
  source.diagnostics.forEach(report);
  const content = checkShape(source, catalogSchema, report);
  if (!content)
    return { catalog: undefined, models: new Map(), diagnostics: inFileOrder(diagnostics, source.file) };

  const translations = await readTranslations(join(root, 'translations'), content.language, report);
  const texts = new Texts(source, translations, report);
  const prices = compileCurrencies(content.currencies, content.currency, (path, message, hint) =>
    report(source.at('error', { path }, message, hint)),
  );
  const compiler = new CatalogCompiler(
    root,
    content,
    source,
    texts,
    { pictures: await FolderFiles.pictures(root), documents: await FolderFiles.documents(root) },
    diagnostics,
    prices,
  );
  const tabs: CatalogTabModel[] = [];
  for (const [index, tab] of content.tabs.entries()) tabs.push(await compiler.tab(tab, ['tabs', index]));
  texts.reportUnused();
  const failed = diagnostics.some(({ severity }) => severity === 'error');
  const catalog = { currency: content.currency, ...prices, tabs };
  return {
    catalog: failed ? undefined : catalog,
    models: compiler.models,
    diagnostics: inFileOrder(diagnostics, source.file),
  };
}

/** What lies below the folder of a catalog. */
interface CatalogFiles {
  readonly pictures: FolderFiles;
  readonly documents: FolderFiles;
}

class CatalogCompiler {
  readonly models = new Map<string, ProductModel>();
  readonly #root: string;
  readonly #catalog: CatalogSource;
  readonly #source: YamlSource;
  readonly #texts: Texts;
  readonly #files: CatalogFiles;
  readonly #diagnostics: Diagnostic[];
  readonly #prices: Pick<Currencies, 'currencies' | 'coin'>;
  readonly #names = new Set<string>();

  constructor(
    root: string,
    catalog: CatalogSource,
    source: YamlSource,
    texts: Texts,
    files: CatalogFiles,
    diagnostics: Diagnostic[],
    prices: Pick<Currencies, 'currencies' | 'coin'>,
  ) {
    this.#prices = prices;
    this.#root = root;
    this.#catalog = catalog;
    this.#source = source;
    this.#texts = texts;
    this.#files = files;
    this.#diagnostics = diagnostics;
  }

  async tab(tab: TabSource, path: Path): Promise<CatalogTabModel> {
    this.#unique(`tab ${tab.tab}`, `There is a tab "${tab.tab}" already.`, [...path, 'tab']);
    this.#checkKind(tab, path);
    const products: CatalogProduct[] = [];
    for (const [index, product] of (tab.products ?? []).entries()) {
      products.push(await this.#product(product, tab, [...path, 'products', index]));
    }
    return {
      name: tab.tab,
      title: this.#texts.localize(tab.title, [...path, 'title']),
      configurable: tab.configurable,
      externalSearch: tab.external_search,
      columns: [...tab.columns].map(([name, column]) => ({
        name,
        title: this.#texts.localize(column.title, [...path, 'columns', name, 'title']),
        type: column.type,
        optional: column.optional,
      })),
      filters: compileFilters(tab, products, [...path, 'filters'], this.#texts, (at, message, hint) =>
        this.#error({ path: at }, message, hint),
      ),
      products,
    };
  }

  /** A tab lists products, or none because they are found elsewhere. */
  #checkKind(tab: TabSource, path: Path): void {
    if (!tab.external_search) {
      if (!tab.products) this.#error({ path, key: true }, 'A tab lists at least one product.');
      return;
    }
    const refuse = (key: string, message: string) =>
      this.#error({ path: [...path, key], key: true }, message);
    if (tab.configurable)
      refuse('configurable', 'The products of a tab with external search are not configurable.');
    if (tab.products) refuse('products', 'A tab with external search lists no products.');
    if (tab.filters) refuse('filters', 'A tab with external search lists no products, so it has no filters.');
    if (!tab.columns.has('name')) refuse('columns', 'A tab with external search needs a column "name".');
  }

  async #product(product: ProductSource, tab: TabSource, path: Path): Promise<CatalogProduct> {
    this.#unique(`product ${product.id}`, `There is a product "${product.id}" already.`, [...path, 'id']);
    if (tab.configurable !== (product.model !== undefined)) {
      const message = tab.configurable
        ? 'A product of this tab needs a "model".'
        : 'This tab is not configurable.';
      this.#error({ path: [...path, 'model'] }, message);
    }
    const model =
      product.model === undefined ? undefined : await this.#model(product.model, [...path, 'model']);
    const { currency } = this.#catalog;
    const price = toMinorUnits(product.price, currency);
    if (price === undefined)
      this.#error({ path: [...path, 'price'] }, `A price in ${currency} does not have that many decimals.`);
    if (model && model.currency !== currency) {
      this.#error(
        { path: [...path, 'model'] },
        `The model has its prices in ${model.currency}, the catalog in ${currency}.`,
      );
    }
    return {
      id: product.id,
      model,
      price: price ?? 0,
      currency,
      picture: this.#picture(product.picture, path) ?? model?.picture,
      documents: [
        ...(model?.documents ?? []),
        ...compileDocuments(product.documents, [...path, 'documents'], {
          where: 'below the folder of the catalog',
          files: this.#files.documents,
          taken: model?.documents ?? [],
          localize: (text, at) => this.#texts.localize(text, at),
          error: (place, message, hint) => {
            this.#error(place, message, hint);
          },
        }),
      ],
      attributes: this.#attributes(product, tab, model, path),
    };
  }

  /** A value for every column; name and description of a configurable product are its model's. */
  #attributes(
    product: ProductSource,
    tab: TabSource,
    model: ProductModel | undefined,
    path: Path,
  ): Readonly<Record<string, LocalizedText>> {
    const attributes = Object.create(null) as Record<string, LocalizedText>;
    const fromModel = product.model === undefined ? [] : ['name', 'description'];
    if (model) Object.assign(attributes, { name: model.title, description: model.description });
    for (const [name, text] of product.attributes ?? []) {
      const place = [...path, 'attributes', name];
      const column = tab.columns.get(name);
      if (!column) this.#unknown('column', name, tab.columns.keys(), { path: place, key: true });
      attributes[name] = this.#value(text, column?.type ?? 'text', place);
    }
    for (const [name, { optional }] of tab.columns) {
      if (!optional && !Object.hasOwn(attributes, name) && !fromModel.includes(name))
        this.#error({ path, key: true }, `The attribute "${name}" is missing.`);
    }
    return attributes;
  }

  #value(written: string, type: ColumnType, path: Path): LocalizedText {
    if (type === 'text') return this.#texts.localize(written, path);
    const text = readAuthoredValue(type, written);
    if (text === undefined) {
      const expected = type === 'boolean' ? '"yes" or "no"' : EXPECTED_VALUE[type];
      this.#error({ path }, `"${written}" is not ${expected}.`);
    }
    return { text: text ?? written, translations: {} };
  }

  async #model(folder: string, path: Path): Promise<ProductModel | undefined> {
    if (!/^[\w-]+$/.test(folder)) {
      this.#error({ path }, `"${folder}" is not a folder beside the catalog.`);
      return undefined;
    }
    const known = this.models.get(folder);
    if (known) return known;
    const { model, diagnostics } = await checkModel(join(this.#root, folder));
    this.#diagnostics.push(...diagnostics);
    if (!model) return undefined;
    this.#unique(`model ${model.name}`, `There is a model "${model.name}" already.`, path);
    // The shop's currencies; the rates that a model gives itself count more.
    const { currencies, coin } = this.#prices;
    const priced = {
      ...model,
      currencies: new Map([...currencies, ...model.currencies]),
      coin: model.coin ?? coin,
    };
    this.models.set(folder, priced);
    return priced;
  }

  #picture(name: string | undefined, path: Path): string | undefined {
    if (name === undefined) return undefined;
    const file = this.#files.pictures.find(name);
    if (file === undefined) {
      const hint = hintFor(name, this.#files.pictures.names);
      this.#report('warning', { path: [...path, 'picture'] }, `There is no picture "${name}".`, hint);
    }
    return file;
  }

  #unique(name: string, message: string, path: Path): void {
    if (this.#names.has(name)) this.#error({ path }, message);
    this.#names.add(name);
  }

  #unknown(kind: string, name: string, known: Iterable<string>, place: Path | Place): void {
    this.#error(
      'path' in place ? place : { path: place },
      `There is no ${kind} "${name}".`,
      hintFor(name, known),
    );
  }

  #error(place: Place, message: string, hint?: string): void {
    this.#report('error', place, message, hint);
  }

  #report(severity: Diagnostic['severity'], place: Place, message: string, hint?: string): void {
    this.#diagnostics.push(this.#source.at(severity, place, message, hint));
  }
}
