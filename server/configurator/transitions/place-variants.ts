import { lineKey, type ChosenVariant } from '#server/model/product/variant-catalog.ts';
import type { Configuration } from '../configuration.ts';

/**
 * "Add Variant to Variant Catalog BoM": a line gets the quantity that is asked for, or is removed by the quantity 0; lines that
 * are not named stay. The same variant with other values for its undetermined columns is another line.
 */
export function placeVariants(configuration: Configuration, asked: readonly ChosenVariant[]): Configuration {
  const lines = new Map((configuration.variants ?? []).map((line) => [lineKey(line), line]));
  for (const line of asked) {
    if (line.quantity > 0) lines.set(lineKey(line), line);
    else lines.delete(lineKey(line));
  }
  return { ...configuration, variants: [...lines.values()] };
}
