/**
 * `npm run soak:drafts`: a browser with a cart of 200 configured bikes asks for 40 draft proposals at once, again and again,
 * and leaves half of them; another one configures meanwhile and asks for a draft of its own. Prints what was answered, how
 * long the other one waited, and the memory of the server; fails when the server dies or its memory is above the bound.
 *
 * `SOAK_ITEMS`, `SOAK_DRAFTS` and `SOAK_ROUNDS` change the numbers; `SOAK_MIB` the bound.
 */
import { GATEWAY_BASE } from '#contract/endpoint.ts';
import { ShopProcess } from './shop-process.ts';

const numberOf = (name: string, fallback: number) => Number(process.env[name] ?? fallback);
const ITEMS = numberOf('SOAK_ITEMS', 200);
const DRAFTS = numberOf('SOAK_DRAFTS', 40);
const ROUNDS = numberOf('SOAK_ROUNDS', 3);
const MOST_MIB = numberOf('SOAK_MIB', 1_500);

const shop = await ShopProcess.start();
let most = 0;
const watch = setInterval(() => {
  most = Math.max(most, shop.memoryMiB() ?? 0);
}, 200);
try {
  const base = `http://localhost:${shop.port}${GATEWAY_BASE}`;
  const many = await browser(base);
  const other = await browser(base);
  for (let item = 0; item < ITEMS; item++) await addBike(many);
  await addBike(other);
  console.log(`server memory with ${ITEMS} bikes in the cart: ${shop.memoryMiB()} MiB`);
  await report('a draft alone', [draft(many)]);
  for (let round = 1; round <= ROUNDS; round++) {
    const gone = new AbortController();
    const asked = Array.from({ length: DRAFTS }, (_, index) =>
      draft(many, index % 2 === 1 ? gone.signal : undefined),
    );
    const ofOther = draft(other);
    const commits: number[] = [];
    for (let commit = 0; commit < 10; commit++) commits.push(await timed(() => addBike(other)));
    gone.abort();
    console.log(
      `round ${round}: bikes of the other browser took at most ${Math.max(...commits).toFixed(0)} ms`,
    );
    await report('  its draft', [ofOther]);
    await report(`  ${DRAFTS} drafts of one browser, half of them left`, asked);
  }
  const complete = await many('/cart/complete');
  console.log(
    `cart/complete: ${complete.status}, ${((await complete.text()).length / 2 ** 20).toFixed(1)} Mi characters`,
  );
  console.log(`\nserver memory: ${shop.memoryMiB()} MiB, at most ${most} MiB`);
  if (most > MOST_MIB) throw new Error(`The server took more than ${MOST_MIB} MiB.`);
} finally {
  clearInterval(watch);
  await shop.stop();
}

type Browser = (path: string, form?: Record<string, string>, signal?: AbortSignal) => Promise<Response>;

async function browser(base: string): Promise<Browser> {
  const started = await fetch(`${base}/session`);
  const cookie = started.headers.get('Set-Cookie')?.split(';')[0] ?? '';
  return (path, form, signal) =>
    fetch(`${base}${path}`, {
      headers: { Cookie: cookie },
      ...(form && { method: 'POST', body: new URLSearchParams(form) }),
      ...(signal && { signal }),
    });
}

async function addBike(ask: Browser): Promise<void> {
  const started = (await (await ask('/config/start/bikes/calvin', {})).json()) as { configId: string };
  const added = await ask('/cart/items', { configId: started.configId });
  if (added.status !== 200) throw new Error(`A bike could not be added: ${await added.text()}`);
}

/** Status and milliseconds of a draft; `left` when it was not waited for. */
async function draft(ask: Browser, signal?: AbortSignal): Promise<{ status: string; ms: number }> {
  let status = 'left';
  const ms = await timed(async () => {
    try {
      const answer = await ask('/proposal/draft', undefined, signal);
      const bytes = (await answer.arrayBuffer()).byteLength;
      status = answer.status === 200 ? `200 (${Math.round(bytes / 1024)} KiB)` : String(answer.status);
    } catch (error) {
      if (!signal?.aborted) throw error;
    }
  });
  return { status, ms };
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

async function report(title: string, asked: ReturnType<typeof draft>[]): Promise<void> {
  const answers = await Promise.all(asked);
  const counts = new Map<string, number>();
  for (const { status } of answers) counts.set(status, (counts.get(status) ?? 0) + 1);
  const list = [...counts].map(([status, count]) => `${count} × ${status}`).join(', ');
  const slowest = Math.max(...answers.map(({ ms }) => ms));
  console.log(`${title}: ${list}; the slowest after ${slowest.toFixed(0)} ms`);
}
