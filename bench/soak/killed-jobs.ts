/**
 * Kills the server with SIGKILL while it makes CAD files: after a restart each job comes to its end, and its files
 * are there, each once.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import type { SeededRandom } from '../seeded-random.ts';
import { ShopProcess } from '../shop-process.ts';
import { callByHttp, expectThat, readJson, type Call, type GoesOn } from './campaign.ts';

const CUSTOMERS = 4;
/** Milliseconds before a server is killed, at most. */
const LONGEST_LIFE = 600;
/** Of a job whose server was killed, in milliseconds: its lease and a turn in the queue. */
const LONGEST_WAIT = 120_000;

/** @returns kills */
export async function killedJobs(random: SeededRandom, goesOn: GoesOn): Promise<number> {
  let kills = 0;
  let shop = await ShopProcess.start();
  try {
    do {
      const customers = Array.from({ length: CUSTOMERS }, () => `soak-${random.integer(0, 2 ** 31)}`);
      const call = callByHttp(shop.port, shop.apiKey);
      const items = await Promise.all(customers.map((as) => addBike(call, as)));
      const starts = items.map((item, at) => startCad(call, customers[at] ?? '', item));
      await sleep(random.integer(0, LONGEST_LIFE));
      await shop.kill();
      kills += 1;
      const isStarted = await Promise.all(starts);
      shop = await ShopProcess.start({ left: shop });
      const again = callByHttp(shop.port, shop.apiKey);
      for (const [at, item] of items.entries()) {
        const as = customers[at] ?? '';
        const status = await endOf(again, as, item, LONGEST_WAIT);
        // A start that was not confirmed may have come to nothing.
        expectThat(status === 'finished' || !isStarted[at], `A confirmed job of ${as} is ${status}.`);
        if (status !== 'finished') continue;
        const { files } = readJson<{ files: readonly { file: string }[] }>(
          await again('GET', `/cart/items/${item}/cad/get-generated-cad-document-list`, { as }),
          'The list of CAD files',
        );
        expectThat(files.length > 0, `${as} has no files.`);
        expectThat(new Set(files.map(({ file }) => file)).size === files.length, `${as} has a file twice.`);
        for (const { file } of files) {
          const query = new URLSearchParams({ file });
          const path = `/cart/items/${item}/cad/download-generated-cad-document?${query.toString()}`;
          const { status: found, text } = await again('GET', path, { as });
          expectThat(found === 200 && text.length > 0, `${file} of ${as} cannot be read.`);
        }
      }
    } while (goesOn());
  } finally {
    await shop.stop();
  }
  return kills;
}

async function addBike(call: Call, as: string): Promise<string> {
  const started = await call('POST', '/config/start/bikes/calvin', { as, form: {} });
  const { configId } = readJson<{ configId: string }>(started, 'Starting a configuration');
  const added = await call('POST', '/cart/items', { as, form: { configId } });
  return readJson<{ '#id': string }>(added, 'Adding to the cart')['#id'];
}

/** Whether the server confirmed it before it was killed. */
async function startCad(call: Call, as: string, item: string): Promise<boolean> {
  try {
    return (await call('POST', `/cart/items/${item}/cad/start-cad-automation`, { as })).status === 200;
  } catch (error) {
    if (error instanceof TypeError) return false; // what `fetch` throws for a lost connection
    throw error;
  }
}

async function endOf(call: Call, as: string, item: string, limit: number): Promise<string> {
  const until = performance.now() + limit;
  for (;;) {
    const answer = await call('GET', `/cart/items/${item}/cad/cad-automation-status`, { as });
    const { status } = readJson<{ status: string }>(answer, 'The status of the CAD files');
    if (status !== 'pending' || performance.now() > until) return status;
    await sleep(500);
  }
}
