/** "API for Category Pricing v1": what it answers, at which addresses. Its callers sign in; they have no API key. */
import * as z from 'zod/mini';
import { endpoint } from './endpoint.ts';

/** From the root of the instance. */
export const CATEGORY_PRICING_BASE = '/api/categorypricing/v1';

/** Of the grids of one service. */
const options = [{ details: 'flag?', costs: 'flag?' }] as const;
/**
 * The calls, below the base of the gateway. They are in no table of calls (`endpoints.ts`) and not in its OpenAPI document: another API,
 * with its own base and accounts, and no external id.
 */
export const pricingCalls = {
  years: endpoint('GET', '/categorypricing/v1/:type/:id/pricing-grid', 'customer', 'application/json'),
  products: endpoint(
    'GET',
    '/categorypricing/v1/:type/:id/pricing-per-product',
    'customer',
    'application/json',
    { query: options },
  ),
  groups: endpoint('GET', '/categorypricing/v1/:type/:id/pricing-per-group', 'customer', 'application/json', {
    query: options,
  }),
};

/** Whose prices a grid has: a cart, or a configured service in one. */
export const PRICED_TYPES = ['Solution', 'ConfiguredService'] as const;
export type PricedType = (typeof PRICED_TYPES)[number];

const localizedText = z.strictObject({
  defaultValue: z.string(),
  translations: z.record(z.string(), z.string()),
});
const named = { name: z.string(), title: localizedText };

/** "PricingGrid", word for word. */
export const pricingGridSchema = z.strictObject({
  columns: z.array(z.strictObject({ ...named, subColumns: z.array(z.strictObject(named)) })),
  blocks: z.array(
    z.strictObject({
      summaryBlock: z.boolean(),
      name: z.string(),
      rows: z.array(
        z.strictObject({
          ...named,
          type: z.string(),
          /** The name of another row of the block; empty for none. */
          parent: z.string(),
          /** `column` is the name of a sub-column. */
          cells: z.array(z.strictObject({ column: z.string(), value: z.string() })),
        }),
      ),
    }),
  ),
});
