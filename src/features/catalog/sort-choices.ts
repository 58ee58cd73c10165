import type { CatalogColumn } from '#src/api/read/catalog.ts';

/** Columns that carry pictures or running text have no order worth asking for. */
const WITHOUT_ORDER = /^(image|picture|catalogimage|description|shortdescription|currency(\.isocode)?)$/i;

/** Choices for the order of a tab: every column upwards and downwards, as `order:column`. */
export function sortChoices(
  columns: readonly CatalogColumn[],
  label: (title: string, order: 'asc' | 'desc') => string,
): { value: string; label: string }[] {
  return columns
    .filter(({ name, type }) => !WITHOUT_ORDER.test(name) && !WITHOUT_ORDER.test(type ?? ''))
    .flatMap(({ name, title }) =>
      (['asc', 'desc'] as const).map((order) => ({
        value: `${order}:${name}`,
        label: label(title || name, order),
      })),
    );
}
