import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadCadicalSolver } from '#server/engine/sat/cadical-solver.ts';
import { compileProblem } from '#server/engine/encode/compile-problem.ts';
import { inFileOrder, ModelError, type Diagnostic } from '#server/model/source/diagnostic.ts';
import { loadModel } from '#server/model/compile/load-model.ts';
import type { ProductModel } from '#server/model/product/product-model.ts';
import { describeContradiction } from './find-contradiction.ts';
import { findPossibleValues, type SearchLimits } from './find-possible-values.ts';
import { featurePrices } from './feature-prices.ts';
import { type ImportedProduct, importProduct } from './import-product.ts';
import { loadFeatureProblem } from './load-feature-problem.ts';
import type { ReadOptions } from './read-result.ts';

export interface ProductOptions extends ReadOptions {
  /** Milliseconds for finding out what is possible. */
  readonly timeLimit: number;
  readonly onProgress?: SearchLimits['onProgress'];
}

/** Milliseconds that finding out what is possible takes at most where nothing else is said. */
export const usualTimeLimit = 20_000;

/** @throws ModelError when the feature model has errors, nothing satisfies it, or that was not found out in time */
export async function readFeatureProduct(
  file: string,
  options: ProductOptions,
): Promise<{ readonly product: ImportedProduct; readonly warnings: readonly Diagnostic[] }> {
  const { model, features, problem, warnings: told } = await loadFeatureProblem(file, options);
  const warnings = [...told];
  const prices = featurePrices(model, features, (diagnostic) => void warnings.push(diagnostic));
  if (warnings.some(({ severity }) => severity === 'error')) throw new ModelError(inFileOrder(warnings));
  const factory = await loadCadicalSolver();
  const seconds = options.timeLimit / 1000;
  const possible = await findPossibleValues(compileProblem(problem), factory, {
    deadline: performance.now() + options.timeLimit,
    ...(options.onProgress && { onProgress: options.onProgress }),
  });
  const about = { file: model.file, line: 1, column: 1 };
  const hint = 'Give it more time with --limit <seconds>.';
  if (!possible.satisfiable && possible.undecided) {
    const message = `It could not be determined within ${seconds} seconds whether any configuration satisfies all constraints.`;
    throw new ModelError([...warnings, { severity: 'error', ...about, message, hint }]);
  }
  if (!possible.satisfiable)
    throw new ModelError([...warnings, ...describeContradiction(model.file, features, problem, factory)]);
  if (possible.undecided) {
    const message = `Not all values could be checked within ${seconds} seconds: some of those offered may never fit.`;
    warnings.push({ severity: 'warning', ...about, message, hint });
  }
  const open = new Set(
    problem.fields
      .filter(
        (field) =>
          field.kind === 'integer' ||
          field.values.filter((value) => possible.has(field.name, value)).length > 1,
      )
      .map(({ name }) => name),
  );
  return {
    product: importProduct({ model, features, prices, isOpen: (name) => open.has(name) }),
    warnings: inFileOrder(warnings),
  };
}

/**
 * The product of a feature model, as if it had been imported and loaded.
 * @throws ModelError when the feature model has errors, or nothing satisfies it
 */
export async function loadFeatureProduct(
  file: string,
  options: ReadOptions & Partial<ProductOptions>,
): Promise<{ readonly model: ProductModel; readonly warnings: readonly Diagnostic[] }> {
  const { product, warnings } = await readFeatureProduct(file, { timeLimit: usualTimeLimit, ...options });
  const folder = await mkdtemp(join(tmpdir(), 'bespoke-import-'));
  try {
    await writeFile(join(folder, 'model.yaml'), product.yaml);
    return { model: await loadModel(folder), warnings };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
