/**
 * What every spec starts from: a server of its worker, a browser context of its own (and so a customer of its own),
 * and a watch over both. Everything is taken away again afterwards.
 */
import { test as base, expect, type Page } from '@playwright/test';
import { BrowserWatch } from './browser-watch.ts';
import { ShopServer, type Settings } from './shop-server.ts';

interface WorkerFixtures {
  /** Shared by the tests of a worker, one after the other; do not stop this one. */
  shop: ShopServer;
}

interface TestFixtures {
  /** Complaints of the browser that a test brings about on purpose, such as answers with status 404. */
  expectedComplaints: readonly RegExp[];
  watch: BrowserWatch;
  /** A server for this test alone: to be stopped, killed, or made to forget. */
  startServer: (settings?: Settings) => Promise<ShopServer>;
  /** Another customer: a browser that has never been here. */
  openStranger: () => Promise<Page>;
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

  expectedComplaints: [[], { option: true }],

  watch: [
    async ({ context, shop, expectedComplaints }, use) => {
      const watch = new BrowserWatch();
      watch.observe(context);
      await use(watch);
      expect(watch.complaints(expectedComplaints), 'complaints of the browser').toEqual([]);
      expect(await watch.findKeys([shop.apiKey]), 'answers with the API key').toEqual([]);
    },
    { auto: true },
  ],

  startServer: async ({ watch }, use) => {
    const servers: ShopServer[] = [];
    await use(async (settings) => {
      const server = await ShopServer.start(settings);
      servers.push(server);
      return server;
    });
    const keys = servers.map(({ apiKey }) => apiKey);
    await Promise.all(servers.map((server) => server.dispose()));
    expect(await watch.findKeys(keys), 'answers with the API key').toEqual([]);
    for (const key of keys)
      expect(servers.map(({ log }) => log).join(), 'the API key in the log').not.toContain(key);
  },

  openStranger: async ({ browser, contextOptions, baseURL, watch }, use) => {
    const pages: Page[] = [];
    await use(async () => {
      const context = await browser.newContext({ ...contextOptions, ...(baseURL ? { baseURL } : {}) });
      watch.observe(context);
      const page = await context.newPage();
      pages.push(page);
      return page;
    });
    await Promise.all(pages.map((page) => page.context().close()));
  },
});

export { expect };
