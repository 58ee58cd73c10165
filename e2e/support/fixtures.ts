/**
 * What every spec starts from: the server of its worker, a browser context of its own (and so a customer of its own),
 * and a watch over both. A worker starts each of its servers when the first test asks for it, and ends them when it ends.
 */
import { test as base, expect, type BrowserContext, type Page } from '@playwright/test';
import { startOpenIdProvider, type TestProvider } from '#server/sign-in/testing/openid-provider.ts';
import { BrowserWatch } from './browser-watch.ts';
import { knownPort, ShopServer, type Settings } from './shop-server.ts';

interface WorkerFixtures {
  /** Where people who sell sign in to `shop`; down until a test lets it `serve`. */
  openId: TestProvider;
  /** The server of most tests. Each is a customer of its own there; none may stop it. */
  shop: ShopServer;
  /** The server of tests that stop one, one test after the other; take it as `tenant` or `server`. */
  stoppableShop: ShopServer;
  /** A shop without a tenant in its own process: it knows `stoppableShop` by its address and its API key. */
  gateway: ShopServer;
}

interface TestFixtures {
  /** Complaints of the browser that a test causes on purpose, such as answers with status 404. */
  expectedComplaints: RegExp | undefined;
  /** A server that this test may stop, kill, or make forget everything. It runs when the test begins. */
  server: ShopServer;
  /** The browser contexts of other customers. */
  otherCustomers: BrowserContext[];
  /** A page of another customer: a browser that has never been here. */
  openOtherCustomer: () => Promise<Page>;
  watch: BrowserWatch;
}

/** Longer than a start may take. */
const forWorker = { scope: 'worker', timeout: 150_000 } as const;

export const test = base.extend<TestFixtures, WorkerFixtures>({
  openId: [
    async ({}, use) => {
      const provider = await startOpenIdProvider();
      await use(provider);
      await provider.close();
    },
    forWorker,
  ],

  shop: [
    async ({ openId }, use) => {
      const { issuer, clientId, clientSecret } = openId;
      const client = {
        OPENID_ISSUER: issuer,
        OPENID_CLIENT_ID: clientId,
        OPENID_CLIENT_SECRET: clientSecret,
      };
      await useServer({ ...client, ...openIdRoles }, use);
    },
    forWorker,
  ],

  stoppableShop: [
    // The gateway shows its visualization in a frame.
    async ({}, use) => useServer({ TENANT_CORS_ORIGINS: `http://localhost:${knownPort}` }, use),
    forWorker,
  ],

  gateway: [
    async ({ stoppableShop }, use) => {
      const { url, apiKey } = stoppableShop;
      await useServer(
        {
          PORT: knownPort,
          UPSTREAM_URL: url,
          UPSTREAM_KEY: apiKey,
          UPSTREAM_TIMEOUT_MS: String(UPSTREAM_TIMEOUT_MS),
        },
        use,
      );
    },
    forWorker,
  ],

  baseURL: async ({ shop }, use) => use(shop.url),

  expectedComplaints: [undefined, { option: true }],

  server: async ({ stoppableShop }, use) => {
    if (!stoppableShop.isRunning) await stoppableShop.startAgain();
    await use(stoppableShop);
  },

  otherCustomers: async ({}, use) => {
    const otherCustomers: BrowserContext[] = [];
    await use(otherCustomers);
    await Promise.all(otherCustomers.map((context) => context.close()));
  },

  openOtherCustomer: async ({ browser, contextOptions, baseURL, otherCustomers, watch }, use) => {
    await use(async () => {
      const context = await browser.newContext({ ...contextOptions, ...(baseURL ? { baseURL } : {}) });
      otherCustomers.push(context);
      watch.observe(context);
      return context.newPage();
    });
  },

  // Torn down first, while its pages and those of other customers are still there: it depends on all of them.
  watch: [
    async ({ context, otherCustomers: _, expectedComplaints }, use) => {
      const watch = new BrowserWatch();
      watch.observe(context);
      await use(watch);
      expect(watch.complaints(expectedComplaints), 'complaints of the browser').toEqual([]);
      expect(await watch.findKeys(apiKeys), 'answers with an API key').toEqual([]);
    },
    { auto: true },
  ],
});

/** Long enough for the first answer of a tenant that has just started on a busy machine. */
export const UPSTREAM_TIMEOUT_MS = 6_000;

/** Which groups at the provider are which roles. */
const openIdRoles = { OPENID_REPS: 'sales', OPENID_ADMINS: 'it', OPENID_COSTS: 'controlling' };

/** Of all servers of this worker. */
const apiKeys: string[] = [];

async function useServer(settings: Settings, use: (server: ShopServer) => Promise<void>): Promise<void> {
  const server = await ShopServer.start(settings);
  apiKeys.push(server.apiKey);
  await use(server);
  await server.dispose();
  for (const apiKey of apiKeys) expect(server.log, 'an API key in the log').not.toContain(apiKey);
}

/** For tests of what depends on the screen; all tests run on a desktop. */
export const alsoOnPhone = { tag: '@phone' };

export { expect };
