/**
 * `npm run bench:commits`: what a commit costs the server, for each product: milliseconds over HTTP at the tenant, messages
 * to engine threads, milliseconds that the main thread had a processor, those in which it was busy (with the wait for the disk and
 * for a processor), and those of all threads.
 *
 * `npm run bench:commits -- <folder>` compares with another checkout that has been built (`npm run build`): both servers
 * run at the same time and get the same commits in turn, so that whatever else the machine does slows both down. Then
 * what customers see is compared, too, and the ratios are printed. Configurations of anonymous customers are not written
 * to the database, which takes most of the time elsewhere. `BENCH_COMMITS` sets how many commits are measured.
 */
import { resolve } from 'node:path';
import { API_BASE } from '#contract/endpoint.ts';
import { formatRow, summarize } from './latency-table.ts';
import { ShopProcess } from './shop-process.ts';
import { Visitor, type CommitTiming, type ServerFigures } from './visitor.ts';

const COMMITS = Number(process.env['BENCH_COMMITS'] ?? 300);
const WARM_UP = 60;
const SEED = 7;
const TABS = { bike: 'bikes', pump: 'pumps' };

interface Side {
  readonly name: string;
  readonly shop: ShopProcess;
}

interface Measured {
  readonly p50: number;
  readonly p95: number;
  readonly messages: number;
  readonly mainMs: number;
  readonly busyMs: number;
  readonly cpuMs: number;
}

const other = process.argv[2];
const preload = new URL('./count-messages.mjs', import.meta.url);
const start = async (name: string, root?: string): Promise<Side> => ({
  name,
  shop: await ShopProcess.start({ preload, ...(root !== undefined && { root }) }),
});
const sides = [...(other === undefined ? [] : [await start('other', resolve(other))]), await start('this')];
try {
  console.log(`${COMMITS} commits of each product, one client\n`);
  console.log(formatRow(['', '', 'p50 ms', 'p95 ms', 'messages', 'main ms', 'busy ms', 'cpu ms']));
  for (const [product, tab] of Object.entries(TABS))
    for (const isAnonymous of [false, true]) await compare(product, tab, isAnonymous);
} finally {
  for (const { shop } of sides) await shop.stop();
}

async function compare(product: string, tab: string, isAnonymous: boolean): Promise<void> {
  const row = isAnonymous ? `${product}, anonymous` : product;
  const visits = sides.map(({ shop }) =>
    new Visitor({
      port: shop.port,
      base: API_BASE,
      key: shop.apiKey,
      seed: SEED,
      tab,
      isAnonymous,
      probe: async () => (await shop.ask()) as ServerFigures,
    }).commits(),
  );
  const timings: CommitTiming[][] = sides.map(() => []);
  let differing = 0;
  for (let i = 0; i < WARM_UP + COMMITS; i++) {
    const answers: string[] = [];
    for (const [side, visit] of visits.entries()) {
      const { value } = await visit.next();
      answers.push(value.seen());
      if (i >= WARM_UP) timings[side]?.push(value);
    }
    if (answers.some((answer) => answer !== answers[0])) differing += 1;
  }
  for (const visit of visits) await visit.return(undefined as never);
  const measured = timings.map((list): Measured => {
    const { p50, p95 } = summarize(list.map(({ ms }) => ms));
    const mean = (figure: keyof ServerFigures) =>
      list.reduce((sum, { cost }) => sum + (cost?.[figure] ?? 0), 0) / list.length;
    return {
      p50,
      p95,
      messages: mean('messages'),
      mainMs: mean('mainMs'),
      busyMs: mean('busyMs'),
      cpuMs: mean('cpuMs'),
    };
  });
  for (const [side, figures] of measured.entries()) print(row, sides[side]?.name ?? '', figures);
  const [first, second] = measured;
  if (!first || !second) return;
  print(row, 'this / other', {
    p50: second.p50 / first.p50,
    p95: second.p95 / first.p95,
    messages: second.messages / first.messages,
    mainMs: second.mainMs / first.mainMs,
    busyMs: second.busyMs / first.busyMs,
    cpuMs: second.cpuMs / first.cpuMs,
  });
  console.log(`${differing} of ${WARM_UP + COMMITS} answers differ\n`);
}

function print(row: string, name: string, { p50, p95, messages, mainMs, busyMs, cpuMs }: Measured): void {
  const figures = [p50, p95, messages, mainMs, busyMs, cpuMs].map((figure) => figure.toFixed(2));
  console.log(formatRow([row, name, ...figures]));
}
