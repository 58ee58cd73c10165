/** `npm run mcp`: the MCP server, by stdio or streamable HTTP. Standard output belongs to the protocol. */
import { join } from 'node:path';
import { serve } from '@hono/node-server';
import { StdioServerTransport } from '@modelcontextprotocol/sdk/server/stdio.js';
import { createMcpServer } from './create-mcp-server.ts';
import { mcpOverHttp, newExternalId } from './mcp-over-http.ts';
import { readOptions, usage } from './read-options.ts';

try {
  const options = readOptions(process.argv.slice(2), process.env, join(import.meta.dirname, '..', '..'));
  const { url, key, language, customer, http } = options;
  const access = { url, key, language };
  if (http) {
    const anyHost = http.host !== '127.0.0.1';
    serve({ fetch: mcpOverHttp(access, anyHost).fetch, port: http.port, hostname: http.host }, (address) => {
      process.stderr.write(`MCP is ready at http://${http.host}:${address.port}/mcp\n`);
    });
  } else {
    const server = createMcpServer({ ...access, externalId: customer ?? newExternalId() });
    await server.connect(new StdioServerTransport());
  }
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n\n${usage}\n`);
  process.exitCode = 1;
}
