import type { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';
import * as z from 'zod';
import * as endpoints from '#contract/endpoints.ts';
import type { TenantClient } from './tenant-client.ts';
import { toolResult } from './tool-result.ts';

const MAX_ROWS = 50;
const readOnly = { readOnlyHint: true, openWorldHint: false } as const;

/** Tools that find products. */
export function registerCatalogTools(server: McpServer, client: TenantClient): void {
  server.registerTool(
    'list_catalog_tabs',
    {
      title: 'List catalog tabs',
      description:
        'Lists the tabs of the product catalog: whether their products are configurable, and their filters and columns.',
      annotations: readOnly,
    },
    () =>
      toolResult(async () => {
        const tabs = await client.call(endpoints.tabs, {});
        return {
          tabs: tabs.map(({ name, title, isConfigurable, filters, columns }) => ({
            tab: name,
            title,
            isConfigurable,
            filters: filters
              .filter(({ hidden }) => !hidden)
              .map((filter) => ({
                filter: filter.name,
                title: filter.title,
                ...(filter.options.length > 0 && { values: filter.options.map((option) => option.name) }),
              })),
            columns: columns.map((column) => column.name),
          })),
        };
      }),
  );
  server.registerTool(
    'search_products',
    {
      title: 'Search products',
      description:
        'Lists products of a catalog tab, with filters and sorting. A product is named by its `#id`: give it as productId to ' +
        'start_configuration, or, in a tab that is not configurable, to add_to_cart.',
      inputSchema: {
        tab: z.string().describe('Name of the tab, from list_catalog_tabs.'),
        filters: z
          .record(z.string(), z.string())
          .default({})
          .describe('Values by the names of filters or columns of the tab.'),
        sort: z.string().optional().describe('Name of the column to sort by.'),
        order: z.enum(['asc', 'desc']).default('asc'),
        limit: z.int().min(1).max(MAX_ROWS).default(20),
        offset: z.int().min(0).default(0),
      },
      annotations: readOnly,
    },
    ({ tab, filters, sort, order, limit, offset }) =>
      toolResult(() =>
        client.call(endpoints.search, {
          path: { tab },
          query: { ...filters, ...(sort !== undefined && { sort, order }), limit, offset },
        }),
      ),
  );
}
