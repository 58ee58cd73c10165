import type { CatalogSearchTerms } from '#src/api/catalog.ts';
import type { CatalogFilter, CatalogTab } from '#src/api/read/catalog.ts';
import { acceptedValues } from './filters/accepted-values.ts';

/** Cards or lines on one page; divides evenly into two, three and four columns. */
export const PAGE_SIZE = 24;

/** Filter names are the tenant's, so they get a prefix that keeps them apart from `sort`, `order` and `page`. */
const FILTER_PREFIX = 'f.';

/** Reads the address of a catalog page. Anything odd in it counts as absent. */
export function readTerms(tab: string, search: URLSearchParams): CatalogSearchTerms {
  const filters: Record<string, readonly string[]> = {};
  for (const key of new Set(search.keys())) {
    const values = [...new Set(search.getAll(key))].filter((value) => value !== '');
    if (key.startsWith(FILTER_PREFIX) && values.length > 0) filters[key.slice(FILTER_PREFIX.length)] = values;
  }
  const sort = search.get('sort') || undefined;
  return {
    tab,
    filters,
    ...(sort ? { sort, order: search.get('order') === 'desc' ? 'desc' : 'asc' } : {}),
    offset: (pageOf(search) - 1) * PAGE_SIZE,
    limit: PAGE_SIZE,
  };
}

/**
 * Without a sort column and filters that the tab does not have, and without values that a filter cannot compare: an old link,
 * or a mistyped one. The tenant would refuse the whole list, in words that mean nothing to a customer.
 */
export function withoutUnknown(
  terms: CatalogSearchTerms,
  { columns, filters }: Pick<CatalogTab, 'columns' | 'filters'>,
): CatalogSearchTerms {
  const { sort, order, ...others } = terms;
  return {
    ...others,
    filters: acceptedValues(filters, terms.filters),
    ...(columns.some(({ name }) => name === sort) ? { sort, order } : {}),
  };
}

/** The page, from 1. */
export function pageOf(search: URLSearchParams): number {
  const page = Number(search.get('page'));
  return Number.isSafeInteger(page) && page > 0 ? page : 1;
}

/**
 * The address with one filter changed; no value, or an empty one, drops it. A changed question starts at the first page.
 * @param filters of the tab: those that depended on the value go with it
 */
export function withFilter(
  search: URLSearchParams,
  name: string,
  values: string | readonly string[],
  filters: readonly CatalogFilter[] = [],
): URLSearchParams {
  const next = new URLSearchParams(search);
  next.delete(FILTER_PREFIX + name);
  for (const value of [values].flat()) if (value !== '') next.append(FILTER_PREFIX + name, value);
  next.delete('page');
  const accepted = acceptedValues(filters, readTerms('', next).filters);
  for (const filter of filters.filter(({ parentType }) => parentType)) {
    next.delete(FILTER_PREFIX + filter.name);
    for (const value of accepted[filter.name] ?? []) next.append(FILTER_PREFIX + filter.name, value);
  }
  return next;
}

/** As `withFilter`, for the order: a column and a direction, or none of both. */
export function withSort(search: URLSearchParams, sort: string, order: 'asc' | 'desc'): URLSearchParams {
  const next = new URLSearchParams(search);
  if (sort === '') {
    next.delete('sort');
    next.delete('order');
  } else {
    next.set('sort', sort);
    next.set('order', order);
  }
  next.delete('page');
  return next;
}

/** The address without any filter; the order stays. */
export function withoutFilters(search: URLSearchParams): URLSearchParams {
  const next = new URLSearchParams();
  for (const key of ['sort', 'order']) {
    const value = search.get(key);
    if (value) next.set(key, value);
  }
  return next;
}

export function withPage(search: URLSearchParams, page: number): URLSearchParams {
  const next = new URLSearchParams(search);
  if (page <= 1) next.delete('page');
  else next.set('page', String(page));
  return next;
}
