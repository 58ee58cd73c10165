/**
 * Kills the server with SIGKILL while it makes CAD files, as often as there are jobs: at the end each job has come to its end, and
 * its files are there, whole and each once.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import type { SeededRandom } from '../seeded-random.ts';
import { ShopProcess } from '../shop-process.ts';
import { callByHttp, expectThat, readJson, type Call, type GoesOn } from './campaign.ts';

/** Of a round: each has a job. The server is killed as many times before all of them may end. */
const CUSTOMERS = 6;
/** Milliseconds before a server is killed, at most: a job takes some seconds. */
const LONGEST_LIFE = 6_000;
/** Of the jobs whose server was killed, in milliseconds: their lease and turns in the queue. */
const LONGEST_WAIT = 300_000;

/** @returns kills */
export async function killedJobs(random: SeededRandom, goesOn: GoesOn): Promise<number> {
  let kills = 0;
  let shop = await ShopProcess.start();
  try {
    do {
      const customers = Array.from({ length: CUSTOMERS }, () => `soak-${random.integer(0, 2 ** 31)}`);
      const call = callByHttp(shop.port, shop.apiKey);
      const items = await Promise.all(customers.map((as) => addBike(call, as)));
      const started = items.map((item, at) => startCad(call, customers[at] ?? '', item));
      for (let kill = 0; kill < CUSTOMERS; kill++) {
        // The first time also while the jobs are being added.
        await sleep(random.integer(0, kill === 0 ? LONGEST_LIFE / 10 : LONGEST_LIFE));
        await shop.kill();
        kills += 1;
        shop = await ShopProcess.start({ left: shop });
      }
      const isConfirmed = await Promise.all(started);
      const again = callByHttp(shop.port, shop.apiKey);
      for (const [at, item] of items.entries())
        await check(again, { as: customers[at] ?? '', item, isConfirmed: isConfirmed[at] === true });
    } while (goesOn());
  } finally {
    await shop.stop();
  }
  return kills;
}

interface Started {
  readonly as: string;
  readonly item: string;
  /** Whether the server said so before it was killed. */
  readonly isConfirmed: boolean;
}

/** Waits for the end of a job, and reads its files. */
async function check(call: Call, { as, item, isConfirmed }: Started): Promise<void> {
  let { status, error } = await endOf(call, as, item);
  if (status === 'not generated' && error !== '') {
    // Killed three times: it says so, and is made when the customer asks again.
    expectThat(await startCad(call, as, item), `The failed job of ${as} does not start again.`);
    ({ status, error } = await endOf(call, as, item));
  }
  // A start that was not confirmed may have come to nothing.
  if (status === 'not generated' && !isConfirmed) return;
  expectThat(status === 'finished', `A job of ${as} is ${status}: ${error}`);
  const list = await call('GET', `/cart/items/${item}/cad/get-generated-cad-document-list`, { as });
  const { files } = readJson<{ files: readonly { file: string; size: number }[] }>(
    list,
    'The list of CAD files',
  );
  const endings = files.map(({ file }) => file.replace(/^.*\./, '')).sort();
  expectThat(endings.join() === 'dxf,glb,pdf,step,stl,svg', `${as} has the files ${endings.join()}.`);
  for (const { file, size } of files) {
    const query = new URLSearchParams({ file });
    const path = `/cart/items/${item}/cad/download-generated-cad-document?${query.toString()}`;
    const answer = await call('GET', path, { as });
    expectThat(answer.status === 200, `${file} of ${as} answers ${answer.status}.`);
    // Text of a size in bytes: those of binary files cannot be told from it.
    if (!/\.(glb|pdf|stl)$/.test(file))
      expectThat(Buffer.byteLength(answer.text) === size, `${file} of ${as} is not whole.`);
  }
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

async function endOf(call: Call, as: string, item: string): Promise<{ status: string; error: string }> {
  const until = performance.now() + LONGEST_WAIT;
  for (;;) {
    const answer = await call('GET', `/cart/items/${item}/cad/cad-automation-status`, { as });
    const found = readJson<{ status: string; error: string }>(answer, 'The status of the CAD files');
    if (found.status !== 'pending' || performance.now() > until) return found;
    await sleep(500);
  }
}
