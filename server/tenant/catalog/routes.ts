import type { Hono } from 'hono';
import type { ApiCall, TenantEnv } from '../http/api-call.ts';
import { endpoint, pathPart } from '../http/endpoint.ts';
import { InvalidRequest } from '../tenant-error.ts';
import { FREE_TEXT_FILTER, presentSearch, presentTab } from './present.ts';
import type { CatalogService, SearchTerms } from './service.ts';

const MAX_LIMIT = 500;
const STATIC_PARAMETERS = new Set(['language', 'limit', 'offset', 'sort', 'order', FREE_TEXT_FILTER]);

/** What customers pay in; the shop's own currency for those who are not known. */
export interface CustomerCurrency {
  currencyOf(externalId: string | undefined): Promise<string>;
}

/** "Product Catalog". All calls are anonymous; whoever is known sees prices in the currency of their cart. */
export function catalogRoutes(
  app: Hono<TenantEnv>,
  catalog: CatalogService,
  customers: CustomerCurrency,
): void {
  endpoint(app, '/catalog/tabs', {
    GET: (c) => c.json(catalog.tabs().map((tab) => presentTab(tab, c.get('call').language))),
  });
  endpoint(app, '/catalog/search/:tab', {
    GET: async (c) => {
      const call = c.get('call');
      const terms = readTerms(call);
      const found = catalog.search(pathPart(c, 'tab'), terms);
      const currency = await customers.currencyOf(call.externalId);
      return c.json(presentSearch(found, { language: terms.language, currency, rates: catalog.currencies }));
    },
  });
}

function readTerms(call: ApiCall): SearchTerms {
  const filters = new Map<string, string[]>();
  for (const [name, value] of call.pairs) {
    // Names with an underscore are the API's own (`_key`), or a client's against caches.
    if (name.startsWith('_') || STATIC_PARAMETERS.has(name)) continue;
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
