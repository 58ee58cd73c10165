/** The problems that `npm run bench:engine` measures, by name. All but the bike are generated from a seed. */
import { join } from 'node:path';
import type { Problem } from '#server/engine/problem.ts';
import { generateFeatureModel } from './generate-feature-model.ts';
import { generateProduct } from './generate-product.ts';
import { loadModel } from '#server/model/compile/load-model.ts';

const SEED = 1;

export const models = new Map<string, () => Problem | Promise<Problem>>([
  ['the bike', () => shippedProblem('bike')],
  ['59 fields, sums', () => generateProduct(59, SEED)],
  ['100 fields, sums', () => generateProduct(100, SEED)],
  ['300 fields, sums', () => generateProduct(300, SEED)],
  ['1,000 fields, sums', () => generateProduct(1_000, SEED)],
  ['800 features', () => generateFeatureModel(800, SEED)],
  ['6,000 features', () => generateFeatureModel(6_000, SEED)],
]);

/** @throws Error for a name that is not in the list */
export async function modelNamed(name: string): Promise<Problem> {
  const make = models.get(name);
  if (!make)
    throw new Error(
      `There is no model ${JSON.stringify(name)}. Known are: ${[...models.keys()].join('; ')}.`,
    );
  return make();
}

/** What the engine solves for a product of `models/`. @throws ModelError when the model has any mistake */
export async function shippedProblem(product: 'bike' | 'pump'): Promise<Problem> {
  const { problem } = await loadModel(join(import.meta.dirname, '../models', product));
  return problem;
}
