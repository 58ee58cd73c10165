/** All sandboxes in a process of their own, so that what an adapter takes can be told apart from them. Sends its port, and ends with its parent. */
import type { AddressInfo } from 'node:net';
import { resolve } from 'node:path';
import { serve } from '@hono/node-server';
import { Hono } from 'hono';
import { Engines } from '#server/engines.ts';
import { loadModel } from '#server/model/compile/load-model.ts';
import { buildOracleSandbox } from '#server/oracle-cpq/sandbox/build-oracle-sandbox.ts';
import { buildSalesforceSandbox } from '#server/salesforce/sandbox/build-salesforce-sandbox.ts';

const engines = new Engines({ workers: 1, answerLimit: 20_000, modelsPerWorker: 8 });
const bike = await loadModel(resolve(import.meta.dirname, '../models/bike'));
const app = new Hono();
app.route(
  '/',
  await buildOracleSandbox({
    ownModels: () => [bike],
    configuratorFor: engines.for,
    onFault: console.error,
    callsPerMinute: Infinity,
  }),
);
const { app: salesforce } = await buildSalesforceSandbox({
  clientSecret: 'secret-of-the-benchmark',
  rackFolder: resolve(import.meta.dirname, '../server/salesforce/sandbox/rack'),
  models: [bike],
  configuratorFor: engines.for,
  onFault: console.error,
});
app.route('/', salesforce);
const server = serve({ fetch: app.fetch, hostname: '127.0.0.1', port: 0 }, ({ port }: AddressInfo) =>
  process.send?.({ port }),
);
process.on('disconnect', () => {
  server.close();
  engines.close();
  process.exit();
});
