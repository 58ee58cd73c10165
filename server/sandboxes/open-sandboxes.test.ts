import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Configuration } from '#contract/configuration.ts';
import { readConfig } from '../settings/config.ts';
import { startServer, type RunningServer } from '../start-server.ts';
import { systemFactories } from '../system-factories.ts';
import { Credentials } from '../upstreams/credentials.ts';
import { ForeignError, type ForeignConfigurator } from '../upstreams/foreign-configurator.ts';
import { openSandboxes } from './open-sandboxes.ts';

const LAPTOP = 'oracle_sandbox-laptop:laptopConfiguration:laptop';
const RACK = 'salesforce_sandbox-01txx0000006jkuAAA';

const dataDir = mkdtempSync(join(tmpdir(), 'bespoke-sandboxes-'));
let server: RunningServer;
let cookie = '';

beforeAll(async () => {
  const config = readConfig({ PORT: '0', DATA_DIR: dataDir }, join(import.meta.dirname, '../..'));
  server = await startServer(config, pino({ level: 'silent' }), { openSandboxes });
  const page = await fetch(server.url);
  cookie = page.headers.get('Set-Cookie')?.split(';')[0] ?? '';
});
afterAll(async () => {
  await server.stop();
  rmSync(dataDir, { recursive: true });
});

async function call(path: string, form?: Record<string, string>): Promise<Response> {
  const init = form ? { method: 'POST', body: new URLSearchParams(form) } : {};
  const response = await fetch(`${server.url}/api${path}`, {
    ...init,
    headers: { Cookie: cookie, Origin: server.url },
  });
  cookie = response.headers.get('Set-Cookie')?.split(';')[0] ?? cookie;
  return response;
}

async function configuration(path: string, form: Record<string, string> = {}): Promise<Configuration> {
  const response = await call(path, form);
  expect(response.status, await response.clone().text()).toBe(200);
  return (await response.json()) as Configuration;
}

describe('the shop with the sandboxes', () => {
  it('lists a product of each system among its own, with pictures', async () => {
    const tabs = (await (await call('/catalog/tabs?_lang=de')).json()) as {
      name: string;
      description: string;
    }[];
    expect(tabs.map(({ name }) => name)).toEqual(expect.arrayContaining(['bikes', 'it']));
    const { rows } = (await (await call('/catalog/search/it')).json()) as {
      rows: { '#id': string; name: string; image: string; price?: string }[];
    };
    expect(rows.map(({ '#id': id, name, price }) => [id, name, price])).toEqual([
      [LAPTOP, 'Laptop', undefined],
      [RACK, 'Server rack', undefined],
    ]);
    for (const { image } of rows) {
      const picture = await call(image.replace(/^\/self-service-api[^/]*/, ''));
      expect([picture.status, picture.headers.get('Content-Type')]).toEqual([200, 'image/webp']);
    }
  });

  it('configures both through their APIs, and puts them in one cart', async () => {
    const laptop = await configuration(`/config/start/it/${LAPTOP}`);
    const { configId: laptopId = '' } = laptop;
    await configuration('/config/commit', { configId: laptopId, parameter: 'processor', value: 'sku40004' });
    const rack = await configuration(`/config/start/it/${RACK}`);
    const { configId: rackId = '' } = rack;
    expect(laptop.extensions?.capabilities).toMatchObject({ allStepsKnown: false, rows: true });
    expect(rack.extensions?.capabilities).toMatchObject({ allStepsKnown: true, rows: false });
    for (const configId of [laptopId, rackId]) {
      const added = await call('/cart/items', { configId });
      expect(added.status, await added.clone().text()).toBe(200);
    }
    const cart = JSON.stringify(await (await call('/cart/items')).json());
    expect(cart).toContain('Intel Pentium i7');
  });

  it('answers the same question about our bike through three APIs', async () => {
    const { salesforceSandboxSecret } = JSON.parse(
      readFileSync(join(dataDir, 'secrets.json'), 'utf8'),
    ) as Record<string, string>;
    const connect = (kind: 'oracle' | 'salesforce', id: string): ForeignConfigurator | undefined =>
      systemFactories[kind]?.({
        name: kind,
        url: `http://localhost:${server.port}`,
        credentials: new Credentials(
          kind === 'oracle'
            ? new Map()
            : new Map([
                ['client_id', 'bespoke-sandbox'],
                ['client_secret', salesforceSandboxSecret ?? ''],
              ]),
        ),
        timeoutMs: 20_000,
        settings: new Map(),
        productIds: [id],
      });
    const context = { locale: 'en', currency: 'EUR' };
    const bike = await configuration('/config/start/bikes/calvin');
    const total = (bike.pricing as { summary: Record<string, string> }).summary['customerNetPriceColumn'];
    const price = Number(total?.replace(/[^\d.]/g, ''));
    expect(price).toBeGreaterThan(0);

    const oracle = await connect('oracle', 'bespoke:bespoke:calvin')?.start(
      'bespoke:bespoke:calvin',
      context,
    );
    expect(Number(oracle?.prices.oneTime)).toBe(price);

    const salesforce = connect('salesforce', '');
    const id = await bikeInSalesforce(salesforceSandboxSecret ?? '');
    expect(Number((await salesforce?.start(id, context))?.prices.oneTime)).toBe(price);
  });

  it('gives nobody without the secret a token', async () => {
    const response = await fetch(`${server.url}/services/oauth2/token`, {
      method: 'POST',
      body: new URLSearchParams({
        grant_type: 'client_credentials',
        client_id: 'bespoke-sandbox',
        client_secret: 'a guess',
      }),
    });
    expect(response.status).toBe(400);
    expect(response.headers.get('Content-Security-Policy')).toContain("default-src 'none'");
  });
});

async function bikeInSalesforce(secret: string): Promise<string> {
  const { createSalesforceConfigurator } =
    await import('#server/salesforce/adapter/create-salesforce-configurator.ts');
  const all = createSalesforceConfigurator({
    baseUrl: `http://localhost:${server.port}`,
    clientId: 'bespoke-sandbox',
    clientSecret: secret,
    timeoutMs: 20_000,
  });
  const products = await all.listProducts({ locale: 'en', currency: 'EUR' });
  const bike = products.find(({ title }) => title === 'Tarn Calvin');
  if (!bike) throw new ForeignError('not-found', `Only ${products.map(({ title }) => title).join(', ')}.`);
  return bike.id;
}
