import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { serve } from '@hono/node-server';
import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StdioClientTransport } from '@modelcontextprotocol/sdk/client/stdio.js';
import { StreamableHTTPClientTransport } from '@modelcontextprotocol/sdk/client/streamableHttp.js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestTenant, TEST_KEY, type TestTenant } from '#server/tenant/testing/test-tenant.ts';
import { mcpOverHttp } from './mcp-over-http.ts';
import { readOptions } from './read-options.ts';

let tenant: TestTenant;
let tenantUrl: string;
let mcpUrl: URL;
const open: { close(): unknown }[] = [];

function listen(fetch: (request: Request) => Response | Promise<Response>): Promise<string> {
  return new Promise((resolve) => {
    const server = serve({ fetch, port: 0 }, ({ port }: AddressInfo) => resolve(`http://localhost:${port}`));
    open.push(server);
  });
}

beforeAll(async () => {
  tenant = await startTestTenant();
  tenantUrl = await listen(tenant.app.fetch);
  const mcp = mcpOverHttp({ url: tenantUrl, key: TEST_KEY });
  mcpUrl = new URL('/mcp', await listen(mcp.fetch));
});
afterAll(async () => {
  await Promise.all(open.map((each) => each.close()));
  await tenant.close();
});

interface ToolCall {
  readonly tool: string;
  readonly arguments: object;
}

/** What tools answer, each with some of these. */
interface ToolData {
  readonly tabs: object[];
  readonly rows: { readonly '#id': string }[];
  readonly configId: string;
  readonly currentStep: string;
  readonly steps: { readonly step: string }[];
  readonly parameters: object[];
  readonly result: {
    readonly status: string;
    readonly because: { readonly rules: string[] };
    readonly wouldChange: object[];
    readonly waysOn: ToolCall[];
    readonly alternatives: { readonly accept: ToolCall }[];
  };
  readonly accept: ToolCall;
  readonly price: object;
  readonly item: { readonly itemId: string };
  readonly items: object[];
  readonly error: { readonly status: number; readonly message: string };
}

/** An assistant: the SDK's own client. */
async function assistant(transport: StreamableHTTPClientTransport | StdioClientTransport) {
  const client = new Client({ name: 'test', version: '1' });
  await client.connect(transport);
  open.push(client);
  return {
    client,
    async use(name: string, args: object = {}): Promise<ToolData> {
      const result = await client.callTool({ name, arguments: { ...args } });
      return result.structuredContent as ToolData;
    },
  };
}
const overHttp = () => assistant(new StreamableHTTPClientTransport(mcpUrl));

describe('an assistant', () => {
  it('finds a product, configures it through a conflict, fills the cart and drafts a proposal', async () => {
    const { client, use } = await overHttp();
    const { tabs } = await use('list_catalog_tabs');
    expect(tabs[0]).toMatchObject({ tab: 'bikes', isConfigurable: true });
    const { rows } = await use('search_products', { tab: 'bikes', filters: { category: 'City and trail' } });
    const started = await use('start_configuration', { tab: 'bikes', productId: rows[0]?.['#id'] });
    expect(started).toMatchObject({ result: { status: 'ok' }, currentStep: 'step_needs' });
    const { configId } = started;
    const wanted = await use('commit_values', {
      configId,
      values: [
        { parameter: 'req_disc_brake_field', value: 'Yes' },
        { parameter: 'req_front_brakes_field', value: 'Yes' },
        { parameter: 'bike_size_field', value: 'medium' },
      ],
    });
    expect(wanted.result.status).toBe('ok');

    const clash = { parameter: 'front_brake_type_field', value: 'ACM0022' };
    const why = await use('explain_values', { configId, values: [clash] });
    expect(why.result.because.rules.length).toBeGreaterThan(0);
    const conflict = await use('commit_values', { configId, values: [clash] });
    expect(conflict.result).toMatchObject({ status: 'conflict', committed: false });
    expect(conflict.result.wouldChange[0]).toHaveProperty('from');
    const [acceptIt, others, keep] = conflict.result.waysOn as [ToolCall, ToolCall, Partial<ToolCall>];
    expect(acceptIt).toMatchObject({ tool: 'accept_changes', arguments: { configId, values: [clash] } });
    expect(keep.tool).toBeUndefined();
    const { result: choice } = await use(others.tool, others.arguments);
    expect(choice.alternatives.length).toBeGreaterThan(1);
    const { tool, arguments: args } = choice.alternatives[1]!.accept;
    const accepted = await use(tool, args);
    expect(accepted.result.status).toBe('ok');

    const undone = await use('uncommit_parameters', { configId, parameters: ['bike_size_field'] });
    expect(undone.result.status).toBe('ok');
    const proposal = await use('optimise', { configId, goal: 'cheapest' });
    expect(proposal).toMatchObject({ status: 'OK', accept: { tool: 'commit_values' } });
    const completed = await use(proposal.accept.tool, proposal.accept.arguments);
    expect(completed.result.status).toBe('ok');
    const step = completed.steps.at(-1)?.step;
    const last = await use('go_to_step', { configId, step });
    expect(last.currentStep).toBe(step);
    expect(last.price).toHaveProperty('ListPrice');

    const { item } = await use('add_to_cart', { configId, qty: 2 });
    await use('add_to_cart', { tab: 'valves', productId: 'rillo_b12_15', qty: 5 });
    const again = await use('reconfigure_item', { itemId: item.itemId });
    expect(again.parameters.length).toBeGreaterThan(0);
    expect(await use('cancel_configuration', { configId: again.configId })).toEqual({ status: 'ok' });
    await use('change_quantity', { itemId: item.itemId, qty: 3 });
    expect((await use('show_cart')).items).toMatchObject([{ qty: 3 }, { qty: 5 }]);
    const draft = await client.callTool({ name: 'draft_proposal' });
    const [, file] = draft.content as { resource?: { mimeType: string; blob: string } }[];
    expect(file?.resource?.mimeType).toBe('application/pdf');
    expect(Buffer.from(file?.resource?.blob ?? '', 'base64').toString('latin1', 0, 5)).toBe('%PDF-');
    await use('remove_item', { itemId: item.itemId });
    expect((await use('show_cart')).items).toHaveLength(1);
  }, 60_000);

  it('gets errors of the tenant as data, and nothing of another customer', async () => {
    const [one, other] = [await overHttp(), await overHttp()];
    const { item } = await one.use('add_to_cart', { tab: 'valves', productId: 'rillo_b12_15' });
    expect((await other.use('show_cart')).items).toEqual([]);
    const foreign = await other.use('remove_item', { itemId: item.itemId });
    const unknown = await other.use('remove_item', { itemId: 'never-was' });
    expect(foreign.error).toMatchObject({ status: 404 });
    expect(foreign.error.message.replace(item.itemId, 'never-was')).toBe(unknown.error.message);
    const result = await other.client.callTool({
      name: 'commit_values',
      arguments: { configId: 'x', values: [] },
    });
    expect(result.isError).toBe(true);
  });

  it('sees tools that say what they change, and no key', async () => {
    const { client } = await overHttp();
    const { tools } = await client.listTools();
    expect(tools.map(({ name }) => name)).toContain('optimise');
    for (const { description, annotations } of tools) {
      expect(description).toMatch(/\w{3}.*\.$/);
      expect(annotations?.readOnlyHint).toBeDefined();
    }
    expect(JSON.stringify([tools, client.getInstructions()])).not.toContain(TEST_KEY);
  });
});

describe('the process', () => {
  it('serves stdio for the customer it was started for', async () => {
    const root = join(import.meta.dirname, '..', '..');
    const args = ['--import', 'tsx', 'tools/mcp/main.ts', '--url', tenantUrl, '--customer', 'ada'];
    const env = { ...process.env, TENANT_API_KEY: TEST_KEY } as Record<string, string>;
    const { use } = await assistant(new StdioClientTransport({ command: 'node', args, env, cwd: root }));
    await use('add_to_cart', { tab: 'valves', productId: 'rillo_b12_15', qty: 7 });
    const cart = (await tenant.json('/cart/items', { as: 'ada' })) as { items: { qty: number }[] };
    expect(cart.items).toMatchObject([{ qty: 7 }]);
  }, 60_000);

  it('takes its options from arguments, the environment, or the data folder of the shop', () => {
    const folder = mkdtempSync(join(tmpdir(), 'bespoke-mcp-'));
    writeFileSync(join(folder, 'secrets.json'), JSON.stringify({ tenantApiKey: 'the key of the shop' }));
    expect(readOptions([], { DATA_DIR: folder }, folder)).toMatchObject({
      url: 'http://localhost:8080',
      key: 'the key of the shop',
      http: undefined,
    });
    rmSync(folder, { recursive: true });
    expect(() => readOptions([], { DATA_DIR: folder }, folder)).toThrow('--key');
    const key = ['--key', 'k'];
    expect(readOptions([...key, '--http', '8090'], {}, '').http).toEqual({ port: 8090, host: '127.0.0.1' });
    expect(() => readOptions([...key, '--http', '8090', '--customer', 'ada'], {}, '')).toThrow('--customer');
    expect(() => readOptions([...key, '--http', '99999'], {}, '')).toThrow('--http');
    expect(() => readOptions([...key, '--url', 'ftp://x'], {}, '')).toThrow('--url');
  });

  it('serves no web page, and no session that never was', async () => {
    const post = (headers: Record<string, string>) =>
      fetch(mcpUrl, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json', ...headers },
        body: '{}',
      });
    expect((await post({ Origin: 'https://elsewhere.example' })).status).toBe(403);
    expect((await post({ 'mcp-session-id': 'made-up' })).status).toBe(404);
    expect((await post({})).status).toBe(400);
    const rebound = mcpOverHttp({ url: tenantUrl, key: TEST_KEY }).request('http://evil.example/mcp', {
      method: 'POST',
    });
    expect((await rebound).status).toBe(403);
  });
});
