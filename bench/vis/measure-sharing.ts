/** What viewers of shared views cost the server, and how long a change takes to reach all of them. */
import { Agent, get, type IncomingMessage } from 'node:http';
import { summarize } from '../latency-table.ts';
import type { ShopProcess } from '../shop-process.ts';
import { ms, row } from './frame-page.ts';
import type { Visualization } from './measure-scene.ts';

/** A view has at most as many viewers as this. */
const [VIEWERS, CHANGES] = [1_000, 20];

export async function measureSharing(
  shop: ShopProcess,
  base: string,
  { tvkbPath, tvkbReference, messagingData }: Visualization,
): Promise<void> {
  const put = async (): Promise<string> => {
    const response = await fetch(`${base}/visualization/session`, {
      method: 'PUT',
      headers: { 'Content-Type': 'application/json', 'X-Share-Key': 'ab'.repeat(32) },
      body: JSON.stringify({ visualization: { tvkbPath, tvkbReference, messagingData } }),
    });
    return ((await response.json()) as { id: string }).id;
  };
  const token = await put();
  const before = shop.memoryMiB();
  const agent = new Agent({ maxSockets: Number.POSITIVE_INFINITY });
  let receive: (event: string) => void = () => undefined;
  const follow = (viewer: number) =>
    new Promise<IncomingMessage>((resolve, reject) => {
      const id = String(viewer).padStart(32, '0');
      get(`${base}/visualization/sessions/${token}?viewer=${id}`, { agent }, (answer) => {
        if (answer.statusCode !== 200) reject(new Error(`A viewer got ${answer.statusCode}.`));
        answer.setEncoding('utf8');
        answer.on('error', () => undefined);
        // States are longer than a packet: the blank line is the end of an event.
        let text = '';
        answer.on('data', (more: string) => {
          const events = `${text}${more}`.split('\n\n');
          text = events.pop() ?? '';
          for (const event of events) {
            if (event.startsWith('event: state')) resolve(answer);
            receive(event);
          }
        });
      }).on('error', reject);
    });
  const viewers: IncomingMessage[] = [];
  for (let count = 0; count < VIEWERS; count += 100)
    viewers.push(...(await Promise.all(Array.from({ length: 100 }, (_, index) => follow(count + index)))));

  /** How long it takes until each viewer has got an event with a text, in milliseconds. */
  const timesOf = async (text: string, cause: () => Promise<unknown>): Promise<number[]> => {
    const times: number[] = [];
    const start = performance.now();
    const all = new Promise<void>((resolve) => {
      receive = (event) => {
        if (!event.includes(text)) return;
        times.push(performance.now() - start);
        if (times.length === VIEWERS) resolve();
      };
    });
    await Promise.all([cause(), all]);
    return times;
  };
  // All of them know of all of them: from here on they are idle.
  const point = (part: string) =>
    fetch(`${base}/visualization/sessions/${token}/viewer`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ viewer: '0'.repeat(32), name: 'Ada', part }),
    });
  await timesOf(`"count":${VIEWERS}`, () => point('first'));
  const after = shop.memoryMiB();

  const [changes, points, slowest]: [number[], number[], number[]] = [[], [], []];
  for (let change = 0; change < CHANGES; change++) {
    const times = await timesOf('event: state', put);
    changes.push(...times);
    slowest.push(Math.max(...times));
    points.push(...(await timesOf(`part ${change} `, () => point(`part ${change} `))));
  }
  for (const viewer of viewers) viewer.destroy();
  agent.destroy();
  const [changed, pointed, last] = [changes, points, slowest].map((times) => summarize(times));
  console.log(`\n${VIEWERS} viewers of one shared view, in one process`);
  if (before !== undefined && after !== undefined)
    row('memory of the server, more by', `${after - before} MiB (goal 100 MiB), from ${before} MiB`);
  if (!changed || !pointed || !last) return;
  row('a change until it reaches a viewer, p50, p95', ms(changed.p50), `${ms(changed.p95)} (goal 300 ms)`);
  row('a change until it has reached all, p50, p95', ms(last.p50), ms(last.p95));
  row('a part pointed at until it is seen, p50, p95', ms(pointed.p50), ms(pointed.p95));
}
