import type { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';
import type { CallToolResult } from '@modelcontextprotocol/sdk/types.js';
import * as z from 'zod';
import type { CartItem } from '#contract/cart.ts';
import * as endpoints from '#contract/endpoints.ts';
import { presentConfiguration } from './present-configuration.ts';
import type { TenantClient } from './tenant-client.ts';
import { toolResult } from './tool-result.ts';

const itemId = z.string().describe('Id of the item, from show_cart.');
const qty = z.int().min(1).max(1_000_000).describe('How many pieces.');
const changes = { readOnlyHint: false, destructiveHint: false, openWorldHint: false } as const;

/**
 * Tools for the cart and the draft proposal. There is none for a firm request: that is binding, and the customer makes it in the
 * shop.
 */
export function registerCartTools(server: McpServer, client: TenantClient): void {
  server.registerTool(
    'add_to_cart',
    {
      title: 'Add to the cart',
      description:
        'Adds a finished configuration (configId), or a product that needs none (tab and productId). A configuration is saved by ' +
        'it and cannot be changed under its configId any more; reconfigure_item opens it again.',
      inputSchema: {
        configId: z.string().optional(),
        tab: z.string().optional(),
        productId: z.string().optional(),
        qty: qty.default(1),
      },
      annotations: changes,
    },
    (form) => toolResult(async () => ({ item: presentItem(await client.call(endpoints.addItem, { form })) })),
  );
  server.registerTool(
    'show_cart',
    {
      title: 'Show the cart',
      description: 'Shows the items of the cart with their prices, and its totals.',
      annotations: { readOnlyHint: true, openWorldHint: false },
    },
    () =>
      toolResult(async () => {
        const [attributes, { items }] = await Promise.all([
          client.call(endpoints.cart, {}),
          client.call(endpoints.cartItems, {}),
        ]);
        return { items: items.map(presentItem), attributes };
      }),
  );
  server.registerTool(
    'change_quantity',
    {
      title: 'Change a quantity',
      description: 'Changes how many pieces of an item are in the cart.',
      inputSchema: { itemId, qty },
      annotations: changes,
    },
    ({ itemId: id, qty: pieces }) =>
      toolResult(async () => {
        const item = await client.call(endpoints.updateItem, { path: { itemId: id }, form: { qty: pieces } });
        return { item: presentItem(item) };
      }),
  );
  server.registerTool(
    'remove_item',
    {
      title: 'Remove an item',
      description: 'Removes an item from the cart.',
      inputSchema: { itemId },
      annotations: { ...changes, destructiveHint: true },
    },
    ({ itemId: id }) => toolResult(() => client.call(endpoints.removeItem, { path: { itemId: id } })),
  );
  server.registerTool(
    'reconfigure_item',
    {
      title: 'Configure an item again',
      description:
        'Opens the configuration of a cart item for changes. add_to_cart with its configId saves them, cancel_configuration discards them.',
      inputSchema: { itemId },
      annotations: changes,
    },
    ({ itemId: id }) =>
      toolResult(async () =>
        presentConfiguration(await client.call(endpoints.restart, { form: { configId: id } })),
      ),
  );
  server.registerTool(
    'draft_proposal',
    {
      title: 'Draft a proposal',
      description:
        'Makes the draft proposal of the cart: a PDF with all items, prices and totals. It binds nobody.',
      annotations: { readOnlyHint: true, openWorldHint: false },
    },
    () => draftProposal(client),
  );
}

function presentItem(item: CartItem): object {
  const { pricing } = item;
  return {
    itemId: item['#id'],
    product: item.product,
    qty: item.qty,
    summary: item.summary,
    isConfigurable: item.isConfigurable,
    ...(item.isCheckedOut && { isBeingConfigured: true }),
    ...(item.hasAnyUncommittedMandatoryFields && { hasMandatoryParametersLeft: true }),
    ...('summary' in pricing && { price: pricing.summary }),
    ...(item.review && { review: item.review }),
  };
}

async function draftProposal(client: TenantClient): Promise<CallToolResult> {
  let pdf: Uint8Array | undefined;
  const result = await toolResult(async () => {
    pdf = await client.download(endpoints.draftProposal, {});
    return { mediaType: 'application/pdf', bytes: pdf.byteLength };
  });
  if (!pdf) return result;
  const blob = Buffer.from(pdf).toString('base64');
  const resource = { uri: 'bespoke://proposal/draft.pdf', mimeType: 'application/pdf', blob };
  return { ...result, content: [...result.content, { type: 'resource', resource }] };
}
