import { availableParallelism } from 'node:os';
import type { Configured, ConfiguratorPort } from './configurator/questions.ts';
import { EnginePool, type PooledConfigurator } from './engine-workers/engine-pool.ts';
import type { CacheSettings } from './engine-workers/snapshot-cache.ts';
import type { ProductModel } from '#server/model/product/product-model.ts';

export interface EngineSettings {
  /** Threads that solve; undefined for as many as the machine has cores to spare. */
  readonly workers: number | undefined;
  /** Milliseconds that one answer may take. */
  readonly answerLimit: number;
  /** Models that a worker keeps in memory. */
  readonly modelsPerWorker: number;
  /** Bytes that a worker's models may take together. */
  readonly memoryPerWorker?: number;
  /** Where what engines have worked out is kept for the next start; nowhere when absent. */
  readonly cache?: CacheSettings | undefined;
}

interface Entry {
  readonly revision: string;
  readonly configurator: Promise<PooledConfigurator>;
}

/** The configurators of this process, on worker threads: one for the current revision of each model, made when first asked for. */
export class Engines {
  readonly #pool: EnginePool;
  readonly #configurators = new Map<string, Entry>();

  /** @param notice is given what is worth a line in the log */
  constructor(
    { workers, answerLimit, modelsPerWorker, memoryPerWorker, cache }: EngineSettings,
    notice: (text: string) => void = () => undefined,
  ) {
    this.#pool = new EnginePool({
      entry: workerEntry(),
      workers: workers ?? spareCores(),
      answerLimit,
      modelsPerWorker,
      ...(memoryPerWorker !== undefined && { memoryLimit: memoryPerWorker }),
      cache,
      notice,
    });
  }

  /** Starts the first thread, while the caller still reads the models. */
  prepare(): void {
    this.#pool.prepare();
  }

  for = (model: ProductModel): Promise<ConfiguratorPort> => {
    const known = this.#configurators.get(model.name);
    if (known?.revision === model.revision) return known.configurator;
    const entry = { revision: model.revision, configurator: this.#pool.open(model) };
    this.#setCurrent(model.name, entry);
    // One failure (out of memory, say) must not stick to the model for ever.
    entry.configurator.catch(() => {
      if (this.#configurators.get(model.name) === entry) this.#configurators.delete(model.name);
    });
    return entry.configurator;
  };

  /**
   * Tries a revision out, and only then lets it be the current one: until it answers, the one before is used.
   * @returns the configuration without any choice
   * @throws InconsistentCommits when nothing satisfies the model
   */
  async tryOut(model: ProductModel): Promise<Configured> {
    const configurator = await this.#pool.open(model);
    try {
      const started = await configurator.ask(startOf('values'));
      this.#setCurrent(model.name, {
        revision: model.revision,
        configurator: Promise.resolve(configurator),
      });
      return started;
    } catch (error) {
      configurator.dispose();
      throw error;
    }
  }

  /** Works out what the first customers will ask about a model. @throws InconsistentCommits when nothing satisfies it */
  async warmUp(model: ProductModel): Promise<void> {
    await (await this.for(model)).ask(startOf('everything'));
  }

  /** Whoever still holds the configurator of the older revision may go on using it; its memory is given back until then. */
  #setCurrent(name: string, entry: Entry): void {
    const before = this.#configurators.get(name);
    this.#configurators.set(name, entry);
    before?.configurator.then(
      (older) => {
        older.dispose();
      },
      () => undefined,
    );
  }

  /** Ends all threads; questions under way fail. */
  close(): void {
    this.#pool.close();
  }
}

function startOf(view: 'values' | 'everything') {
  return { kind: 'start', needs: new Map<string, string>(), previous: [], view: { kind: view } } as const;
}

/** One core is for answering requests. Two threads at least: a model that is slow must not hold up the others. */
function spareCores(): number {
  return Math.min(4, Math.max(2, availableParallelism() - 1));
}

/** Beside the built server there is a built worker; run from its sources, the server runs the worker's as well. */
function workerEntry(): URL {
  const path = import.meta.url.endsWith('.ts')
    ? './engine-workers/engine-worker-source.mjs'
    : './engine-worker.js';
  return new URL(path, import.meta.url);
}
