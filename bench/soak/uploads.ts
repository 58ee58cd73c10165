/** Kills the server with SIGKILL in the middle of uploads: what it has confirmed is there afterwards, once and whole. */
import { createHash } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { SeededRandom } from '../seeded-random.ts';
import { ShopProcess } from '../shop-process.ts';
import { callByHttp, expectThat, readJson, type GoesOn } from './campaign.ts';

const CUSTOMERS = 4;
/** Milliseconds before a server is killed, at most. */
const LONGEST_LIFE = 1_200;

interface Listed {
  readonly attachments: readonly { readonly id: string; readonly name: string }[];
}

/** @returns kills */
export async function uploads(random: SeededRandom, goesOn: GoesOn): Promise<number> {
  let kills = 0;
  let shop = await ShopProcess.start();
  try {
    do {
      const run = `soak-${random.integer(0, 2 ** 31)}`;
      const writers = Array.from({ length: CUSTOMERS }, (_, i) =>
        write(shop, `${run}-${i}`, 50_000 * (i + 1)),
      );
      await sleep(random.integer(30, LONGEST_LIFE));
      await shop.kill();
      kills += 1;
      const written = await Promise.all(writers);
      shop = await ShopProcess.start({ left: shop });
      for (const customer of written) await check(shop, customer);
    } while (goesOn());
  } finally {
    await shop.stop();
  }
  return kills;
}

interface Written {
  readonly as: string;
  /** By name: SHA-256 of what was sent. */
  readonly sent: ReadonlyMap<string, string>;
  /** Ids of those that were answered. */
  readonly confirmed: readonly string[];
}

async function check({ port, apiKey }: ShopProcess, { as, sent, confirmed }: Written): Promise<void> {
  const cart = await callByHttp(port, apiKey)('GET', '/cart', { as });
  const { attachments } = readJson<Partial<Listed>>(cart, 'The cart');
  const names = (attachments ?? []).map(({ name }) => name);
  expectThat(new Set(names).size === names.length, `${as} has an attachment twice.`);
  const ids = new Set((attachments ?? []).map(({ id }) => id));
  for (const id of confirmed) expectThat(ids.has(id), `A confirmed attachment of ${as} is lost.`);
  for (const { id, name } of attachments ?? []) {
    const address = `http://127.0.0.1:${port}/self-service-api-v1.3/cart/attachment/download?attachmentId=${id}`;
    const response = await fetch(address, { headers: { 'X-Key': apiKey, 'X-External-ID': as } });
    const bytes = Buffer.from(await response.arrayBuffer());
    expectThat(sha256(bytes) === sent.get(name), `The attachment ${name} of ${as} is not whole.`);
  }
}

/** Attaches texts until the server is gone, or there are as many as a cart may have. */
async function write({ port, apiKey }: ShopProcess, as: string, size: number): Promise<Written> {
  const sent = new Map<string, string>();
  const confirmed: string[] = [];
  for (let number = 1; number <= 50; number++) {
    const name = `${number}.txt`;
    const content = `${as} ${number} `.repeat(Math.ceil(size / 10));
    sent.set(name, sha256(Buffer.from(content)));
    const body = new FormData();
    body.append('file', new File([content], name));
    try {
      const response = await fetch(`http://127.0.0.1:${port}/self-service-api-v1.3/cart/attachment`, {
        method: 'POST',
        headers: { 'X-Key': apiKey, 'X-External-ID': as },
        body,
      });
      const answer = { status: response.status, text: await response.text() };
      confirmed.push(readJson<{ id: string }>(answer, 'Attaching').id);
    } catch (error) {
      if (!(error instanceof TypeError)) throw error; // what `fetch` throws for a lost connection
      break;
    }
  }
  return { as, sent, confirmed };
}

function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
