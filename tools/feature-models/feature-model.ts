/**
 * A feature model with everything resolved, whatever file it came from. Features and groups are named by their index.
 *
 * A configuration is a choice of features (and of values for those that have one): the root belongs to it; a feature
 * only with the feature it is below; the features of a group as many as the group says; and all constraints hold.
 */
export interface FeatureModel {
  readonly name: string;
  /** Absolute path. */
  readonly file: string;
  /** Parents before their children. */
  readonly features: readonly Feature[];
  readonly groups: readonly FeatureGroup[];
  readonly constraints: readonly Constraint[];
}

export interface Feature {
  /** Unique in the model. */
  readonly name: string;
  /** Index of the group it is in. Without one it is the root (or free, in a model without a tree). */
  readonly group: number | undefined;
  /** Belongs to every configuration because it is the root. */
  readonly root: boolean;
  /** Only structure, nothing anybody would build. */
  readonly abstract: boolean;
  readonly attributes: readonly Attribute[];
  /** What is chosen together with the feature. */
  readonly value: FeatureValue | undefined;
  /** No feature of the product: it only helps to state constraints, and is not counted. */
  readonly auxiliary: boolean;
  /** Absolute path of the file it stands in. */
  readonly file: string;
  readonly line: number;
}

export type FeatureValue =
  /** A whole number, or how many of the feature there are. Inclusive; `assumed`: the file gives no such limit. */
  | {
      readonly kind: 'integer' | 'quantity';
      readonly min: number;
      readonly max: number;
      readonly assumed: boolean;
    }
  /** A text. `compared`: what constraints compare it with; any other text is as good as any other. */
  | { readonly kind: 'text'; readonly compared: readonly string[] }
  /** A decimal number; `min` and `max` are counted in steps of its last decimal, and so are its terms. */
  | {
      readonly kind: 'real';
      readonly min: number;
      readonly max: number;
      readonly decimals: number;
      readonly assumed: boolean;
    };

/** Nested attributes have the names on the way to them, joined by dots. */
export interface Attribute {
  readonly name: string;
  /** Numbers in decimal notation, as written. */
  readonly content:
    | { readonly kind: 'number'; readonly text: string }
    | { readonly kind: 'text'; readonly text: string }
    | { readonly kind: 'boolean'; readonly value: boolean };
}

export interface FeatureGroup {
  /** Index of the feature above. */
  readonly parent: number;
  /** In the file's words, for people: `or`, `alternative`, `[1..3]`. */
  readonly kind: string;
  /** How many members there are when the parent is there; inclusive. */
  readonly min: number;
  readonly max: number;
  readonly members: readonly number[];
}

/** Something that holds in every configuration. */
export interface Constraint {
  readonly condition: Condition;
  /** As written, for people. */
  readonly text: string;
  readonly file: string;
  readonly line: number;
}

export type Condition =
  | { readonly kind: 'and' | 'or'; readonly args: readonly Condition[] }
  | { readonly kind: 'not'; readonly arg: Condition }
  | { readonly kind: 'implies' | 'equivalent'; readonly left: Condition; readonly right: Condition }
  /** The feature is there. */
  | { readonly kind: 'feature'; readonly feature: number }
  /** The text of the feature is this one; false without the feature. */
  | { readonly kind: 'text'; readonly feature: number; readonly text: string }
  /** Σ term ⋈ bound. */
  | {
      readonly kind: 'linear';
      readonly terms: readonly LinearTerm[];
      readonly relation: '<=' | '>=' | '=' | '!=';
      readonly bound: bigint;
    };

export interface LinearTerm {
  readonly feature: number;
  /** `presence`: 1 when the feature is there; `value`: its number (a real in steps of its last decimal) or quantity. Both 0 when it is not. */
  readonly of: 'presence' | 'value';
  readonly factor: bigint;
}

export const always: Condition = { kind: 'and', args: [] };
export const never: Condition = { kind: 'or', args: [] };
