/**
 * The products of an author: models read from their own folders, and read again whenever a file in one changes. A model
 * with errors, or one that nothing satisfies, does not take the place of the last good one.
 */
import { type FSWatcher, watch } from 'node:fs';
import { basename, dirname, extname, relative, resolve } from 'node:path';
import type { Engines } from './engines.ts';
import { InconsistentCommits } from './engine/engine-port.ts';
import { formatDiagnostic, ModelError, type Diagnostic } from '#server/model/source/diagnostic.ts';
import { checkModel } from '#server/model/compile/load-model.ts';
import { priceConfiguration } from '#server/model/product/price.ts';
import type { CatalogTabModel, ModelCatalog } from '#server/model/product/catalog-model.ts';
import type { CurrencyRule, ProductModel } from '#server/model/product/product-model.ts';
import type { LocalizedText } from '#server/model/source/texts.ts';
import { StartError } from './settings/start-error.ts';

/** Editors write a file in several goes; what happens within this time is one change. */
const settleMs = 150;

interface Entry {
  readonly folder: string;
  /** Folders beside it that it has files from. */
  sharedFolders: readonly string[];
  model: ProductModel;
  /** Minor units, of the configuration without any choice. */
  price: number;
}

export class LiveModels implements ModelCatalog {
  tabs: readonly CatalogTabModel[] = [];
  readonly #entries: readonly Entry[];
  readonly #engines: Engines;
  readonly #say: (text: string) => void;
  /** By folder and model. */
  readonly #watchers = new Map<string, FSWatcher>();
  readonly #timers = new Map<Entry, NodeJS.Timeout>();
  #closed = false;
  /** Reading one after the other: an older version must not come last. */
  #reading: Promise<void> = Promise.resolve();

  private constructor(entries: readonly Entry[], engines: Engines, say: (text: string) => void) {
    this.#entries = entries;
    this.#engines = engines;
    this.#say = say;
    this.#list();
  }

  /**
   * @param files the folder of a model, or the `model.yaml` in it
   * @param say tells the author what became of a change
   * @throws ModelError when a model has errors; StartError when they cannot be in one shop
   */
  static async open(
    files: readonly string[],
    engines: Engines,
    say: (text: string) => void,
  ): Promise<LiveModels> {
    const entries: Entry[] = [];
    for (const folder of new Set(files.map(folderOf))) {
      const { model, diagnostics, sharedFolders } = await checkModel(folder);
      if (!model) throw new ModelError(diagnostics);
      const other = entries.find((entry) => entry.model.name === model.name);
      if (other)
        throw new StartError(`Two models are called "${model.name}": ${other.folder} and ${folder}.`);
      const currency = entries[0]?.model.currency ?? model.currency;
      if (model.currency !== currency)
        throw new StartError(`${folder} has its prices in ${model.currency}, the others in ${currency}.`);
      tell(say, diagnostics);
      entries.push({ folder, sharedFolders, model, price: await priceOf(engines, model) });
    }
    const live = new LiveModels(entries, engines, say);
    live.#watch();
    return live;
  }

  /** The one they all have. */
  get currency(): string {
    return this.#entries[0]?.model.currency ?? 'EUR';
  }

  /** Those of all models. A cart is in one currency: a model without a rate has that of the first one with it. */
  get currencies(): ReadonlyMap<string, CurrencyRule> {
    return new Map(this.#entries.toReversed().flatMap(({ model }) => [...model.currencies]));
  }

  /** Where their pictures are. */
  get folders(): readonly string[] {
    return this.#entries.map(({ folder }) => folder);
  }

  close(): void {
    this.#closed = true;
    for (const timer of this.#timers.values()) clearTimeout(timer);
    for (const watcher of this.#watchers.values()) watcher.close();
  }

  #watch(): void {
    for (const entry of this.#entries) {
      this.#watchFolder(entry.folder, entry);
      for (const folder of entry.sharedFolders) this.#watchFolder(folder, entry);
    }
  }

  /** Once for each model that has files of the folder. */
  #watchFolder(folder: string, entry: Entry): void {
    const key = JSON.stringify([folder, entry.folder]);
    if (this.#watchers.has(key)) return;
    const watcher = watch(folder, { recursive: folder === entry.folder }, () => this.#changed(entry));
    watcher.on('error', (error) => this.#say(`${folder} is not watched any more: ${error.message}`));
    this.#watchers.set(key, watcher);
  }

  #changed(entry: Entry): void {
    clearTimeout(this.#timers.get(entry));
    const read = (): void => {
      this.#reading = this.#reading
        .then(() => this.#read(entry))
        .catch((error: unknown) => {
          this.#say(
            `${entry.folder} could not be read: ${error instanceof Error ? error.message : String(error)}`,
          );
        });
    };
    this.#timers.set(entry, setTimeout(read, settleMs));
  }

  async #read(entry: Entry): Promise<void> {
    const { model, diagnostics, sharedFolders } = await checkModel(entry.folder);
    if (this.#closed) return;
    entry.sharedFolders = sharedFolders;
    this.#watch();
    if (model?.revision === entry.model.revision) return;
    tell(this.#say, diagnostics);
    const kept = `The shop goes on with the last good version of "${entry.model.title.text}".`;
    const reason = model && this.#obstacle(entry, model);
    if (!model || reason !== undefined) {
      this.#say([reason, kept].filter(Boolean).join('\n'));
      return;
    }
    try {
      entry.price = await priceOf(this.#engines, model);
    } catch (error) {
      if (!(error instanceof InconsistentCommits)) throw error;
      const rules = error.explanation.rules.map(
        (rule) => `  ${rule}: ${model.rules.get(rule)?.text.text ?? ''}`,
      );
      this.#say(['These rules contradict each other:', ...rules, kept].join('\n'));
      return;
    }
    entry.model = model;
    this.#list();
    this.#say(`${shown(entry.folder)} has been read again.`);
  }

  /** Why a changed model cannot take its place among the others. */
  #obstacle(entry: Entry, { name, currency }: ProductModel): string | undefined {
    const others = this.#entries.filter((other) => other !== entry);
    if (others.some(({ model }) => model.name === name)) return `Another model is called "${name}".`;
    const other = others.find(({ model }) => model.currency !== currency);
    return other && `The other models have their prices in ${other.model.currency}.`;
  }

  #list(): void {
    const { currencies } = this;
    this.tabs = [
      {
        name: 'models',
        title: same('Models'),
        configurable: true,
        externalSearch: false,
        columns: [
          { name: 'name', title: same('Product'), type: 'text', optional: false },
          { name: 'description', title: same('Description'), type: 'text', optional: false },
        ],
        filters: [],
        products: this.#entries.map(({ model, price }) => ({
          id: model.name,
          // As in a catalog: the rates that a model gives itself count more.
          model: { ...model, currencies: new Map([...currencies, ...model.currencies]) },
          price,
          currency: model.currency,
          picture: model.picture,
          documents: model.documents,
          attributes: { name: model.title, description: model.description },
        })),
      },
    ];
  }
}

async function priceOf(engines: Engines, model: ProductModel): Promise<number> {
  const { evaluation } = await engines.tryOut(model);
  return priceConfiguration(model, evaluation.assignment).total;
}

function folderOf(file: string): string {
  const whole = resolve(file);
  if (extname(whole) === '.yaml' && basename(whole) !== 'model.yaml')
    throw new StartError(`${file} is not a model: give its folder, or the model.yaml in it.`);
  return basename(whole) === 'model.yaml' ? dirname(whole) : whole;
}

function tell(say: (text: string) => void, diagnostics: readonly Diagnostic[]): void {
  if (diagnostics.length > 0)
    say(diagnostics.map((diagnostic) => formatDiagnostic(diagnostic, shown)).join('\n'));
}

function shown(file: string): string {
  const short = relative(process.cwd(), file);
  return short === '' || short.startsWith('..') ? file : short;
}

function same(text: string): LocalizedText {
  return { text, translations: {} };
}
