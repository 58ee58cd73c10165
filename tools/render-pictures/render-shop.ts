/// <reference lib="dom" />
/** A shop of its own, and a browser that draws what its tenant shows of a configuration. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { chromium } from '@playwright/test';
import * as z from 'zod';
import { API_BASE } from '#contract/endpoint.ts';
import { findBrowser } from '../browser.mjs';

const KEY = 'the-key-of-rendering';

export interface RenderedProduct {
  readonly tab: string;
  readonly product: string;
  /** Committed in this order; what does not fit changes other choices. */
  readonly commits: Readonly<Record<string, string>>;
  /** Parts of the scene that are drawn; all when not given. */
  readonly parts?: readonly string[];
  /** From where it is seen, in degrees; as in the first view of the scene when not given. */
  readonly orbit?: { readonly azimuth: number; readonly elevation: number } | undefined;
}

export interface RenderShop {
  /** The picture of a product, as PNG. @throws Error when a value cannot be committed, or nothing of it is to be seen */
  readonly render: (product: RenderedProduct, size: PictureSize) => Promise<Buffer>;
  readonly close: () => Promise<void>;
}

interface PictureSize {
  readonly width: number;
  readonly height: number;
}

/** What the page in the frame keeps for this (`vis/app/main.ts`). */
interface FramePage {
  readonly productView?: {
    readonly viewer?: {
      drawn(): Promise<void>;
      picture(orbit: unknown, size: PictureSize): Promise<HTMLCanvasElement>;
    };
    readonly placed?: {
      readonly views: readonly unknown[];
      readonly parts: readonly { readonly bodies: readonly unknown[] }[];
      readonly problems: readonly string[];
    };
  };
}

const answerSchema = z.object({
  configId: z.string(),
  response: z.object({ status: z.string(), message: z.string().optional() }),
  visualization: z.record(z.string(), z.unknown()),
});

const sceneSchema = z.looseObject({
  parts: z.array(z.looseObject({ name: z.string(), bodies: z.array(z.unknown()) })),
});

/**
 * @param models the folder of the catalog and its models
 * @throws Error when the server or the browser does not start; `npm run build` has to have run
 */
export async function openRenderShop(root: string, models: string): Promise<RenderShop> {
  const dataDir = mkdtempSync(join(tmpdir(), 'bespoke-render-'));
  const server = spawn(process.execPath, ['dist/server/main.js'], {
    cwd: root,
    env: {
      ...process.env,
      PORT: '0',
      DATA_DIR: dataDir,
      MODELS_DIR: models,
      TENANT_API_KEY: KEY,
      LOG_LEVEL: 'error',
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  // Also where an error that nobody catches ends this process.
  process.once('exit', () => server.kill());
  const base = await addressIn(server.stdout);
  const executablePath = findBrowser();
  const browser = await chromium.launch({
    ...(executablePath ? { executablePath } : {}),
    args: ['--no-sandbox', '--use-angle=swiftshader', '--enable-unsafe-swiftshader'],
  });
  const page = await browser.newPage({ reducedMotion: 'reduce' });
  // Its pictures have shadows also where the browser draws in software, which the viewer would spare.
  await page.addInitScript(() => {
    const { value: getExtension } = Object.getOwnPropertyDescriptor(
      WebGL2RenderingContext.prototype,
      'getExtension',
    ) as { value: (this: WebGL2RenderingContext, name: string) => unknown };
    Object.assign(WebGL2RenderingContext.prototype, {
      getExtension(this: WebGL2RenderingContext, name: string): unknown {
        return name === 'WEBGL_debug_renderer_info' ? null : getExtension.call(this, name);
      },
    });
  });
  await page.route(/\/visualization\/scenes\/.*[?]parts=/, async (route) => {
    const parts = new Set(new URL(route.request().url()).searchParams.get('parts')?.split(','));
    const scene = sceneSchema.parse(await (await route.fetch()).json());
    // Other parts are docked to those that are not drawn.
    const drawn = scene.parts.map((part) => (parts.has(part.name) ? part : { ...part, bodies: [] }));
    await route.fulfill({ json: { ...scene, parts: drawn } });
  });
  await page.goto(`${base}/vis/index.html#parent=${encodeURIComponent(base)}`);
  let seq = 0;

  const call = async (path: string, form: Readonly<Record<string, string>>) => {
    const answer = await fetch(`${base}${API_BASE}${path}`, {
      method: 'POST',
      headers: { 'X-Key': KEY, 'X-External-Id': 'render' },
      body: new URLSearchParams(form),
    });
    return answerSchema.parse(await answer.json());
  };
  const visualizationOf = async ({ tab, product, commits, parts }: RenderedProduct) => {
    let answer = await call(`/config/start/${tab}/${product}`, {});
    for (const [parameter, value] of Object.entries(commits)) {
      const form = { configId: answer.configId, parameter, value };
      answer = await call('/config/commit', form);
      if (answer.response.status === 'RESOLVABLE') answer = await call('/config/accept', form);
      if (answer.response.status !== 'OK')
        throw new Error(`${parameter} ${value}: ${answer.response.message}`);
    }
    const { tvkbReference } = z.object({ tvkbReference: z.string() }).parse(answer.visualization);
    return {
      ...answer.visualization,
      screenshotRenderer: '',
      ...(parts && { tvkbReference: `${tvkbReference}?parts=${parts.join(',')}` }),
    };
  };
  return {
    async render(product, size) {
      seq += 1;
      const state = {
        ...{ type: 'tacton.vis', seq, visualization: await visualizationOf(product) },
        ...{ triggers: [], buttonTriggers: [], page: '' },
      };
      const data = await page.evaluate(
        async ([message, orbit, pictureSize]) => {
          const frame = window as unknown as FramePage;
          const before = frame.productView?.placed;
          window.postMessage(message, location.origin);
          while (!frame.productView?.viewer || frame.productView.placed === before)
            await new Promise((resolve) => setTimeout(resolve, 20));
          const { viewer, placed } = frame.productView;
          if (!placed?.parts.some(({ bodies }) => bodies.length > 0)) return placed?.problems ?? [];
          await viewer.drawn();
          const picture = await viewer.picture(orbit ?? placed.views[0], pictureSize);
          return picture.toDataURL('image/png');
        },
        [state, product.orbit, size] as const,
      );
      if (typeof data !== 'string')
        throw new Error(`The picture is empty: ${JSON.stringify(product)}. ${data.join(' ')}`);
      return Buffer.from(data.split(',')[1] ?? '', 'base64');
    },
    async close() {
      await browser.close();
      const ended = once(server, 'exit');
      server.kill('SIGTERM');
      await ended;
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

async function addressIn(output: NodeJS.ReadableStream): Promise<string> {
  for await (const line of createInterface({ input: output })) {
    const address = /ready at (http:\/\/localhost:\d+)/.exec(line)?.[1];
    if (address !== undefined) return address;
  }
  throw new Error('The server did not start.');
}
