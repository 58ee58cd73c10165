/**
 * `npm run bench:adapters`: a commit through each adapter against its sandbox, over HTTP on loopback. `own` is the processor time of this
 * process, which has the adapter and its HTTP client only: the sandboxes are in another one. `calls` are the foreign calls of a
 * commit. `BENCH_COMMITS` sets how many commits are measured.
 */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { createOracleConfigurator } from '#server/oracle-cpq/adapter/create-oracle-configurator.ts';
import type { ForeignConfigurator, ForeignContext } from '#server/upstreams/foreign-configurator.ts';
import { formatRow, summarize } from './latency-table.ts';
import { Stopwatch } from './stopwatch.ts';

const COMMITS = Number(process.env['BENCH_COMMITS'] ?? 200);
const WARM_UP = 60;

interface Bench {
  readonly name: string;
  readonly adapter: ForeignConfigurator;
  readonly productId: string;
  readonly context: ForeignContext;
  /** Values of a parameter of the first page that are committed in turn, and never conflict. */
  readonly parameter: string;
  readonly values: readonly string[];
}

const sandboxes = fork(new URL('./adapter-sandboxes.ts', import.meta.url));
const [{ port }] = (await once(sandboxes, 'message')) as [{ port: number }];
const baseUrl = `http://127.0.0.1:${port}`;
/** Foreign calls so far. */
let calls = 0;
const onCall = () => {
  calls += 1;
};

const oracle = createOracleConfigurator({
  baseUrl,
  timeoutMs: 20_000,
  onCall,
  products: [
    {
      id: 'laptop',
      title: 'Laptop',
      description: '',
      productFamily: 'laptop',
      productLine: 'laptopConfiguration',
      model: 'laptop',
    },
    {
      id: 'bike',
      title: 'Bike',
      description: '',
      productFamily: 'bespoke',
      productLine: 'bespoke',
      model: 'calvin',
    },
  ],
});
const benches: readonly Bench[] = [
  {
    name: 'Oracle, laptop',
    adapter: oracle,
    productId: 'laptop',
    context: { locale: 'en', currency: 'USD' },
    parameter: 'processor',
    values: ['sku40003', 'sku40004', 'sku40002'],
  },
  {
    name: 'Oracle, bike',
    adapter: oracle,
    productId: 'bike',
    context: { locale: 'en', currency: 'EUR' },
    parameter: 'posture_field',
    values: ['balanced', 'sporty', 'relaxed'],
  },
];

try {
  console.log(`${COMMITS} commits through each adapter, one after another, in milliseconds\n`);
  console.log(formatRow(['', 'p50', 'p95', 'own p50', 'own p95', 'calls']));
  for (const bench of benches) await measure(bench);
} finally {
  sandboxes.disconnect();
}

async function measure({ name, adapter, productId, context, parameter, values }: Bench): Promise<void> {
  let { session } = await adapter.start(productId, context);
  const passed: number[] = [];
  const worked: number[] = [];
  for (let index = 0; index < WARM_UP + COMMITS; index++) {
    if (index === WARM_UP) calls = 0;
    const value = values[index % values.length] ?? '';
    const watch = new Stopwatch();
    const answer = await adapter.commit(session, [{ name: parameter, value }], context);
    const duration = watch.read();
    const { status, message } = answer.configuration.response;
    if (status !== 'OK' || message !== undefined) throw new Error(`${name}: ${status} ${message ?? ''}`);
    ({ session } = answer);
    if (index < WARM_UP) continue;
    passed.push(duration.passed);
    worked.push(duration.worked);
  }
  const [all, own] = [summarize(passed), summarize(worked)];
  const figures = [all.p50, all.p95, own.p50, own.p95, calls / COMMITS].map((figure) => figure.toFixed(2));
  console.log(formatRow([name, ...figures]));
}
