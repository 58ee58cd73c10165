import * as endpoints from '#contract/endpoints.ts';
import type { CartAccess } from '../cart-access.ts';
import type { ApiCall } from '../http/api-call.ts';
import type { Handlers } from '../http/handlers.ts';
import { InvalidRequest } from '../tenant-error.ts';
import { FREE_TEXT_FILTER, presentTab } from './present-tab.ts';
import { presentSearch } from './present.ts';
import type { CatalogService, SearchTerms } from './service.ts';

const MAX_LIMIT = 500;

/** "Product Catalog". No call needs an external id; with one, prices are in the currency of that customer's cart. */
export function catalogHandlers(catalog: CatalogService, carts: Pick<CartAccess, 'currencyOf'>) {
  return {
    tabs: (call) => catalog.tabs().map((tab) => presentTab(tab, call.language)),

    search: async (call, { tab }) => {
      const currency = await carts.currencyOf(call.externalId);
      const terms = readTerms(call, currency);
      const found = catalog.search(tab, terms);
      return presentSearch(found, { language: terms.language, currency, rates: catalog.currencies });
    },
  } satisfies Partial<Handlers>;
}

function readTerms(call: ApiCall, currency: string): SearchTerms {
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
    currency,
  };
}

function readCount(call: ApiCall, name: string, fallback: number, max: number): number {
  const sent = call.get(name)?.trim();
  if (!sent) return fallback;
  if (!/^\d{1,9}$/.test(sent))
    throw new InvalidRequest('Invalid parameter', `${name} must be a whole number from 0.`);
  return Math.min(Number(sent), max);
}
