import type { Commit, EnginePort, SyncEngine } from '#server/engine/engine-port.ts';
import type { ProductModel } from '#server/model/product/product-model.ts';
import { check, findAlternatives } from './conflict/conflicts.ts';
import { evaluate } from './evaluate.ts';
import { fieldsInView } from './parameters.ts';

/**
 * The engine's port for a product, in its customer's notation: for authors' tools and tests, which have commits but no
 * configuration. Without a view, the states of all fields are asked for.
 */
export function modelEngine(model: ProductModel, { sync }: { readonly sync: SyncEngine }): EnginePort {
  const context = { model, engine: sync };
  const everything = fieldsInView(model, '', { kind: 'everything' });
  const choices = (commits: readonly Commit[]) => ({ commits, previous: [] });
  const later = async <T>(answer: () => T): Promise<T> => {
    await Promise.resolve();
    return answer();
  };
  return {
    evaluate: (commits, view = everything, preferences = []) =>
      later(() => evaluate(context, { ...choices(commits), preferences }, view)),
    check: (commits, wanted) => later(() => check(context, choices(commits), wanted)),
    alternatives: (commits, [asked, ...fixed], limit) =>
      later(() =>
        asked ? findAlternatives(context, choices(commits), { asked, fixed }, limit) : { alternatives: [] },
      ),
  };
}
