/**
 * What every spec starts from: a server of its worker, a browser context of its own (and so a customer of its own),
 * and a watch over both. Everything is taken away again afterwards.
 */
import { test as base, expect, type BrowserContext, type Page } from '@playwright/test';
import { BrowserWatch } from './browser-watch.ts';
import { ShopServer, type Settings } from './shop-server.ts';

interface WorkerFixtures {
  /** Shared by the tests of a worker, one after the other; do not stop this one. */
  shop: ShopServer;
}

interface TestFixtures {
  /** Complaints of the browser that a test brings about on purpose, such as answers with status 404. */
  expectedComplaints: RegExp | undefined;
  /** The servers of this test alone. */
  servers: ShopServer[];
  /** A server for this test alone: to be stopped, killed, or made to forget. */
  startServer: (settings?: Settings) => Promise<ShopServer>;
  /** The browser contexts of other customers. */
  strangers: BrowserContext[];
  /** Another customer: a browser that has never been here. */
  openStranger: () => Promise<Page>;
  watch: BrowserWatch;
}

export const test = base.extend<TestFixtures, WorkerFixtures>({
  shop: [
    async ({}, use) => {
      const shop = await ShopServer.start();
      await use(shop);
      await shop.dispose();
      expect(shop.log, 'the API key in the log').not.toContain(shop.apiKey);
    },
    { scope: 'worker', timeout: 60_000 },
  ],

  baseURL: async ({ shop }, use) => use(shop.url),

  expectedComplaints: [undefined, { option: true }],

  servers: async ({}, use) => {
    const servers: ShopServer[] = [];
    await use(servers);
    await Promise.all(servers.map((server) => server.dispose()));
    const log = servers.map((server) => server.log).join('\n');
    for (const { apiKey } of servers) expect(log, 'the API key in the log').not.toContain(apiKey);
  },

  startServer: async ({ servers }, use) => {
    await use(async (settings) => {
      const server = await ShopServer.start(settings);
      servers.push(server);
      return server;
    });
  },

  strangers: async ({}, use) => {
    const strangers: BrowserContext[] = [];
    await use(strangers);
    await Promise.all(strangers.map((context) => context.close()));
  },

  openStranger: async ({ browser, contextOptions, baseURL, strangers, watch }, use) => {
    await use(async () => {
      const context = await browser.newContext({ ...contextOptions, ...(baseURL ? { baseURL } : {}) });
      strangers.push(context);
      watch.observe(context);
      return context.newPage();
    });
  },

  // Goes off first, while its pages, other customers' and all servers are still there: it depends on all of them.
  watch: [
    async ({ context, shop, servers, strangers: _, expectedComplaints }, use) => {
      const watch = new BrowserWatch();
      watch.observe(context);
      await use(watch);
      expect(watch.complaints(expectedComplaints), 'complaints of the browser').toEqual([]);
      const keys = [shop, ...servers].map(({ apiKey }) => apiKey);
      expect(await watch.findKeys(keys), 'answers with an API key').toEqual([]);
    },
    { auto: true },
  ],
});

export { expect };
