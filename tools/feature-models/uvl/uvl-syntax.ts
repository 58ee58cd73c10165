/** What stands in a UVL file, as written: nothing is resolved or judged here. */
import type { Place } from './uvl-tokens.ts';

/** `sub.model.Feature`; segments without quotes. */
export interface Reference extends Place {
  readonly path: readonly string[];
}

export interface UvlFile {
  readonly file: string;
  readonly namespace: Reference | undefined;
  readonly includes: readonly LanguageLevel[];
  readonly imports: readonly Import[];
  /** Undefined in a file without features, or when they could not be read. */
  readonly root: FeatureNode | undefined;
  readonly constraints: readonly ConstraintNode[];
}

/** `Arithmetic.feature-cardinality`, `Boolean.*`. */
export interface LanguageLevel extends Place {
  readonly major: string;
  readonly minor: string | undefined;
}

export interface Import extends Place {
  readonly path: readonly string[];
  readonly alias: readonly string[] | undefined;
}

export type FeatureType = 'Boolean' | 'Integer' | 'Real' | 'String';

export interface FeatureNode extends Reference {
  readonly type: FeatureType;
  readonly cardinality: Cardinality | undefined;
  readonly attributes: readonly AttributeNode[];
  /** Conditions written as attributes of the feature. */
  readonly constraints: readonly ConstraintNode[];
  readonly groups: readonly GroupNode[];
}

export interface Cardinality extends Place {
  readonly min: number;
  /** Infinity for `*`. */
  readonly max: number;
}

export type GroupNode = Place & {
  readonly features: readonly FeatureNode[];
} & (
    | { readonly kind: 'mandatory' | 'optional' | 'or' | 'alternative' }
    | { readonly kind: 'cardinality'; readonly min: number; readonly max: number }
  );

export interface AttributeNode extends Place {
  readonly key: string;
  readonly value: AttributeValue;
}

export type AttributeValue =
  | { readonly kind: 'boolean'; readonly value: boolean }
  /** In decimal notation, as written. */
  | { readonly kind: 'number'; readonly text: string }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'list'; readonly items: readonly AttributeValue[] }
  | { readonly kind: 'map'; readonly attributes: readonly AttributeNode[] };

export interface ConstraintNode extends Place {
  readonly condition: Expression;
  /** As written, on one line. */
  readonly text: string;
}

export type Comparison = '==' | '!=' | '<' | '<=' | '>' | '>=';
export type Aggregate = 'sum' | 'avg' | 'len' | 'floor' | 'ceil';

/** Conditions and numbers share one syntax; what is which shows only when names are resolved. */
export type Expression = Place &
  (
    | { readonly kind: 'reference'; readonly path: readonly string[] }
    | { readonly kind: 'boolean'; readonly value: boolean }
    | { readonly kind: 'number'; readonly text: string }
    | { readonly kind: 'text'; readonly text: string }
    | { readonly kind: 'not'; readonly arg: Expression }
    | { readonly kind: 'and' | 'or'; readonly args: readonly Expression[] }
    | { readonly kind: 'implies' | 'equivalent'; readonly left: Expression; readonly right: Expression }
    | {
        readonly kind: 'compare';
        readonly relation: Comparison;
        readonly left: Expression;
        readonly right: Expression;
      }
    | {
        readonly kind: 'sum';
        readonly terms: readonly { readonly minus: boolean; readonly term: Expression }[];
      }
    | {
        readonly kind: 'product';
        readonly factors: readonly { readonly divide: boolean; readonly factor: Expression }[];
      }
    | { readonly kind: 'call'; readonly name: Aggregate; readonly args: readonly Reference[] }
  );
