import type { Diagnostic } from '#server/model/source/diagnostic.ts';
import type { FeatureModel } from './feature-model.ts';

export interface ReadOptions {
  /** Leave constraints out that cannot be represented exactly (with a warning), instead of refusing the model. */
  readonly skipUnsupported: boolean;
}

export interface ReadResult {
  /** Undefined when there are errors. */
  readonly model: FeatureModel | undefined;
  readonly diagnostics: readonly Diagnostic[];
}
