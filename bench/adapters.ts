/**
 * `npm run bench:adapters`: a commit through each adapter against its sandbox, over HTTP on loopback. `own` is the time outside of
 * foreign calls (from the request to the last byte of the answer), in a process without the sandboxes. `calls` are the foreign
 * calls of a commit. `BENCH_COMMITS` sets how many commits are measured.
 */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { createOracleConfigurator } from '#server/oracle-cpq/adapter/create-oracle-configurator.ts';
import { createSalesforceConfigurator } from '#server/salesforce/adapter/create-salesforce-configurator.ts';
import { parametersOf } from '#server/salesforce/adapter/testing/fields-of.ts';
import type { ForeignConfigurator, ForeignContext } from '#server/upstreams/foreign-configurator.ts';
import { formatRow, summarize } from './latency-table.ts';

const COMMITS = Number(process.env['BENCH_COMMITS'] ?? 200);
const WARM_UP = 60;

interface Bench {
  readonly name: string;
  readonly adapter: ForeignConfigurator;
  readonly productId: string;
  readonly context: ForeignContext;
  /** Of a parameter of the first page: its name, or how it is labelled. */
  readonly parameter: string;
  /** Names or labels of values that are committed in turn, and never conflict. */
  readonly values: readonly string[];
}

const sandboxes = fork(new URL('./adapter-sandboxes.ts', import.meta.url));
const [{ port }] = (await once(sandboxes, 'message')) as [{ port: number }];
const baseUrl = `http://127.0.0.1:${port}`;
/** Milliseconds of the foreign calls of a commit. */
let calls: number[] = [];
const onCall = ({ ms }: { readonly ms: number }) => {
  calls.push(ms);
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
const salesforce = createSalesforceConfigurator({
  baseUrl,
  clientId: 'bespoke-sandbox',
  clientSecret: 'secret-of-the-benchmark',
  timeoutMs: 20_000,
  onCall,
});
const salesforceBike = (await salesforce.listProducts({ locale: 'en', currency: 'EUR' })).find(
  ({ title }) => title === 'Tarn Calvin',
);
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
  {
    name: 'Salesforce, rack',
    adapter: salesforce,
    productId: '01txx0000006jkuAAA',
    context: { locale: 'en', currency: 'USD' },
    parameter: 'Load Capacity',
    values: ['1300', '1400', '1500'],
  },
  {
    name: 'Salesforce, bike',
    adapter: salesforce,
    productId: salesforceBike?.id ?? '',
    context: { locale: 'en', currency: 'EUR' },
    parameter: 'Riding position',
    values: ['Balanced', 'Sporty', 'Upright'],
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
  const start = await adapter.start(productId, context);
  let { session } = start;
  const field = parametersOf(start).find(({ name, description }) => [name, description].includes(parameter));
  if (!field) throw new Error(`${name}: the first page has no ${parameter}.`);
  const names = values.map(
    (value) =>
      field.domain.elements.find((element) => [element.name, element.description].includes(value))?.name ??
      value,
  );
  const passed: number[] = [];
  const worked: number[] = [];
  let count = 0;
  for (let index = 0; index < WARM_UP + COMMITS; index++) {
    const value = names[index % names.length] ?? '';
    calls = [];
    const started = performance.now();
    const answer = await adapter.commit(session, [{ name: field.name, value }], context);
    const ms = performance.now() - started;
    const { status, message } = answer.configuration.response;
    if (status !== 'OK' || message !== undefined) throw new Error(`${name}: ${status} ${message ?? ''}`);
    ({ session } = answer);
    if (index < WARM_UP) continue;
    passed.push(ms);
    worked.push(ms - calls.reduce((sum, one) => sum + one, 0));
    count += calls.length;
  }
  const [all, own] = [summarize(passed), summarize(worked)];
  const figures = [all.p50, all.p95, own.p50, own.p95, count / COMMITS].map((figure) => figure.toFixed(2));
  console.log(formatRow([name, ...figures]));
}
