/// <reference lib="dom" />
/** How the page in the frame draws a product, alone in a browser. */
import { brotliCompressSync } from 'node:zlib';
import type { Browser, Page } from '@playwright/test';
import { summarize } from '../latency-table.ts';
import { drawn, kib, mib, ms, row, usedHeap, type FramePage } from './frame-page.ts';

/** With transitions, for the time of one; and without, for what is kept. */
const [TIMED, CHANGES] = [40, 500];

interface Value {
  readonly name: string;
  readonly value: string;
}
export interface Visualization {
  readonly tvkbPath: string;
  readonly tvkbReference: string;
  readonly assetsPath: string;
  readonly messagingData: readonly Value[];
}
export interface MeasuredProduct {
  readonly base: string;
  readonly product: string;
  readonly visualization: Visualization;
  /** Changed from one value to the next, again and again. */
  readonly field: string;
  readonly values: readonly string[];
}

export async function measureScene(browser: Browser, measured: MeasuredProduct): Promise<void> {
  const { base, product, visualization } = measured;
  const scene = await fetch(`${base}${visualization.tvkbPath}${visualization.tvkbReference}`);
  const bytes = brotliCompressSync(Buffer.from(await scene.arrayBuffer())).length;
  const page = await open(browser, base, 'no-preference', { width: 900, height: 675 });
  const start = performance.now();
  await show(page, 1, visualization);
  const first = performance.now() - start;
  const times = await change(page, measured, TIMED);
  const { calls, triangles, isSoftware } = await page.evaluate(
    () => (window as unknown as FramePage).productView?.viewer?.statistics ?? {},
  );
  const frames = await framesPerSecond(page);
  await page.close();
  console.log(`\n${product}, alone in the frame${isSoftware ? ', drawn in software' : ''}`);
  row('scene (all assets of the product)', `${kib(bytes)} brotli (goal 1.5 MiB)`);
  row('drawing calls, triangles', `${calls}, ${triangles}`);
  row('first frame after its state', ms(first));
  const { p50, p95 } = summarize(times);
  row('change until it rests, p50, p95', ms(p50), ms(p95));
  row('frames a second while it turns', frames.toFixed(1));
}

/** What it keeps when one field is changed again and again. */
export async function measureMemory(browser: Browser, measured: MeasuredProduct): Promise<void> {
  // What is kept does not depend on the size of the picture, and a small one is drawn sooner.
  const page = await open(browser, measured.base, 'reduce', { width: 160, height: 120 });
  await show(page, 1, measured.visualization);
  const session = await page.context().newCDPSession(page);
  const heap: number[] = [];
  let done = 0;
  for (const changes of [50, CHANGES / 2, CHANGES]) {
    await change(page, measured, changes - done, done + 1);
    done = changes;
    heap.push(await usedHeap(session));
  }
  const { materials, gpuGeometries, gpuTextures } = await page.evaluate(
    () => (window as unknown as FramePage).productView?.viewer?.statistics ?? {},
  );
  console.log(`\n${measured.product}, changed again and again`);
  row(`heap after 50, ${CHANGES / 2} and ${CHANGES} changes`, ...heap.map(mib));
  row('kept', `${materials} materials, ${gpuGeometries} geometries, ${gpuTextures} textures`);
  await page.close();
}

async function open(
  browser: Browser,
  base: string,
  reducedMotion: 'reduce' | 'no-preference',
  viewport: { readonly width: number; readonly height: number },
): Promise<Page> {
  const page = await browser.newPage({ viewport, reducedMotion });
  await page.goto(`${base}/vis/index.html#parent=${encodeURIComponent(base)}`);
  return page;
}

/** @returns how long each took, in milliseconds */
async function change(
  page: Page,
  { visualization, field, values }: MeasuredProduct,
  count: number,
  seq = 1,
): Promise<number[]> {
  const times: number[] = [];
  for (let number = 0; number < count; number++) {
    const value = values[number % values.length] ?? '';
    const messagingData = visualization.messagingData.map((entry) =>
      entry.name === field ? { ...entry, value } : entry,
    );
    const before = performance.now();
    await show(page, seq + number + 1, { ...visualization, messagingData });
    times.push(performance.now() - before);
  }
  return times;
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
      const { placed } = (window as unknown as FramePage).productView ?? {};
      window.postMessage(state, location.origin);
      do await new Promise((resolve) => setTimeout(resolve));
      while ((window as unknown as FramePage).productView?.placed === placed);
    },
    [seq, visualization] as const,
  );
  await drawn(page);
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
