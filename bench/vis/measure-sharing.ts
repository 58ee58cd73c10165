/** What viewers of shared views cost the server, and how long a change takes to reach all of them. */
import { Agent, get, type IncomingMessage } from 'node:http';
import { summarize } from '../latency-table.ts';
import type { ShopProcess } from '../shop-process.ts';
import { ms, row } from './frame-page.ts';
import type { Visualization } from './measure-scene.ts';

/** A view has at most as many viewers as this. */
const [VIEWS, VIEWERS_OF_EACH, CHANGES] = [5, 200, 10];

export async function measureSharing(
  shop: ShopProcess,
  base: string,
  { tvkbPath, tvkbReference, messagingData }: Visualization,
): Promise<void> {
  const put = async (view: number): Promise<string> => {
    const response = await fetch(`${base}/visualization/session`, {
      method: 'PUT',
      headers: { 'Content-Type': 'application/json', 'X-Share-Key': String(view).padStart(64, 'ab') },
      body: JSON.stringify({ visualization: { tvkbPath, tvkbReference, messagingData } }),
    });
    return ((await response.json()) as { id: string }).id;
  };
  const views = Array.from({ length: VIEWS }, (_, view) => view);
  const ids = await Promise.all(views.map(put));
  const before = shop.memoryMiB();
  const agent = new Agent({ maxSockets: Number.POSITIVE_INFINITY });
  let receive: () => void = () => undefined;
  const follow = (id: string) =>
    new Promise<IncomingMessage>((resolve, reject) => {
      get(`${base}/visualization/sessions/${id}`, { agent }, (answer) => {
        if (answer.statusCode !== 200) reject(new Error(`A viewer got ${answer.statusCode}.`));
        answer.setEncoding('utf8');
        answer.on('error', () => undefined);
        // States are longer than a packet: the blank line is the end of one.
        answer.on('data', (text: string) => {
          if (!text.endsWith('\n\n')) return;
          resolve(answer);
          receive();
        });
      }).on('error', reject);
    });
  const viewers: IncomingMessage[] = [];
  for (const id of ids)
    viewers.push(...(await Promise.all(Array.from({ length: VIEWERS_OF_EACH }, () => follow(id)))));
  const after = shop.memoryMiB();

  const times: number[] = [];
  for (let change = 0; change < CHANGES; change++) {
    let missing = viewers.length;
    const start = performance.now();
    const all = new Promise<void>((resolve) => {
      receive = () => {
        times.push(performance.now() - start);
        missing -= 1;
        if (missing === 0) resolve();
      };
    });
    await Promise.all(views.map(put));
    await all;
  }
  for (const viewer of viewers) viewer.destroy();
  agent.destroy();
  const { p50, p95 } = summarize(times);
  console.log(`\n${viewers.length} viewers of ${VIEWS} shared views, in one process`);
  if (before !== undefined && after !== undefined)
    row('memory of the server, more by', `${after - before} MiB (goal 100 MiB), from ${before} MiB`);
  row('a change until it reaches a viewer, p50, p95', ms(p50), `${ms(p95)} (goal 300 ms)`);
}
