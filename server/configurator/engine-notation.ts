import type { Commit } from '#server/engine/engine-port.ts';
import { withComputed } from '#server/model/product/computed-values.ts';
import { fromEngineText, toEngineText } from '#server/model/number/decimal.ts';
import { presentOnly } from '#server/model/product/row-presence.ts';
import type { ProductModel } from '#server/model/product/product-model.ts';
import { decimalsOf } from '#server/model/product/model-field.ts';

/** A commit of a product's field as the engine writes it. */
export function toEngine(model: ProductModel, { field, value }: Commit): Commit {
  const decimals = decimalsOf(model.fields.get(field));
  return { field, value: decimals === 0 ? value : (toEngineText(value, decimals) ?? value) };
}

/** What the engine assigned as the customer sees it: the product's own fields, decimals with their point, computed ones. */
export function fromEngine(
  model: ProductModel,
  assignment: ReadonlyMap<string, string>,
): ReadonlyMap<string, string> {
  const own = new Map<string, string>();
  for (const [name, field] of model.fields) {
    const decimals = decimalsOf(field);
    const value = assignment.get(name);
    if (value !== undefined) own.set(name, decimals === 0 ? value : fromEngineText(value, decimals));
  }
  return withComputed(model.computed, presentOnly(model, own));
}
