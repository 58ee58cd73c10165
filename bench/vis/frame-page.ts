/// <reference lib="dom" />
import { chromium, type Browser, type CDPSession, type Frame, type Page } from '@playwright/test';
import { findBrowser } from '../../tools/browser.mjs';

/** What the page in the frame keeps for measurements (`vis/app/main.ts`). */
export interface FramePage {
  readonly productView?: {
    readonly viewer?: {
      drawn(): Promise<void>;
      readonly canvas: HTMLCanvasElement;
      readonly statistics: Readonly<Record<string, number | boolean>>;
    };
    readonly placed?: {
      readonly parts: readonly { name: string; bodies: readonly { material: { color: string } }[] }[];
    };
  };
}

/** A browser that draws in 3D, in software where there is no graphics card. */
export function launchBrowser(): Promise<Browser> {
  const executablePath = findBrowser();
  return chromium.launch({
    ...(executablePath ? { executablePath } : {}),
    args: [
      '--no-sandbox',
      '--use-angle=swiftshader',
      '--enable-unsafe-swiftshader',
      '--enable-precise-memory-info',
    ],
  });
}

/** Resolves when something is drawn and rests. */
export function drawn(frame: Frame | Page): Promise<void> {
  return frame.evaluate(async () => {
    const page = window as unknown as FramePage;
    while (!page.productView?.viewer) await new Promise((resolve) => setTimeout(resolve, 5));
    await page.productView.viewer.drawn();
  });
}

/** Bytes that scripts use, after collecting what they do not. */
export async function usedHeap(session: CDPSession): Promise<number> {
  await session.send('HeapProfiler.collectGarbage');
  const { usedSize } = await session.send('Runtime.getHeapUsage');
  return usedSize;
}

export const kib = (bytes: number) => `${(bytes / 1024).toFixed(1)} KiB`;
export const mib = (bytes: number) => `${(bytes / 2 ** 20).toFixed(1)} MiB`;
export const ms = (milliseconds: number) => `${milliseconds.toFixed(0)} ms`;

/** A line of figures. */
export function row(what: string, ...figures: readonly string[]): void {
  console.log(`  ${what.padEnd(46)}${figures.join(', ')}`);
}
