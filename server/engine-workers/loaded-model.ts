/** A model in a worker thread: its configurator, with its engine and those that its optimizations need. */
import type { ProductModel } from '#server/model/product/product-model.ts';
import { Configurator } from '#server/configurator/configurator.ts';
import type { Answers, Question } from '#server/configurator/questions.ts';
import type { LocalEngine } from '#server/engine/create-engine.ts';
import { EngineTimeout } from '#server/engine/engine-errors.ts';
import type { SyncEngine } from '#server/engine/engine-port.ts';
import type { Problem } from '#server/engine/problem.ts';
import { collectGarbage } from './thread-memory.ts';

/** Compiles a problem, or takes it from a cache. */
export type EngineMaker = (problem: Problem) => Promise<LocalEngine>;

/** Engines of optimizations that are kept: one for goals, and one for staying close to some values. */
const MOST_OTHERS = 2;

export class LoadedModel {
  private readonly configurator: Configurator;
  private readonly engine: LocalEngine;
  private readonly makeEngine: EngineMaker;
  /** By the keys of their problems, least recently used first. */
  private readonly others = new Map<string, LocalEngine>();
  private deadline = Infinity;
  private onCompiled: () => void = () => undefined;

  private constructor(model: ProductModel, engine: LocalEngine, makeEngine: EngineMaker) {
    this.engine = engine;
    this.makeEngine = makeEngine;
    this.configurator = new Configurator(model, {
      engine: engine.sync,
      engineFor: (key, problem) => this.searchEngine(key, problem),
    });
  }

  /** @throws InvalidProblem */
  static async load(model: ProductModel, makeEngine: EngineMaker): Promise<LoadedModel> {
    return new LoadedModel(model, await makeEngine(model.problem), makeEngine);
  }

  /**
   * @param options.searchLimit milliseconds after which a search takes the best that it has
   * @param options.onCompiled called when everything that the search needs has been compiled
   */
  async ask<Q extends Question>(
    question: Q,
    options: { readonly searchLimit: number; readonly onCompiled: () => void },
  ): Promise<Answers[Q['kind']]> {
    this.onCompiled = () => {
      this.deadline = performance.now() + options.searchLimit;
      options.onCompiled();
    };
    return this.configurator.ask(question);
  }

  /** All engines in memory. */
  get engines(): readonly LocalEngine[] {
    return [this.engine, ...this.others.values()];
  }

  /** Forgets what a later question can compile again. */
  forgetSearches(): void {
    for (const engine of this.others.values()) engine.dispose();
    this.others.clear();
  }

  dispose(): void {
    this.forgetSearches();
    this.engine.dispose();
  }

  private async searchEngine(key: string, problem: Problem): Promise<SyncEngine> {
    const engine = this.others.get(key) ?? (await this.makeEngine(problem));
    this.others.delete(key);
    this.others.set(key, engine);
    const [[oldest, other] = []] = this.others;
    if (this.others.size > MOST_OTHERS && oldest !== undefined) {
      this.others.delete(oldest);
      other?.dispose();
      // Its heap is some tens of megabytes that JavaScript does not count, so nothing else would collect it soon.
      collectGarbage();
    }
    this.onCompiled();
    return this.untilDeadline(engine.sync);
  }

  /** The engine for as long as there is time to ask it. */
  private untilDeadline(engine: SyncEngine): SyncEngine {
    const inTime = <T>(ask: () => T): T => {
      if (performance.now() > this.deadline) throw new EngineTimeout('The time for the search is over.');
      return ask();
    };
    return {
      evaluate: (...args) => inTime(() => engine.evaluate(...args)),
      check: (...args) => inTime(() => engine.check(...args)),
      alternatives: (...args) => inTime(() => engine.alternatives(...args)),
      isConsistent: (...args) => inTime(() => engine.isConsistent(...args)),
    };
  }
}
