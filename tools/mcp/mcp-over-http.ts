/**
 * MCP by streamable HTTP at `/mcp`. Each session is a customer of its own, with an external id that nobody can guess: as with the shop's
 * cookie, whoever has the session id is that customer.
 */
import { randomBytes, randomUUID } from 'node:crypto';
import { WebStandardStreamableHTTPServerTransport } from '@modelcontextprotocol/sdk/server/webStandardStreamableHttp.js';
import { isInitializeRequest } from '@modelcontextprotocol/sdk/types.js';
import { Hono, type Context } from 'hono';
import { createMcpServer } from './create-mcp-server.ts';
import type { TenantAccess } from './tenant-client.ts';

/** Those not used for longest end when there are more. Their carts stay with the tenant, but nobody can reach them any more. */
const MAX_SESSIONS = 200;
const LOCAL_HOSTS = ['localhost', '127.0.0.1', '[::1]'];

export function newExternalId(): string {
  return `mcp-${randomBytes(16).toString('hex')}`;
}

/** @param anyHost whether other names than those of this machine are served; otherwise pages of the web could reach it by DNS rebinding */
export function mcpOverHttp(access: Omit<TenantAccess, 'externalId'>, anyHost = false): Hono {
  /** In the order of their last use. */
  const sessions = new Map<string, WebStandardStreamableHTTPServerTransport>();
  const app = new Hono();
  app.use(async (c, next) => {
    const { hostname, host } = new URL(c.req.url);
    const origin = c.req.header('Origin');
    const isForeign = origin !== undefined && (!URL.canParse(origin) || new URL(origin).host !== host);
    if (isForeign || (!anyHost && !LOCAL_HOSTS.includes(hostname))) return c.text('Not for web pages.', 403);
    return next();
  });
  app.all('/mcp', async (c) => {
    const id = c.req.header('mcp-session-id');
    if (id === undefined) return open(c);
    const transport = sessions.get(id);
    if (!transport) return c.json(rpcError('The session has ended. Initialize a new one.'), 404);
    sessions.delete(id);
    sessions.set(id, transport);
    return transport.handleRequest(c.req.raw);
  });
  return app;

  async function open(c: Context): Promise<Response> {
    const body: unknown = await c.req.json().catch(() => undefined);
    if (!isInitializeRequest(body)) return c.json(rpcError('A session begins with initialize.'), 400);
    const transport = new WebStandardStreamableHTTPServerTransport({
      sessionIdGenerator: randomUUID,
      enableJsonResponse: true,
      onsessioninitialized: (sessionId) => {
        sessions.set(sessionId, transport);
        endOldest();
      },
    });
    transport.onclose = () => {
      if (transport.sessionId !== undefined) sessions.delete(transport.sessionId);
    };
    await createMcpServer({ ...access, externalId: newExternalId() }).connect(transport);
    return transport.handleRequest(c.req.raw, { parsedBody: body });
  }

  function endOldest(): void {
    for (const [id, transport] of sessions) {
      if (sessions.size <= MAX_SESSIONS) return;
      sessions.delete(id);
      void transport.close();
    }
  }
}

function rpcError(message: string) {
  return { jsonrpc: '2.0', error: { code: -32_000, message }, id: null };
}
