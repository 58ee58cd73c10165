/**
 * `npm run bench:http`: what a commit costs over HTTP. Starts the built server with data of its own and lets customers
 * configure the first product as fast as they can: each has a connection, sends real commits (nine of ten fit, one of
 * ten runs into a conflict, as people do), reads the whole answer and goes on from what it says.
 *
 * Same seed, same choices. The clients share the machine with the server, which a figure for many of them shows.
 */
import { API_BASE, GATEWAY_BASE } from '#contract/endpoint.ts';
import { formatRow, summarize } from './latency-table.ts';
import { ShopProcess } from './shop-process.ts';
import { Visitor } from './visitor.ts';

const WARM_UP_MS = 3_000;
const MEASURE_MS = 8_000;

const shop = await ShopProcess.start();
try {
  const ways = [
    { name: 'through the gateway', base: GATEWAY_BASE, key: undefined },
    { name: 'at the tenant', base: API_BASE, key: shop.apiKey },
  ];
  console.log('Commits over HTTP, milliseconds\n');
  console.log(formatRow(['', 'clients', 'p50', 'p95', 'p99', 'max', 'commits/s', 'KiB sent', 'KiB']));
  for (const clients of [1, 20]) {
    for (const way of ways) {
      await measure(way, clients, WARM_UP_MS);
      const start = performance.now();
      const commits = await measure(way, clients, MEASURE_MS);
      const perSecond = commits.length / ((performance.now() - start) / 1000);
      const { p50, p95, p99, max } = summarize(commits.map(({ ms }) => ms));
      const sent = summarize(commits.map(({ bytesOnWire }) => bytesOnWire / 1024)).p50;
      const size = summarize(commits.map(({ bytes }) => bytes / 1024)).p50;
      const figures = [p50, p95, p99, max, perSecond, sent, size].map((figure) => figure.toFixed(1));
      console.log(formatRow([way.name, String(clients), ...figures]));
    }
  }
  console.log(`\nserver memory: ${shop.memoryMiB()} MiB`);
} finally {
  await shop.stop();
}

async function measure(way: { base: string; key: string | undefined }, clients: number, ms: number) {
  const until = performance.now() + ms;
  const visitors = Array.from(
    { length: clients },
    (_, index) => new Visitor({ port: shop.port, ...way, seed: index + 1 }),
  );
  const timings = await Promise.all(visitors.map((visitor) => visitor.configureUntil(until)));
  return timings.flat();
}
