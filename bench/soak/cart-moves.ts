/** Kills the server while customers make carts, choose among them and move an item: nothing is lost, doubled or half done. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { SeededRandom } from '../seeded-random.ts';
import { ShopProcess } from '../shop-process.ts';
import { callByHttp, expectThat, part, readJson, type GoesOn } from './campaign.ts';

const CUSTOMERS = 4;
/** Milliseconds before a server is killed, at most. */
const LONGEST_LIFE = 1_500;
/** More would only fill the list: names repeat, so that calls do, too. */
const NAMES = ['A', 'B', 'C', 'D'];

interface ListedCart {
  readonly id: string;
  readonly name: string;
  readonly isActive: boolean;
  readonly itemCount: number;
}

/** @returns kills */
export async function cartMoves(random: SeededRandom, goesOn: GoesOn): Promise<number> {
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
      for (const { as, confirmed, hasItem } of written) await check(shop, as, confirmed, hasItem);
    } while (goesOn());
  } finally {
    await shop.stop();
  }
  return kills;
}

/** Makes carts, moves the only item to each of them and deletes the one that it leaves, until the server is gone. */
async function write({ port, apiKey }: ShopProcess, as: string) {
  const call = callByHttp(port, apiKey);
  /** The name of a cart that is there and has not been asked to go. */
  let confirmed: string | undefined;
  let hasItem = false;
  try {
    const added = await call('POST', '/cart/items', { as, form: part });
    const { '#id': itemId } = readJson<{ '#id': string }>(added, 'Adding to the cart');
    hasItem = true;
    for (let count = 0; ; count++) {
      const name = NAMES[count % NAMES.length] ?? '';
      const made = await call('POST', '/carts', { as, form: { name, active: 'true' } });
      const { carts } = readJson<{ carts: readonly ListedCart[] }>(made, 'Making a cart');
      confirmed = name;
      const [active, ...others] = carts;
      expectThat(active?.name === name, `The cart ${name} was made, but ${active?.name} is active.`);
      await call('PUT', `/carts/${active.id}/items/${itemId}`, { as, form: {} });
      for (const { id } of others) readJson(await call('DELETE', `/carts/${id}`, { as }), 'Deleting a cart');
    }
  } catch (error) {
    if (!(error instanceof TypeError)) throw error; // what `fetch` throws for a lost connection
    return { as, confirmed, hasItem };
  }
}

async function check(
  { port, apiKey }: ShopProcess,
  as: string,
  confirmed: string | undefined,
  hasItem: boolean,
): Promise<void> {
  const call = callByHttp(port, apiKey);
  const { carts } = readJson<{ carts: readonly ListedCart[] }>(await call('GET', '/carts', { as }), 'Carts');
  const names = carts.map(({ name }) => name);
  expectThat(carts.filter(({ isActive }) => isActive).length === 1, `${as} has not one active cart.`);
  expectThat(new Set(names).size === names.length, `${as} has a cart twice: ${names.join(', ')}.`);
  expectThat(confirmed === undefined || names.includes(confirmed), `A confirmed cart of ${as} is lost.`);
  const items = carts.reduce((sum, { itemCount }) => sum + itemCount, 0);
  expectThat(hasItem ? items === 1 : items <= 1, `The item of ${as} is in ${items} carts.`);
}
