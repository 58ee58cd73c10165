/** What the shop makes of module variant catalogs (`contract/variant-catalog.ts`). */
import * as v from 'valibot';
import { count, optionalText, text } from './scalars.ts';

const texts = v.optional(v.record(v.string(), text), {});
const ids = v.optional(v.array(text), []);

export const filterReader = v.object({
  id: text,
  name: text,
  columnId: optionalText,
  operator: optionalText,
  value: optionalText,
  valueDescription: optionalText,
});

export const variantCatalogsReader = v.object({
  catalogs: v.array(
    v.object({
      id: text,
      name: text,
      pages: v.array(v.object({ id: text, name: text, lockedFilterIds: ids, suggestedFilterIds: ids })),
      positionIds: ids,
      columnIds: ids,
    }),
  ),
  variantBom: v.optional(
    v.object({
      items: v.optional(
        v.array(
          v.object({
            variantId: text,
            positionId: optionalText,
            quantity: count,
            columnValues: texts,
            name: optionalText,
            price: optionalText,
            violates: ids,
          }),
        ),
        [],
      ),
    }),
    { items: [] },
  ),
  positions: v.optional(
    v.array(
      v.object({
        id: text,
        name: text,
        maxQuantity: v.optional(count),
        maxQuantityPerVariant: v.optional(count),
        maxDifferentVariants: v.optional(count),
      }),
    ),
    [],
  ),
  columns: v.optional(
    v.array(
      v.object({ id: text, name: text, type: optionalText, unit: optionalText, domainId: optionalText }),
    ),
    [],
  ),
  domains: v.optional(
    v.array(v.object({ id: text, elements: v.array(v.object({ name: text, description: text })) })),
    [],
  ),
  filters: v.optional(v.array(filterReader), []),
});

export const variantsReader = v.object({
  filters: v.optional(v.array(filterReader), []),
  items: v.array(
    v.object({
      id: text,
      name: text,
      article: optionalText,
      price: optionalText,
      columnValues: texts,
    }),
  ),
  total: v.optional(count),
});

export const variantBomReader = v.object({
  items: v.array(v.object({ variantId: text, quantity: count, columnValues: texts })),
});

export type VariantCatalogs = v.InferOutput<typeof variantCatalogsReader>;
export type VariantCatalog = VariantCatalogs['catalogs'][number];
export type VariantPosition = VariantCatalogs['positions'][number];
export type VariantColumn = VariantCatalogs['columns'][number];
export type VariantFilter = v.InferOutput<typeof filterReader>;
/** A line of the variant BoM. */
export type VariantLine = VariantCatalogs['variantBom']['items'][number];
export type Variant = v.InferOutput<typeof variantsReader>['items'][number];
