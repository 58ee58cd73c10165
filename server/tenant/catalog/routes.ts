import * as endpoints from '#contract/endpoints.ts';
import type { CartAccess } from '../cart-access.ts';
import type { ApiCall } from '../http/api-call.ts';
import type { Handlers } from '../http/handlers.ts';
import { InvalidRequest } from '../tenant-error.ts';
import { FREE_TEXT_FILTER, presentSearch, presentTab } from './present.ts';
import type { CatalogService, SearchTerms } from './service.ts';

const MAX_LIMIT = 500;

/** "Product Catalog". All calls are anonymous; whoever is known sees prices in the currency of their cart. */
export function catalogHandlers(
  catalog: CatalogService,
  carts: Pick<CartAccess, 'currencyOf'>,
): Handlers<'tabs' | 'search'> {
  return {
    tabs: (call) => catalog.tabs().map((tab) => presentTab(tab, call.language)),

    search: async (call, { tab }) => {
      const terms = readTerms(call);
      const found = catalog.search(tab, terms);
      const currency = await carts.currencyOf(call.externalId);
      return presentSearch(found, { language: terms.language, currency, rates: catalog.currencies });
    },
  };
}

function readTerms(call: ApiCall): SearchTerms {
  const filters = new Map<string, string[]>();
  for (const [name, value] of call.others(endpoints.search)) {
    filters.set(name, [...(filters.get(name) ?? []), value]);
  }
  return {
    filters,
    freeText: (call.get(FREE_TEXT_FILTER) ?? '').slice(0, 200),
    sort: call.get('sort') || undefined,
    ascending: call.get('order')?.toLowerCase() === 'asc',
    offset: readCount(call, 'offset', 0, Number.MAX_SAFE_INTEGER),
    limit: readCount(call, 'limit', MAX_LIMIT, MAX_LIMIT),
    language: call.language,
  };
}

function readCount(call: ApiCall, name: string, fallback: number, max: number): number {
  const sent = call.get(name)?.trim();
  if (!sent) return fallback;
  if (!/^\d{1,9}$/.test(sent))
    throw new InvalidRequest('Invalid parameter', `${name} must be a whole number from 0.`);
  return Math.min(Number(sent), max);
}
