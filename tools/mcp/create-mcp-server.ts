/** The MCP server: tools with which an assistant finds and configures products, fills the cart and drafts a proposal. */
import { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';
import { registerCartTools } from './cart-tools.ts';
import { registerCatalogTools } from './catalog-tools.ts';
import { registerConfigurationTools } from './configuration-tools.ts';
import { TenantClient, type TenantAccess } from './tenant-client.ts';

const INSTRUCTIONS = `A product configurator for CPQ. Find a product (list_catalog_tabs, search_products), start its configuration, and commit what the
customer wants, step by step. Parameters that nobody chose have values of the configurator's. A conflict is data, not an error: its \`waysOn\` are tool
calls. Never change a choice of the customer without asking. Prices and numbers are those in the answers; do not work out others. When no mandatory
parameters are left, add the configuration to the cart and draft a proposal. Firm requests are made by the customer in the shop.`;

/** A server for one customer. What it may see and change is what the tenant lets this external id. */
export function createMcpServer(access: TenantAccess): McpServer {
  const server = new McpServer({ name: 'bespoke', version: '0.1.0' }, { instructions: INSTRUCTIONS });
  const client = new TenantClient(access);
  registerCatalogTools(server, client);
  registerConfigurationTools(server, client);
  registerCartTools(server, client);
  return server;
}
