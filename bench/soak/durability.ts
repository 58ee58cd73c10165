/** Kills the server with SIGKILL in the middle of writes: what it has confirmed is there afterwards, once. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { SeededRandom } from '../seeded-random.ts';
import { ShopProcess } from '../shop-process.ts';
import { callByHttp, expectThat, part, readJson, type GoesOn } from './campaign.ts';

const CUSTOMERS = 6;
/** Milliseconds before a server is killed, at most. */
const LONGEST_LIFE = 1_500;

/** @returns kills */
export async function durability(random: SeededRandom, goesOn: GoesOn): Promise<number> {
  let kills = 0;
  let shop = await ShopProcess.start();
  try {
    do {
      const run = `soak-${random.integer(0, 2 ** 31)}`;
      const writers = Array.from({ length: CUSTOMERS }, (_, i) => write(shop, `${run}-${i}`));
      await sleep(random.integer(50, LONGEST_LIFE));
      await shop.kill();
      kills += 1;
      const written = await Promise.all(writers);
      shop = await ShopProcess.start({ left: shop });
      const call = callByHttp(shop.port, shop.apiKey);
      for (const { as, confirmed, sent } of written) {
        const { items } = readJson<{ items: readonly { '#id': string; qty: number }[] }>(
          await call('GET', '/cart/items', { as }),
          'The cart',
        );
        const ids = new Set(items.map(({ '#id': id }) => id));
        const quantities = items.map(({ qty }) => Number(qty));
        for (const id of confirmed) expectThat(ids.has(id), `A confirmed item of ${as} is lost.`);
        expectThat(new Set(quantities).size === quantities.length, `${as} has an item twice.`);
        expectThat(items.length <= sent, `${as} has more items than were added.`);
      }
    } while (goesOn());
  } finally {
    await shop.stop();
  }
  return kills;
}

/** Adds items of quantity 1, 2, 3 … until the server is gone. */
async function write({ port, apiKey }: ShopProcess, as: string) {
  const call = callByHttp(port, apiKey);
  const confirmed: string[] = [];
  for (let sent = 1; ; sent++) {
    try {
      const answer = await call('POST', '/cart/items', { as, form: { ...part, qty: String(sent) } });
      if (answer.status === 400) return { as, confirmed, sent }; // the cart is full
      confirmed.push(readJson<{ '#id': string }>(answer, 'Adding to the cart')['#id']);
    } catch (error) {
      if (!(error instanceof TypeError)) throw error; // what `fetch` throws for a lost connection
      return { as, confirmed, sent };
    }
  }
}
