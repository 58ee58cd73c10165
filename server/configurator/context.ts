import type { Commit, Preference, SyncEngine } from '#server/engine/engine-port.ts';
import type { ProductModel } from '#server/model/product/product-model.ts';
import type { Assignment } from './notation.ts';

/** What every step of an answer needs: the model of a product and the engine that solves its problem. */
export interface ConfiguratorContext {
  readonly model: ProductModel;
  readonly engine: SyncEngine;
  /** Shared by the answers of a configurator; without it every completion is asked for. */
  readonly completions?: Completions;
}

/** What decides a completion: the same commits, preferences and previous values always get the same one. */
export interface Choices {
  /** Needs and commits, oldest first, as the customer writes them. */
  readonly commits: readonly Commit[];
  /** What the fields showed that keep their value. */
  readonly previous: readonly Commit[];
  /** Come before previous values, after sizing. */
  readonly preferences?: readonly Preference[];
}

/** A value for every field; nothing in rows that are not there. */
export interface Completion {
  readonly assignment: Assignment;
  /** False when another time it may be a different one (`Evaluation.exact`). */
  readonly exact?: false;
}

/** Completions that are known already. */
export interface Completions {
  get(choices: Choices): Completion | undefined;
  set(choices: Choices, completion: Completion): void;
}
