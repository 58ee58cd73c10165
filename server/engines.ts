import { createEngine, type Engine } from './engine/create-engine.ts';
import type { ProductModel } from './modeling/product-model.ts';

/** The engines of this process: one for each revision of a model, made when it is first asked for. */
export class Engines {
  readonly #engines = new Map<string, Promise<Engine>>();

  for = (model: ProductModel): Promise<Engine> => {
    const id = `${model.name} ${model.revision}`;
    const known = this.#engines.get(id);
    if (known) return known;
    const engine = createEngine(model.problem);
    this.#engines.set(id, engine);
    // One failure (out of memory, say) must not stick to the model for ever.
    engine.catch(() => this.#engines.delete(id));
    return engine;
  };

  /** Gives back the memory of all of them. */
  async dispose(): Promise<void> {
    const engines = await Promise.allSettled(this.#engines.values());
    this.#engines.clear();
    for (const engine of engines) if (engine.status === 'fulfilled') engine.value.dispose();
  }
}
