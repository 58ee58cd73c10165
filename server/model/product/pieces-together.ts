import { chosenValue } from './bill-of-materials.ts';
import { partKey, totalQuantities, type PiecesTogether } from './price.ts';
import { placedVariants, type ChosenVariant } from './variant-catalog.ts';
import type { ProductModel } from './product-model.ts';

/** So many pieces of one configuration of a product. */
export interface ConfiguredPieces {
  readonly assignment: ReadonlyMap<string, string>;
  readonly pieces: number;
  /** What is chosen from variant catalogs. */
  readonly variants?: readonly ChosenVariant[] | undefined;
}

/**
 * What all lines of a cart have of one product, whatever its configurations. The same pieces come to the same counts however
 * they are divided into lines, so a total does not depend on that.
 */
export function piecesTogether(model: ProductModel, lines: readonly ConfiguredPieces[]): PiecesTogether {
  const parts = new Map<string, number>();
  for (const { assignment, pieces, variants } of lines) {
    const quantities = totalQuantities(model.bom, assignment);
    for (const field of model.fields.keys()) {
      const value = chosenValue(model, field, assignment);
      if (!value?.quantityPrices) continue;
      const key = partKey(field, value.name);
      parts.set(key, (parts.get(key) ?? 0) + (quantities.get(field) ?? 1) * pieces);
    }
    for (const { position, value, chosen } of placedVariants(model, variants)) {
      const key = partKey(position.name, value.name);
      parts.set(key, (parts.get(key) ?? 0) + chosen.quantity * pieces);
    }
  }
  return { pieces: lines.reduce((sum, { pieces }) => sum + pieces, 0), parts };
}
