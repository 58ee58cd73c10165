import { join } from 'node:path';
import type { Problem } from '#server/engine/problem.ts';
import { loadModel } from '#server/model/compile/load-model.ts';

/** What the engine solves for a product of `models/`. @throws ModelError when the model has any mistake */
export async function shippedProblem(product: 'bike' | 'pump'): Promise<Problem> {
  const { problem } = await loadModel(join(import.meta.dirname, '../models', product));
  return problem;
}
