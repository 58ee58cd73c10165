import type { CatalogFilter } from '#src/api/read/catalog.ts';

/** Filter name → values, as the address has them. */
export type FilterValues = Readonly<Record<string, readonly string[]>>;

export type Options = CatalogFilter['options'];

/** The values that their filters can compare, of filters that the tab has and whose parent has a value. */
export function acceptedValues(tabFilters: readonly CatalogFilter[], values: FilterValues): FilterValues {
  const filters = withKnownParents(tabFilters);
  const accepted: Record<string, readonly string[]> = {};
  for (const [name, sent] of Object.entries(values)) {
    const filter = filters.find((candidate) => candidate.name === name);
    const fitting = filter && sent.filter((value) => isComparable(filter, value));
    if (fitting && fitting.length > 0) accepted[name] = fitting;
  }
  // Dropping one may close others, in whatever order the tab has them.
  for (let closed = true; closed;) {
    closed = false;
    for (const filter of filters) {
      const before = accepted[filter.name];
      if (!before || !filter.parentType) continue;
      const options = openOptions(filter, accepted);
      const after = isOpen(filter, accepted)
        ? before.filter((value) => filter.options.length === 0 || options.some(({ name }) => name === value))
        : [];
      if (after.length === before.length) continue;
      closed = true;
      if (after.length === 0) delete accepted[filter.name];
      else accepted[filter.name] = after;
    }
  }
  return accepted;
}

/** Whatever else a tenant may say in `parentType`, only another filter of the tab can be chosen first. */
export function withKnownParents(filters: readonly CatalogFilter[]): CatalogFilter[] {
  const names = new Set(filters.map(({ name }) => name));
  return filters.map((filter) =>
    filter.parentType && !names.has(filter.parentType) ? { ...filter, parentType: undefined } : filter,
  );
}

/** Whether the filter that this one depends on has a value that opens it. */
export function isOpen({ parentType, parentValue }: CatalogFilter, values: FilterValues): boolean {
  if (!parentType) return true;
  const chosen = values[parentType] ?? [];
  return parentValue ? chosen.includes(parentValue) : chosen.length > 0;
}

/** The options that go with the chosen values of the parent; all where the tenant does not say which do. */
export function openOptions({ options, parentType }: CatalogFilter, values: FilterValues): Options {
  const chosen = (parentType && values[parentType]) || [];
  return options.filter(
    ({ parentValues }) =>
      !parentType || !parentValues || parentValues.some((value) => chosen.includes(value)),
  );
}

export function rangeType({ type }: CatalogFilter): 'number' | 'date' | undefined {
  return type === 'number' || type === 'date' ? type : undefined;
}

function isComparable(filter: CatalogFilter, value: string): boolean {
  if (filter.options.length > 0) return true;
  const type = rangeType(filter);
  if (type === 'number') return /^-?\d{1,12}(\.\d{1,6})?$/.test(value);
  return type !== 'date' || isDay(value);
}

function isDay(value: string): boolean {
  const day = new Date(`${value}T00:00:00Z`);
  return (
    /^\d{4}-\d{2}-\d{2}$/.test(value) && !Number.isNaN(day.getTime()) && day.toISOString().startsWith(value)
  );
}
