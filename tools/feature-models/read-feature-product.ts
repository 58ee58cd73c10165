import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadCadicalSolver } from '#server/engine/sat/cadical-solver.ts';
import { compileProblem } from '#server/engine/encode/compile-problem.ts';
import { inFileOrder, ModelError, type Diagnostic } from '#server/model/source/diagnostic.ts';
import { loadModel } from '#server/model/compile/load-model.ts';
import type { ProductModel } from '#server/model/product/product-model.ts';
import { findPossibleValues } from './find-possible-values.ts';
import { featurePrices } from './feature-prices.ts';
import { type ImportedProduct, importProduct } from './import-product.ts';
import { loadFeatureProblem } from './load-feature-problem.ts';
import type { ReadOptions } from './read-result.ts';

/** @throws ModelError when the feature model has errors, or nothing satisfies it */
export async function readFeatureProduct(
  file: string,
  options: ReadOptions,
): Promise<{ readonly product: ImportedProduct; readonly warnings: readonly Diagnostic[] }> {
  const { model, features, problem, warnings: told } = await loadFeatureProblem(file, options);
  const warnings = [...told];
  const prices = featurePrices(model, features, (diagnostic) => void warnings.push(diagnostic));
  if (warnings.some(({ severity }) => severity === 'error')) throw new ModelError(inFileOrder(warnings));
  const possible = findPossibleValues(compileProblem(problem), await loadCadicalSolver());
  if (!possible.satisfiable) {
    const message = 'No configuration satisfies all constraints: there is nothing to configure.';
    throw new ModelError([
      { severity: 'error', file: model.file, line: 1, column: 1, message, hint: undefined },
    ]);
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
  options: ReadOptions,
): Promise<{ readonly model: ProductModel; readonly warnings: readonly Diagnostic[] }> {
  const { product, warnings } = await readFeatureProduct(file, options);
  const folder = await mkdtemp(join(tmpdir(), 'bespoke-import-'));
  try {
    await writeFile(join(folder, 'model.yaml'), product.yaml);
    return { model: await loadModel(folder), warnings };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
