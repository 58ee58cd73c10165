import type { LocalizedText } from '../source/texts.ts';

/** An enumerated domain, or a component (module) whose variants are parts with an article number and a price. */
export interface ModelDomain {
  readonly kind: 'enumerated' | 'component';
  readonly name: string;
  readonly label: LocalizedText;
  readonly values: readonly ModelValue[];
  /** Features that have a label: those a customer may see. */
  readonly features?: readonly ModelFeature[];
}

/** A feature as a customer reads it. */
export interface ModelFeature {
  readonly name: string;
  readonly label: LocalizedText;
  /** Of numbers. */
  readonly unit: string | undefined;
  /** What each value of the domain has, by its name. */
  readonly contents: ReadonlyMap<string, number | LocalizedText>;
}

export interface ModelValue {
  readonly name: string;
  readonly label: LocalizedText;
  readonly description: LocalizedText | undefined;
  readonly picture: string | undefined;
  /** Article number of a variant. */
  readonly article: string | undefined;
  /** In minor units (cents). */
  readonly price: number;
  /** A part that the author gave no price, though others of its kind have one; `price` is 0 then. */
  readonly isPriceMissing?: boolean | undefined;
  /** Prices of its own in other currencies, in their minor units. */
  readonly prices?: ReadonlyMap<string, number> | undefined;
  /** What one piece costs from so many on, most pieces first. */
  readonly quantityPrices?: readonly { readonly from: number; readonly price: number }[] | undefined;
  readonly features: Readonly<Record<string, string | number | boolean>>;
}
