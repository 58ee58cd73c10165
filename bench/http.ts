/**
 * `npm run bench:http`: how fast the built server answers API clients with 1, 20 and 100 of them: catalog search, commits on bike
 * and pump, add to cart, complete cart, draft proposal. Beside each stands a bare `node:http` that answers the same clients with
 * the same bytes in the same run; the ratio is that of the requests a second.
 *
 * The clients share the machine with the server, so times of many of them are mostly waiting. `BENCH_MS` is the time of a
 * measurement (4000), `BENCH_CLIENTS` the numbers of clients (`1,20,100`).
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { API_BASE, pathOf } from '#contract/endpoint.ts';
import * as endpoints from '#contract/endpoints.ts';
import { BUYER, calls, fillCart, TimedClient, type SentRequest, type TimedAnswer } from './http-calls.ts';
import { formatRow, summarize } from './latency-table.ts';
import { ShopProcess } from './shop-process.ts';
import { Visitor } from './visitor.ts';

const MEASURE_MS = Number(process.env['BENCH_MS'] ?? 4_000);
const CLIENTS = (process.env['BENCH_CLIENTS'] ?? '1,20,100').split(',').map(Number);
const PRODUCTS = {
  bike: { tab: 'bikes', productId: 'calvin' },
  pump: { tab: 'pumps', productId: 'brook' },
};

/** Requests that the clients have sent so far. */
const sent = new Map<number, number>();

const shop = await ShopProcess.start();
const bare = spawn(process.execPath, [new URL('./bare-server.mjs', import.meta.url).pathname], {
  stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
});
try {
  const [{ port: barePort }] = (await once(bare, 'message')) as [{ port: number }];
  const first = new TimedClient(shop.port, shop.apiKey);
  for (let index = 0; index < Math.max(...CLIENTS); index++) await fillCart(first, index);
  console.log(`Requests at the tenant, ${MEASURE_MS} ms each; milliseconds\n`);
  console.log(formatRow(['', 'clients', 'KiB', 'req/s', 'p50', 'p95', 'p99', 'bare req/s', 'ratio']));
  for (const { name, request } of calls) {
    const answer = await first.send(request(0, 0));
    for (const clients of CLIENTS) {
      await measure(shop.port, clients, request, MEASURE_MS / 4); // warms up
      const measured = await measure(shop.port, clients, request, MEASURE_MS);
      await report(name, clients, measured, answer, request, barePort);
    }
  }
  for (const [name, product] of Object.entries(PRODUCTS)) {
    // A whole configuration stands for the answers to commits, which are about as long.
    const start = { method: 'POST', path: pathOf(endpoints.start, product), form: {}, customer: BUYER };
    const answer = await first.send(start);
    for (const clients of CLIENTS) {
      await commit(product.tab, clients, MEASURE_MS / 4);
      await report(
        `commit, ${name}`,
        clients,
        await commit(product.tab, clients, MEASURE_MS),
        answer,
        () => start,
        barePort,
      );
    }
  }
  first.close();
  console.log(`\nserver memory: ${shop.memoryMiB()} MiB`);
} finally {
  bare.kill();
  await shop.stop();
}

interface Measured {
  readonly times: readonly number[];
  readonly perSecond: number;
}

/** Every client sends one request after the other, as soon as it has the answer. */
async function measure(
  port: number,
  clients: number,
  request: (client: number, count: number) => SentRequest,
  ms: number,
): Promise<Measured> {
  const start = performance.now();
  const runs = Array.from({ length: clients }, async (_, index) => {
    const client = new TimedClient(port, shop.apiKey);
    const times: number[] = [];
    do times.push((await client.send(request(index, sentBy(index)))).ms);
    while (performance.now() < start + ms);
    client.close();
    return times;
  });
  const times = (await Promise.all(runs)).flat();
  return { times, perSecond: perSecond(times.length, start) };
}

async function commit(tab: string, clients: number, ms: number): Promise<Measured> {
  const start = performance.now();
  const visitors = Array.from({ length: clients }, (_, index) => {
    return new Visitor({ port: shop.port, base: API_BASE, key: shop.apiKey, seed: index + 1, tab });
  });
  const runs = await Promise.all(visitors.map((visitor) => visitor.configureUntil(start + ms)));
  const times = runs.flat().map((timing) => timing.ms);
  return { times, perSecond: perSecond(times.length, start) };
}

async function report(
  name: string,
  clients: number,
  { times, perSecond: rate }: Measured,
  answer: TimedAnswer,
  request: (client: number, count: number) => SentRequest,
  barePort: number,
): Promise<void> {
  const told = once(bare, 'message');
  bare.send(asMessage(answer));
  await told;
  const copy = await measure(barePort, clients, request, MEASURE_MS / 4);
  const { p50, p95, p99 } = summarize(times);
  const cells = [rate, p50, p95, p99, copy.perSecond].map((figure) => figure.toFixed(1));
  const kib = (answer.body.length / 1024).toFixed(1);
  console.log(formatRow([name, String(clients), kib, ...cells, (rate / copy.perSecond).toFixed(2)]));
}

function perSecond(count: number, start: number): number {
  return count / ((performance.now() - start) / 1000);
}

function sentBy(client: number): number {
  const count = sent.get(client) ?? 0;
  sent.set(client, count + 1);
  return count;
}

function asMessage({ status, headers, body }: TimedAnswer) {
  const kept = Object.entries(headers).filter(
    ([name]) => !['date', 'connection', 'keep-alive', 'transfer-encoding'].includes(name),
  );
  return { status, headers: Object.fromEntries(kept), body: body.toString('base64') };
}
