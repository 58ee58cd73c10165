import * as z from 'zod';
import type { ProductModel } from '#server/model/product/product-model.ts';
import {
  settledValue,
  type ChosenVariant,
  type ModelVariantCatalog,
} from '#server/model/product/variant-catalog.ts';
import { InvalidRequest } from '../tenant-error.ts';
import { readVariantId } from './variant-id.ts';
import { columnId } from './present-catalogs.ts';

/** Lines that one call may change, and that a configuration may have. */
export const MAX_LINES = 1_000;
const bodySchema = z.object({
  items: z
    .array(
      z.object({
        variantId: z.string(),
        quantity: z.int().min(0).max(1_000_000),
        columnValues: z.record(z.string(), z.string().nullable()).nullish(),
      }),
    )
    .min(1)
    .max(MAX_LINES),
});

/**
 * The body of "Add Variant to Variant Catalog BoM". Values of columns that a variant settles are ignored, as the page says; of an
 * open column without a value the first one is chosen, where the page says that the system picks one at random.
 *
 * @throws InvalidRequest for a body of another shape, an unknown variant, and a value that a column cannot have
 */
export function readLines(body: unknown, model: ProductModel): readonly ChosenVariant[] {
  const read = bodySchema.safeParse(body);
  if (!read.success) {
    const [issue] = read.error.issues;
    const place = issue?.path.join('.') || 'The body';
    throw new InvalidRequest(
      'Invalid body',
      `${place}: ${issue?.message ?? 'not readable'}. Expected {"items": [{"variantId", "quantity", "columnValues"}]}.`,
    );
  }
  return read.data.items.map(({ variantId, quantity, columnValues }) => {
    const { catalog, position, variant } = find(variantId, model);
    const values = catalog.choices.flatMap((choice): [string, string][] => {
      if (settledValue(choice, variant) !== undefined) return [];
      const sent = columnValues?.[columnId(catalog, choice)]?.trim();
      const names = choice.domain.values.map(({ name }) => name);
      const value = sent ? names.find((name) => name === sent) : names[0];
      if (value !== undefined) return [[choice.name, value]];
      throw new InvalidRequest(
        'Invalid parameter',
        `${columnId(catalog, choice)} must be one of: ${names.join(', ')}.`,
      );
    });
    return { position, variant: variant.name, quantity, values: Object.fromEntries(values) };
  });
}

function find(variantId: string, { variantCatalogs }: ProductModel) {
  const id = readVariantId(variantId);
  const isAt = ({ positions }: ModelVariantCatalog) => positions.some(({ name }) => name === id?.position);
  const catalog = variantCatalogs.find(isAt);
  const variant = catalog?.component.values.find(({ name }) => name === id?.variant);
  if (catalog && variant && id) return { catalog, position: id.position, variant };
  throw new InvalidRequest(
    'Invalid parameter',
    `There is no variant with the id ${variantId.slice(0, 200)}.`,
  );
}
