import type { Assignment } from '../model/expression/evaluate.ts';
import type { ProductModel } from '../model/product/product-model.ts';
import type { LocalizedText } from '../model/source/texts.ts';

/** A configured product of the cart, as services see it. */
export interface CartAsset {
  /** The weak id of the cart item. */
  readonly id: string;
  /** The name of its model. */
  readonly model: string;
  readonly title: LocalizedText;
  /** Of the cart item: `qty`, and the outputs of the configuration. */
  readonly attributes: ReadonlyMap<string, string>;
}

/** A configured product with `services`, and what it is about. */
export interface ConfiguredService {
  /** The weak id of the cart item. */
  readonly id: string;
  readonly title: LocalizedText;
  readonly model: ProductModel;
  /** What the engine assigned. */
  readonly assignment: Assignment;
  /** What was typed into the text fields. */
  readonly textOf: (field: string) => string;
  /** How many of the contract are in the cart. */
  readonly qty: number;
  /** The other configured products of the cart, in its order. */
  readonly cart: readonly CartAsset[];
}

/** A service that has no price as it is configured. The message says what is wrong and what to change. */
export class ServiceNotPriced extends Error {
  override readonly name = 'ServiceNotPriced';
}
