/** A position of a variant catalog as the screen needs it. */
import type {
  VariantCatalog,
  VariantCatalogs,
  VariantColumn,
  VariantFilter,
  VariantLine,
  VariantPosition,
} from '#src/api/read/variant-catalog.ts';

export interface PositionView {
  readonly position: VariantPosition;
  readonly catalog: VariantCatalog;
  readonly page: VariantCatalog['pages'][number];
  readonly locked: readonly VariantFilter[];
  readonly suggested: readonly VariantFilter[];
  readonly columns: readonly VariantColumn[];
  readonly lines: readonly VariantLine[];
}

/** Every position with its catalog, in the order of the catalogs. */
export function variantPlaces({ catalogs, positions }: VariantCatalogs) {
  return catalogs.flatMap((catalog) =>
    positions.flatMap((position) =>
      catalog.positionIds.includes(position.id) ? [{ catalog, position }] : [],
    ),
  );
}

/** What an address shows; the first position and the first page where it names none that there is. */
export function viewOf(
  all: VariantCatalogs,
  wanted: { readonly position: string | null; readonly page: string | null },
): PositionView | undefined {
  const places = variantPlaces(all);
  const place = places.find(({ position }) => position.id === wanted.position) ?? places[0];
  const pages = place?.catalog.pages ?? [];
  const page = pages.find(({ id }) => id === wanted.page) ?? pages[0];
  if (!place || !page) return undefined;
  const filters = (ids: readonly string[]) => all.filters.filter(({ id }) => ids.includes(id));
  return {
    ...place,
    page,
    locked: filters(page.lockedFilterIds),
    suggested: filters(page.suggestedFilterIds),
    columns: all.columns.filter(({ id }) => place.catalog.columnIds.includes(id)),
    lines: linesIn(all, place.position),
  };
}

export function linesIn({ variantBom }: VariantCatalogs, { id }: VariantPosition): readonly VariantLine[] {
  return variantBom.items.filter(({ positionId }) => positionId === id);
}
