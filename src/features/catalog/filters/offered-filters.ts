import type { CatalogColumn, CatalogFilter } from '#src/api/read/catalog.ts';
import {
  isOpen,
  openOptions,
  rangeType,
  withKnownParents,
  type FilterValues,
  type Options,
} from './accepted-values.ts';

/** What a customer filters by, and with what. */
export type OfferedFilter =
  | { readonly kind: 'words'; readonly filter: CatalogFilter }
  /** One of some values, or several of them. */
  | { readonly kind: 'choice' | 'choices'; readonly filter: CatalogFilter; readonly options: Options }
  /** Ends of a range: two fields, or one where the tenant has only one. */
  | {
      readonly kind: 'range';
      readonly title: string;
      readonly type: 'number' | 'date';
      readonly ends: readonly CatalogFilter[];
    };

/** The filters of a tab as they are offered, in its order, without hidden ones and those whose parent has no value. */
export function offeredFilters(
  {
    filters,
    columns,
  }: { readonly filters: readonly CatalogFilter[]; readonly columns: readonly CatalogColumn[] },
  values: FilterValues,
): OfferedFilter[] {
  const shown = withKnownParents(filters).filter((filter) => !filter.hidden && isOpen(filter, values));
  const offered: OfferedFilter[] = [];
  for (const filter of shown) {
    const type = rangeType(filter);
    const options = openOptions(filter, values);
    if (options.length > 0) offered.push({ kind: filter.isList ? 'choices' : 'choice', filter, options });
    else if (filter.options.length > 0)
      continue; // nothing goes with the parent's value
    else if (!type) offered.push({ kind: 'words', filter });
    else {
      const ends = shown.filter((other) => isSameRange(filter, other));
      if (ends[0] !== filter) continue; // it stands in the range of the first one
      const title = columns.find(({ name }) => name === filter.column)?.title;
      offered.push({ kind: 'range', title: title || filter.title || filter.name, type, ends });
    }
  }
  return offered;
}

function isSameRange(a: CatalogFilter, b: CatalogFilter): boolean {
  if (a === b) return true;
  const operators = [a.operator, b.operator];
  return (
    Boolean(a.column) &&
    a.column === b.column &&
    operators.includes('at_least') &&
    operators.includes('at_most')
  );
}
