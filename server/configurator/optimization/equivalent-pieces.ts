import { valuesOf } from '#server/model/product/model-field.ts';
import type { ProductModel } from '#server/model/product/product-model.ts';

/**
 * The smallest number of pieces for which every price and discount is the same as for so many. Problems for optimizations are
 * compiled for this number, so that there is one for each step of the prices and not one for each number that is sent.
 */
export function equivalentPieces(model: ProductModel, pieces: number): number {
  let least = 1;
  for (const { steps } of model.discounts)
    for (const { from } of steps) if (from <= pieces) least = Math.max(least, from);
  for (const from of quantityBreaks(model)) {
    // A part that the product has `perProduct` times costs the price of this step; less often, it does not.
    const perProduct = Math.ceil(from / pieces);
    least = Math.max(least, Math.ceil(from / perProduct));
  }
  return least;
}

/** Numbers of a part from which on one costs something else. */
function quantityBreaks(model: ProductModel): Set<number> {
  const values = [...model.fields.values()].flatMap(valuesOf);
  return new Set(values.flatMap(({ quantityPrices }) => (quantityPrices ?? []).map(({ from }) => from)));
}
