/**
 * `npm run bench:http`: how fast the built server answers API clients with 1, 20 and 100 of them: catalog search, commits on bike
 * and pump, add to cart, complete cart, draft proposal. Beside each stands a bare `node:http` that answers the same clients with
 * the same bytes; both are measured in turn, in several rounds, and the ratio is the median of the rounds' requests a second.
 *
 * A client sends its next request as soon as it has the answer, so the times of many of them are mostly waiting: with as much
 * work as the machine can do, the mean is the number of clients divided by the requests a second. Customers think before they
 * choose: commits are measured a second time with a pause of a second on average before each. The clients share the machine
 * with the server.
 *
 * `npm run bench:http -- <folder>` measures another checkout that has been built. `BENCH_MS` is the time of a measurement (4000),
 * `BENCH_CLIENTS` the numbers of clients (`1,20,100`), `BENCH_THINK_MS` the pause (1000), `BENCH_ONLY` the start of the names of
 * rows (all).
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';
import { API_BASE, pathOf } from '#contract/endpoint.ts';
import * as endpoints from '#contract/endpoints.ts';
import { BUYER, calls, fillCart, TimedClient, type SentRequest, type TimedAnswer } from './http-calls.ts';
import { formatRow, summarize } from './latency-table.ts';
import { ShopProcess } from './shop-process.ts';
import { Visitor } from './visitor.ts';

const MEASURE_MS = Number(process.env['BENCH_MS'] ?? 4_000);
const CLIENTS = (process.env['BENCH_CLIENTS'] ?? '1,20,100').split(',').map(Number);
const THINK_MS = Number(process.env['BENCH_THINK_MS'] ?? 1_000);
const ONLY = process.env['BENCH_ONLY'] ?? '';
/** Of the server and its copy in turn. */
const ROUNDS = 4;
const PRODUCTS = {
  bike: { tab: 'bikes', productId: 'calvin' },
  pump: { tab: 'pumps', productId: 'brook' },
};

/** Requests that the clients have sent so far. */
const sent = new Map<number, number>();

/** Another checkout that has been built, to compare with. */
const root = process.argv[2];
const shop = await ShopProcess.start({ ...(root !== undefined && { root: resolve(root) }) });
const bare = spawn(process.execPath, [new URL('./bare-server.mjs', import.meta.url).pathname], {
  stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
});
try {
  const [{ port: barePort }] = (await once(bare, 'message')) as [{ port: number }];
  const first = new TimedClient(shop.port, shop.apiKey);
  for (let index = 0; index < Math.max(...CLIENTS); index++) await fillCart(first, index);
  console.log(`Requests at the tenant, ${MEASURE_MS} ms each; milliseconds\n`);
  console.log(formatRow(['', 'clients', 'KiB', 'req/s', 'p50', 'p95', 'p99', 'bare req/s', 'ratio']));
  for (const { name, request } of calls.filter(isWanted)) {
    const copied = await copy(await first.send(request(0, 0)), request, barePort);
    for (const clients of CLIENTS) {
      const slice = (ms: number) => measure(shop.port, clients, request, ms);
      await slice(MEASURE_MS / ROUNDS); // warms up
      await report(name, clients, copied, slice);
    }
  }
  for (const [product, place] of Object.entries(PRODUCTS)) {
    // A whole configuration stands for the answers to commits, which are about as long.
    const start = { method: 'POST', path: pathOf(endpoints.start, place), form: {}, customer: BUYER };
    const copied = await copy(await first.send(start), () => start, barePort);
    const kinds = [
      { name: `commit, ${product}`, thinkMs: 0 },
      { name: `${product}, thinking`, thinkMs: THINK_MS },
    ];
    for (const { name, thinkMs } of kinds.filter(isWanted)) {
      for (const clients of CLIENTS) {
        await commit(place.tab, clients, MEASURE_MS, 0);
        const slice = () => commit(place.tab, clients, MEASURE_MS + thinkMs, thinkMs);
        await report(name, clients, copied, slice, 1);
      }
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

async function commit(tab: string, clients: number, ms: number, thinkMs: number): Promise<Measured> {
  const start = performance.now();
  const visitors = Array.from({ length: clients }, (_, index) => {
    return new Visitor({ port: shop.port, base: API_BASE, key: shop.apiKey, seed: index + 1, tab });
  });
  const runs = await Promise.all(visitors.map((visitor) => visitor.configureUntil(start + ms, thinkMs)));
  const times = runs.flat().map((timing) => timing.ms);
  return { times, perSecond: perSecond(times.length, start) };
}

/** What the bare server answers. */
interface Copied {
  readonly kib: number;
  readonly measure: (clients: number, ms: number) => Promise<Measured>;
}

async function copy(
  answer: TimedAnswer,
  request: (client: number, count: number) => SentRequest,
  barePort: number,
): Promise<Copied> {
  const told = once(bare, 'message');
  bare.send(asMessage(answer));
  await told;
  return {
    kib: answer.body.length / 1024,
    measure: (clients, ms) => measure(barePort, clients, request, ms),
  };
}

async function report(
  name: string,
  clients: number,
  copied: Copied,
  slice: (ms: number) => Promise<Measured>,
  rounds = ROUNDS,
): Promise<void> {
  const times: number[] = [];
  const rates: { ours: number; bare: number; ratio: number }[] = [];
  for (let round = 0; round < rounds; round++) {
    const measured = await slice(MEASURE_MS / rounds);
    const { perSecond: rate } = await copied.measure(clients, MEASURE_MS / rounds / 2);
    times.push(...measured.times);
    rates.push({ ours: measured.perSecond, bare: rate, ratio: measured.perSecond / rate });
  }
  const median = (figure: 'ours' | 'bare' | 'ratio') => summarize(rates.map((rate) => rate[figure])).p50;
  const { p50, p95, p99 } = summarize(times);
  const cells = [copied.kib, median('ours'), p50, p95, p99, median('bare')].map((figure) =>
    figure.toFixed(1),
  );
  console.log(formatRow([name, String(clients), ...cells, median('ratio').toFixed(2)]));
}

function isWanted({ name }: { readonly name: string }): boolean {
  return name.startsWith(ONLY);
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
