/**
 * `npm run bench:server`: how fast the built server answers, as a ratio to a bare `node:http` that sends the same bytes. Both
 * are measured in turn, in several rounds, so that whatever else the machine does slows both down; the ratio is the median of
 * the rounds. Then what a commit costs the main thread.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { GATEWAY_BASE, pathOf } from '#contract/endpoint.ts';
import { catalogTabsSchema } from '#contract/catalog.ts';
import * as endpoints from '#contract/endpoints.ts';
import { formatRow, summarize } from './latency-table.ts';
import { RawClient, type RawAnswer } from './raw-client.ts';
import { ShopProcess } from './shop-process.ts';
import { Visitor, type ServerFigures } from './visitor.ts';

const CONNECTIONS = 20;
const ROUNDS = Number(process.env['BENCH_ROUNDS'] ?? 5);
const ROUND_MS = 700;
const COMMITS = 200;

const shop = await ShopProcess.start({ preload: new URL('./count-messages.mjs', import.meta.url) });
const bare = spawn(process.execPath, [new URL('./bare-server.mjs', import.meta.url).pathname], {
  stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
});
try {
  const [{ port }] = (await once(bare, 'message')) as [{ port: number }];
  const page = await new RawClient(shop.port, '/', {}).once();
  const cookie = page.headers.get('set-cookie')?.split(';')[0] ?? '';
  const browser = { Cookie: cookie, 'Accept-Encoding': 'gzip, deflate, br', 'X-Language': 'en' };
  const script = /\/assets\/[\w.-]+\.js/.exec(page.body.toString())?.[0] ?? '';
  const tabs = await new RawClient(shop.port, GATEWAY_BASE + endpoints.tabs.path, {}).once();
  // The one with the most products has the most filters.
  const known = catalogTabsSchema.parse(JSON.parse(tabs.body.toString()));
  const tab = known.sort((a, b) => b.filters.length - a.filters.length)[0]?.name ?? '';
  const search = GATEWAY_BASE + pathOf(endpoints.search, { tab });
  const etag = (await new RawClient(shop.port, search, browser).once()).headers.get('etag');

  console.log(`Answers a second at ${CONNECTIONS} connections, and microseconds of the main thread\n`);
  console.log(formatRow(['', 'bytes', 'bare/s', 'shop/s', 'ratio', 'bare µs', 'shop µs']));
  await compare('page', '/', browser, port);
  await compare('script', script, browser, port);
  await compare('catalog', search, browser, port);
  await compare('catalog, no session', search, { ...browser, Cookie: 'none=1' }, port);
  if (etag !== undefined)
    await compare('catalog, unchanged', search, { ...browser, 'If-None-Match': etag }, port);

  const visitor = new Visitor({
    port: shop.port,
    base: GATEWAY_BASE,
    key: undefined,
    seed: 7,
    probe: shopFigures,
  });
  const busy: number[] = [];
  for await (const { cost } of visitor.commits()) {
    busy.push(cost?.busyMs ?? 0);
    if (busy.length === 2 * COMMITS) break;
  }
  const { p50, p95 } = summarize(busy.slice(COMMITS));
  console.log(`\na commit: ${p50.toFixed(2)} ms of the main thread (p95 ${p95.toFixed(2)})`);
} finally {
  bare.kill();
  await shop.stop();
}

async function compare(name: string, path: string, headers: Record<string, string>, barePort: number) {
  const shopClient = new RawClient(shop.port, path, headers);
  const bareClient = new RawClient(barePort, path, headers);
  const answer = await shopClient.once();
  await bareFigures(answer);
  const copy = await bareClient.once();
  const sides = [
    { client: bareClient, length: copy.length, figures: () => bareFigures() },
    { client: shopClient, length: answer.length, figures: shopFigures },
  ];
  const rates: number[][] = [[], []];
  const costs: number[][] = [[], []];
  for (let round = 0; round <= ROUNDS; round++) {
    for (const [side, { client, length, figures }] of sides.entries()) {
      const before = await figures();
      const start = performance.now();
      const rate = await client.rate(CONNECTIONS, ROUND_MS, length);
      const count = rate * ((performance.now() - start) / 1000);
      const after = await figures();
      // The first round warms up.
      if (round === 0) continue;
      rates[side]?.push(rate);
      costs[side]?.push(((after.busyMs - before.busyMs) / count) * 1000);
    }
  }
  const median = (samples: number[] | undefined) => summarize(samples ?? []).p50;
  const ratios = (rates[1] ?? []).map((rate, round) => rate / (rates[0]?.[round] ?? 0));
  const cells = [median(rates[0]), median(rates[1])].map((rate) => rate.toFixed(0));
  const micros = [median(costs[0]), median(costs[1])].map((cost) => cost.toFixed(0));
  console.log(formatRow([name, String(answer.body.length), ...cells, median(ratios).toFixed(2), ...micros]));
}

async function shopFigures(): Promise<ServerFigures> {
  return (await shop.ask()) as ServerFigures;
}

/** What the bare server has done; it sends this answer from now on, if there is one. */
async function bareFigures(answer?: RawAnswer): Promise<ServerFigures> {
  const answered = once(bare, 'message');
  bare.send(answer ? asMessage(answer) : 'figures');
  const [figures] = (await answered) as [ServerFigures];
  return figures;
}

function asMessage({ status, headers, body }: RawAnswer) {
  const sent = [...headers].filter(
    ([name]) => !['date', 'connection', 'keep-alive', 'transfer-encoding'].includes(name),
  );
  return { status, headers: Object.fromEntries(sent), body: body.toString('base64') };
}
