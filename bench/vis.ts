/// <reference lib="dom" />
/**
 * `npm run bench:vis`: what the 3D view loads and how fast it draws, in a headless browser; without a graphics card, frames are
 * drawn in software, which the output says. And how long a change of a shared view takes to reach its viewers.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { chromium, type Page } from '@playwright/test';
import { findBrowser } from '../tools/browser.mjs';
import { ShopProcess } from './shop-process.ts';

const VIEWERS = 150;
const CHANGES = 100;

interface Value {
  readonly name: string;
  readonly value: string;
}
interface Visualization {
  readonly tvkbPath: string;
  readonly tvkbReference: string;
  readonly messagingData: readonly Value[];
}
/** What the frame keeps for measurements (`vis/app/main.ts`). */
interface FramePage {
  readonly productView?: {
    readonly viewer?: {
      drawn(): Promise<void>;
      readonly canvas: HTMLCanvasElement;
      readonly statistics: Readonly<Record<string, number | boolean>>;
    };
  };
}

const products = [
  { tab: 'bikes', product: 'calvin', field: 'frame_color_field', values: ['moss', 'cobalt'] },
  { tab: 'pumps', product: 'brook', field: 'color_field', values: ['moss', 'cobalt'] },
] as const;

const brotli = (path: string) => brotliCompressSync(readFileSync(path)).length;
const kib = (bytes: number) => `${(bytes / 1024).toFixed(1)} KiB`;
const percentile = (times: readonly number[], share: number) =>
  [...times].sort((a, b) => a - b)[Math.min(times.length - 1, Math.floor(times.length * share))] ??
  Number.NaN;

const assets = join(import.meta.dirname, '../dist/vis/vis/assets');
for (const file of readdirSync(assets).filter((name) => /\.(js|css)$/.test(name)))
  console.log(`${file.padEnd(34)}${kib(brotli(join(assets, file))).padStart(12)} brotli`);

const shop = await ShopProcess.start();
const base = `http://localhost:${shop.port}`;
const executablePath = findBrowser();
const browser = await chromium.launch({
  ...(executablePath ? { executablePath } : {}),
  args: [
    '--no-sandbox',
    '--use-angle=swiftshader',
    '--enable-unsafe-swiftshader',
    '--enable-precise-memory-info',
  ],
});
try {
  for (const { tab, product, field, values } of products) {
    const answer = await fetch(`${base}/self-service-api-v1.3/config/start/${tab}/${product}`, {
      method: 'POST',
      headers: { 'X-Key': shop.apiKey, 'X-External-Id': 'bench' },
    });
    const { visualization } = (await answer.json()) as { visualization: Visualization };
    await measureScene(product, visualization, field, values);
    if (product === 'calvin') await measureSharing(visualization);
  }
} finally {
  await browser.close();
  await shop.stop();
}

async function measureScene(
  product: string,
  visualization: Visualization,
  field: string,
  values: readonly string[],
) {
  const scene = await fetch(`${base}${visualization.tvkbPath}${visualization.tvkbReference}`);
  const bytes = brotliCompressSync(Buffer.from(await scene.arrayBuffer())).length;
  const page = await browser.newPage({ viewport: { width: 900, height: 675 } });
  await page.goto(`${base}/vis/index.html#parent=${encodeURIComponent(base)}`);
  const start = performance.now();
  await show(page, 1, visualization);
  const first = performance.now() - start;
  const times: number[] = [];
  const heap: number[] = [];
  for (let change = 0; change < CHANGES; change++) {
    const value = values[change % values.length] ?? '';
    const messagingData = visualization.messagingData.map((entry) =>
      entry.name === field ? { ...entry, value } : entry,
    );
    const before = performance.now();
    await show(page, change + 2, { ...visualization, messagingData });
    times.push(performance.now() - before);
    if (change === 9 || change === CHANGES - 1) heap.push(await usedHeap(page));
  }
  const { calls, triangles, isSoftware, materials, gpuGeometries, gpuTextures } = await page.evaluate(
    () => (window as unknown as FramePage).productView?.viewer?.statistics ?? {},
  );
  const frames = await framesPerSecond(page);
  console.log(`
${product}: scene ${kib(bytes)} brotli, ${calls} drawing calls, ${triangles} triangles${isSoftware ? ', drawn in software' : ''}
  first frame after its state       ${first.toFixed(0)} ms
  change until it rests, p50, p95   ${percentile(times, 0.5).toFixed(0)} ms, ${percentile(times, 0.95).toFixed(0)} ms
  frames a second while it turns    ${frames.toFixed(1)}
  heap after 10 and ${CHANGES} changes    ${heap.map((size) => `${(size / 2 ** 20).toFixed(1)} MiB`).join(', ')}
  kept                              ${materials} materials, ${gpuGeometries} geometries, ${gpuTextures} textures`);
  await page.close();
}

/** Shows a state and waits until it is drawn, the transition included. The page is its own parent here. */
async function show(page: Page, seq: number, visualization: object): Promise<void> {
  await page.evaluate(
    async ([number, object]) => {
      const state = {
        type: 'tacton.vis',
        seq: number,
        visualization: object,
        triggers: [],
        buttonTriggers: [],
        page: '',
      };
      window.postMessage(state, location.origin);
      const { productView } = window as unknown as FramePage;
      do await new Promise((resolve) => setTimeout(resolve));
      while (!productView?.viewer);
      await productView.viewer.drawn();
    },
    [seq, visualization] as const,
  );
}

async function usedHeap(page: Page): Promise<number> {
  const session = await page.context().newCDPSession(page);
  await session.send('HeapProfiler.collectGarbage');
  const { usedSize } = await session.send('Runtime.getHeapUsage');
  await session.detach();
  return usedSize;
}

/** Turns it by keys for two seconds. */
function framesPerSecond(page: Page): Promise<number> {
  return page.evaluate(async () => {
    const viewer = (window as unknown as FramePage).productView?.viewer;
    if (!viewer) return 0;
    const framesBefore = Number(viewer.statistics['frames']);
    const start = performance.now();
    while (performance.now() - start < 2_000) {
      viewer.canvas.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowLeft', bubbles: true }));
      await new Promise(requestAnimationFrame);
    }
    return ((Number(viewer.statistics['frames']) - framesBefore) * 1_000) / (performance.now() - start);
  });
}

async function measureSharing({ tvkbPath, tvkbReference, messagingData }: Visualization): Promise<void> {
  const put = async () => {
    const state = { visualization: { tvkbPath, tvkbReference, messagingData } };
    const response = await fetch(`${base}/visualization/session`, {
      method: 'PUT',
      headers: { 'Content-Type': 'application/json', 'X-Share-Key': 'ab'.repeat(32) },
      body: JSON.stringify(state),
    });
    return ((await response.json()) as { id: string }).id;
  };
  const id = await put();
  let heard: (time: number) => void = () => undefined;
  const stopping = new AbortController();
  const viewers = await Promise.all(
    Array.from({ length: VIEWERS }, async () => {
      const { body } = await fetch(`${base}/visualization/sessions/${id}`, { signal: stopping.signal });
      const reader = body?.getReader();
      await reader?.read();
      const listen = async () => {
        while (reader && !(await reader.read()).done) heard(performance.now());
      };
      return { ended: listen().catch(() => undefined) };
    }),
  );
  const times: number[] = [];
  for (let change = 0; change < 10; change++) {
    const start = performance.now();
    let missing = VIEWERS;
    const all = new Promise<void>((resolve) => {
      heard = (time) => {
        times.push(time - start);
        missing -= 1;
        if (missing === 0) resolve();
      };
    });
    await put();
    await all;
  }
  stopping.abort();
  await Promise.all(viewers.map(({ ended }) => ended));
  console.log(
    `\nA change of a shared view reaches ${VIEWERS} viewers in ${percentile(times, 0.5).toFixed(0)} ms (p50), ${percentile(times, 0.95).toFixed(0)} ms (p95)`,
  );
}
