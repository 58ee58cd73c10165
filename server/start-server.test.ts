import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { request, type IncomingMessage } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { pino } from 'pino';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import type { Configuration } from '#contract/configuration.ts';
import { readConfig } from './settings/config.ts';
import { startServer, type RunningServer } from './start-server.ts';

const root = join(import.meta.dirname, '..');
const dataDir = mkdtempSync(join(tmpdir(), 'bespoke-server-'));
const running: RunningServer[] = [];

async function start(env: Record<string, string> = {}): Promise<RunningServer> {
  const config = readConfig({ PORT: '0', DATA_DIR: dataDir, ...env }, root);
  const server = await startServer(config, pino({ level: 'silent' }));
  running.push(server);
  return server;
}

afterEach(async () => {
  await Promise.all(running.splice(0).map((server) => server.stop()));
});
afterAll(() => rmSync(dataDir, { recursive: true }));

/** A browser as far as the server can tell: it keeps its cookie. */
function browser(url: string) {
  let cookie = '';
  const seen: string[] = [];
  return {
    /** Everything that was answered, headers included. */
    seen,
    moveTo(other: string) {
      url = other;
    },
    async call(path: string, method = 'GET', form?: Record<string, string>): Promise<Response> {
      const response = await fetch(`${url}/api${path}`, {
        method,
        headers: { Cookie: cookie, Origin: url },
        body: form ? new URLSearchParams(form) : null,
      });
      cookie = response.headers.get('Set-Cookie')?.split(';')[0] ?? cookie;
      seen.push(
        JSON.stringify([...response.headers]),
        Buffer.from(await response.clone().arrayBuffer()).toString('latin1'),
      );
      return response;
    },
    async configuration(path: string, form: Record<string, string> = {}): Promise<Configuration> {
      const response = await this.call(path, 'POST', form);
      expect(response.status, await response.clone().text()).toBe(200);
      return (await response.json()) as Configuration;
    },
  };
}

async function firstProduct(visitor: ReturnType<typeof browser>): Promise<string> {
  const tabs = (await (await visitor.call('/catalog/tabs')).json()) as {
    name: string;
    isConfigurable: boolean;
  }[];
  const tab = tabs.find(({ isConfigurable }) => isConfigurable)!.name;
  const found = (await (await visitor.call(`/catalog/search/${tab}`)).json()) as {
    rows: { '#id': string }[];
  };
  return `/config/start/${tab}/${found.rows[0]!['#id']}`;
}

describe('startServer', () => {
  it('answers a browser, and goes on with its configuration after a restart', async () => {
    const first = await start();
    const visitor = browser(first.url);
    const { configId } = await visitor.configuration(await firstProduct(visitor));
    await first.stop();
    running.length = 0;

    const second = await start();
    visitor.moveTo(second.url);
    const stepped = await visitor.configuration('/config/step', { configId: configId!, step: 'next' });
    expect(stepped.configId).toBe(configId);
    expect(stepped.steps.findIndex(({ current }) => current)).toBe(1);

    const stranger = browser(second.url);
    const refused = await stranger.call('/config/step', 'POST', { configId: configId!, step: 'next' });
    expect(refused.status).toBe(404);
  });

  it('never tells the browser the key', async () => {
    const server = await start();
    const key = (JSON.parse(readFileSync(join(dataDir, 'secrets.json'), 'utf8')) as { tenantApiKey: string })
      .tenantApiKey;
    const visitor = browser(server.url);
    const { configId } = await visitor.configuration(await firstProduct(visitor));
    await visitor.call('/config/commit', 'POST', { configId: configId!, parameter: 'none', value: 'none' });
    await visitor.call('/cart');
    await visitor.call('/cart/items');
    await visitor.call('/cart/items/none', 'DELETE');
    await visitor.call('/proposal/draft');
    await visitor.call(`/nothing?_key=${key.slice(0, 5)}`);
    expect(visitor.seen.length).toBeGreaterThan(10);
    expect(visitor.seen.join('\n')).not.toContain(key);

    const tabs = `http://localhost:${server.port}/self-service-api-v1.3/catalog/tabs`;
    expect((await fetch(tabs, { headers: { 'X-Key': key } })).status).toBe(200);
    expect((await fetch(tabs, { headers: { 'X-Key': 'wrong' } })).status).toBe(403);
  });

  it('sends the browser to another server when one is named', async () => {
    const tenant = await start({ TENANT_API_KEY: 'a key that both know' });
    const shop = await start({ UPSTREAM_URL: tenant.url, UPSTREAM_KEY: 'a key that both know' });
    const visitor = browser(shop.url);
    const { configId } = await visitor.configuration(await firstProduct(visitor));
    expect(configId).toBeTruthy();
    expect((await fetch(`${shop.url}/self-service-api-v1.3/catalog/tabs`)).status).toBe(404);
  });

  it('says what to do when the port is in use', async () => {
    const { port } = await start();
    await expect(start({ PORT: String(port) })).rejects.toThrow(
      `Port ${port} is in use. Stop the program that uses it, or take another one: PORT=${port + 1} npm start`,
    );
  });

  it('says what to do when it cannot write', async () => {
    await expect(start({ DATA_DIR: '/dev/null/data' })).rejects.toThrow(
      /^The folder \/dev\/null\/data cannot be written \(ENOTDIR\)\. Make it writable, or set DATA_DIR to another one\.$/,
    );
  });

  it('points at the line of a product model that is wrong', async () => {
    await expect(start({ MODELS_DIR: dataDir })).rejects.toThrow(/catalog\.yaml/);
  });
});

describe('stop', () => {
  it('lets a request that is under way end', async () => {
    const server = await start();
    const path = await firstProduct(browser(server.url));
    const body = 'language=en';
    const outgoing = request({
      port: server.port,
      path: `/api${path}`,
      method: 'POST',
      headers: {
        Expect: '100-continue',
        'Content-Type': 'application/x-www-form-urlencoded',
        'Content-Length': body.length,
      },
    });
    const answered = once(outgoing, 'response') as Promise<[IncomingMessage]>;
    outgoing.flushHeaders();
    await once(outgoing, 'continue');
    const stopped = server.stop();
    running.length = 0;
    outgoing.end(body);
    const [answer] = await answered;
    expect(answer.statusCode).toBe(200);
    expect(await text(answer)).toContain('configId');
    await stopped;
    await expect(fetch(`${server.url}/healthz`)).rejects.toThrow();
  });
});
