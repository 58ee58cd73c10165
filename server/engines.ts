import { availableParallelism } from 'node:os';
import type { Engine } from './engine/create-engine.ts';
import type { Evaluation } from './engine/engine-port.ts';
import { EnginePool } from './engine-workers/engine-pool.ts';
import type { CacheSettings } from './engine-workers/snapshot-cache.ts';
import type { ProductModel } from '#server/model/product/product-model.ts';
import type { EngineSource } from './tenant/engine-source.ts';

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
  readonly engine: Promise<Engine>;
}

/** The engines of this process, on worker threads: one for the current revision of each model, made when first asked for. */
export class Engines {
  readonly #pool: EnginePool;
  readonly #engines = new Map<string, Entry>();

  /** @param notice is given what is worth a line in the log */
  constructor(
    { workers, answerLimit, modelsPerWorker, memoryPerWorker, cache }: EngineSettings,
    notice: (text: string) => void = () => undefined,
  ) {
    this.#pool = new EnginePool({
      entry: workerEntry(),
      workers: workers ?? spareCores(),
      answerLimit,
      problemsPerWorker: modelsPerWorker,
      ...(memoryPerWorker !== undefined && { memoryLimit: memoryPerWorker }),
      cache,
      notice,
    });
  }

  /** Starts the first thread, while the caller still reads the models. */
  prepare(): void {
    this.#pool.prepare();
  }

  for = (model: EngineSource): Promise<Engine> => {
    const known = this.#engines.get(model.name);
    if (known?.revision === model.revision) return known.engine;
    const entry = { revision: model.revision, engine: this.#pool.open(model.problem) };
    this.#setCurrent(model.name, entry);
    // One failure (out of memory, say) must not stick to the model for ever.
    entry.engine.catch(() => {
      if (this.#engines.get(model.name) === entry) this.#engines.delete(model.name);
    });
    return entry.engine;
  };

  /**
   * Tries a revision out, and only then lets it be the current one: until it answers, the one before is used.
   * @returns what the model says without any choice
   * @throws InconsistentCommits when nothing satisfies the model
   */
  async adopt(model: ProductModel): Promise<Evaluation> {
    const engine = await this.#pool.open(model.problem);
    try {
      const evaluation = await engine.evaluate([]);
      this.#setCurrent(model.name, { revision: model.revision, engine: Promise.resolve(engine) });
      return evaluation;
    } catch (error) {
      engine.dispose();
      throw error;
    }
  }

  /** Whoever still holds the engine of the older revision may go on using it; its memory is given back until then. */
  #setCurrent(name: string, entry: Entry): void {
    const before = this.#engines.get(name);
    this.#engines.set(name, entry);
    before?.engine.then(
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
