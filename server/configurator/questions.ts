/** What the configurator can be asked, as data that another thread can be sent, and what it answers. */
import type { Commit, Evaluation } from '#server/engine/engine-port.ts';
import type { ChosenVariant } from '#server/model/product/variant-catalog.ts';
import type { Configuration } from './configuration.ts';
import type { Rounding, SentValue } from './read-value.ts';
import type { RowPlace } from './transitions/move-rows.ts';
import type { OptimizationRequest, Optimized } from './optimization/optimize.ts';
import type { View } from './parameters.ts';
import type { ConfiguratorResponse } from './response.ts';
import type { Propagated } from './changes/compare-values.ts';

/** What a call of the API does to a configuration. Values are as the caller wrote them. */
export type Transition =
  /** Nothing: the configuration as it is. */
  | { readonly kind: 'read' }
  | { readonly kind: 'commit'; readonly values: readonly SentValue[] }
  | { readonly kind: 'uncommit'; readonly fields: readonly string[] }
  | { readonly kind: 'accept'; readonly values: readonly SentValue[] }
  | { readonly kind: 'alternatives'; readonly value: SentValue }
  /** `next` is the step after the current one. */
  | { readonly kind: 'step'; readonly step: string }
  | {
      readonly kind: 'replace-needs';
      /** Parameters of the call by name. */
      readonly needs: ReadonlyMap<string, string>;
      /** Previous values that replace those of the configuration. */
      readonly previous: readonly Commit[] | undefined;
    }
  /** What a customer wants of these lines of variant catalogs; quantity 0 removes one. */
  | { readonly kind: 'place-variants'; readonly variants: readonly ChosenVariant[] }
  | ({ readonly kind: 'remove-row' } & RowPlace)
  | ({ readonly kind: 'insert-row'; readonly values: readonly SentValue[] } & RowPlace);

interface Shown {
  readonly view: View;
  /** The unit system that the customer reads; kept with the configuration where the model has it. */
  readonly units?: string | undefined;
}

export interface StartQuestion extends Shown {
  readonly kind: 'start';
  /** Parameters of the call by name. */
  readonly needs: ReadonlyMap<string, string>;
  /** What another configuration showed that this one is seeded with. */
  readonly previous: readonly Commit[];
}

export interface ChangeQuestion extends Shown {
  readonly kind: 'change';
  readonly configuration: Configuration;
  readonly transition: Transition;
  /** What the prices of changes are told in; without it none are. */
  readonly currency?: string | undefined;
}

/** What a commit would answer, and nothing is committed. */
export interface ExplainQuestion {
  readonly kind: 'explain';
  readonly configuration: Configuration;
  readonly values: readonly SentValue[];
  /** As in `ChangeQuestion`. */
  readonly currency?: string | undefined;
}

export interface OptimizeQuestion {
  readonly kind: 'optimize';
  readonly configuration: Configuration;
  readonly request: OptimizationRequest;
}

export type Question = StartQuestion | ChangeQuestion | ExplainQuestion | OptimizeQuestion;

export interface Explained {
  readonly response: ConfiguratorResponse;
  /** Values that were asked for, or held in an older revision, and are not in the configuration. */
  readonly notApplied: readonly Commit[];
  readonly rounded: readonly Rounding[];
  /** What changes, or would: one entry for what was applied or is proposed, one for each alternative. */
  readonly propagated: readonly Propagated[];
}

/** A configuration after a call, with everything that follows from it. */
export interface Configured extends Explained {
  readonly configuration: Configuration;
  /** False when it is the configuration that was handed in. */
  readonly isChanged: boolean;
  readonly evaluation: Evaluation;
}

export interface Answers {
  readonly start: Configured;
  readonly change: Configured;
  readonly explain: Explained;
  readonly optimize: Optimized;
}

/** The configurator of one product model, wherever it runs. */
export interface ConfiguratorPort {
  /**
   * @param caller who asks, an external id: questions of different callers take turns, and one caller has one under way
   * @throws ConfiguratorError for a call that makes no sense
   * @throws InconsistentCommits when nothing satisfies the model
   * @throws EngineTimeout, EngineStopped
   */
  ask<Q extends Question>(question: Q, caller?: string): Promise<Answers[Q['kind']]>;
}
