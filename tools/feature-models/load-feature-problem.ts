import type { Problem } from '#server/engine/problem.ts';
import { type Diagnostic, inFileOrder, ModelError } from '#server/model/source/diagnostic.ts';
import type { FeatureModel } from './feature-model.ts';
import { type FeatureProblem, featureProblem, problemOf } from './feature-problem.ts';
import { readFeatureModel } from './read-feature-model.ts';
import type { ReadOptions } from './read-result.ts';

export interface LoadedFeatures {
  readonly model: FeatureModel;
  readonly features: FeatureProblem;
  readonly problem: Problem;
  readonly warnings: readonly Diagnostic[];
}

/**
 * Reads a feature model and states it as a problem.
 * @throws ModelError with everything that is wrong
 */
export async function loadFeatureProblem(file: string, options: ReadOptions): Promise<LoadedFeatures> {
  const { model, diagnostics } = await readFeatureModel(file, options);
  if (!model) throw new ModelError(diagnostics);
  const warnings = [...diagnostics];
  const features = featureProblem(model, ({ line, file: its }, { message }) => {
    const severity = options.skipUnsupported ? 'warning' : 'error';
    const shown = options.skipUnsupported ? `${message} The constraint is left out.` : message;
    warnings.push({ severity, file: its, line, column: 1, message: shown, hint: undefined });
  });
  if (warnings.some(({ severity }) => severity === 'error')) throw new ModelError(inFileOrder(warnings));
  return { model, features, problem: problemOf(features), warnings };
}
