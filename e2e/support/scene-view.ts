import { expect, type Frame, type FrameLocator, type Page } from '@playwright/test';

/** What the frame keeps for tests (`vis/app/main.ts`). */
interface ProductPage {
  readonly productView: {
    readonly viewer: { drawn(): Promise<void>; readonly canvas: HTMLCanvasElement } | undefined;
    readonly placed:
      | {
          readonly parts: readonly {
            name: string;
            bodies: readonly { material: { color: string } }[];
          }[];
        }
      | undefined;
  };
}

export interface SceneView {
  readonly frame: FrameLocator | Page;
  /** Resolves when what is shown is drawn. */
  drawn(): Promise<void> | Promise<undefined>;
  /** Of the first shape of a part. */
  colourOf(part: string): Promise<string | undefined>;
  /** The mean colour of what is drawn in the middle of the picture, each channel from 0 to 255. */
  pixels(): Promise<readonly number[]>;
}

/** The 3D view in the frame of a page; of a page that is a shared view, its own. */
export async function sceneView(page: Page): Promise<SceneView> {
  const isShared = page.url().includes('/vis/');
  const frame = isShared ? page : page.frameLocator('iframe[title]');
  await expect(frame.getByRole('img', { name: '3D view' })).toBeVisible({ timeout: 60_000 });
  const content = isShared
    ? page
    : page.frames().find((candidate) => candidate.url().includes('/vis/index.html'));
  if (!content) throw new Error('There is no frame.');
  return {
    frame,
    drawn: () => content.evaluate(() => (window as unknown as ProductPage).productView.viewer?.drawn()),
    colourOf: (part) =>
      content.evaluate(
        (name) =>
          (window as unknown as ProductPage).productView.placed?.parts.find((placed) => placed.name === name)
            ?.bodies[0]?.material.color,
        part,
      ),
    pixels: () => meanColour(content),
  };
}

function meanColour(content: Page | Frame): Promise<readonly number[]> {
  return content.evaluate(async () => {
    const { viewer } = (window as unknown as ProductPage).productView;
    if (!viewer) return [];
    await viewer.drawn();
    const small = Object.assign(document.createElement('canvas'), { width: 1, height: 1 });
    const context = small.getContext('2d');
    // In the frame in which it was drawn, the canvas can still be read.
    context?.drawImage(viewer.canvas, 0, 0, 1, 1);
    return [...(context?.getImageData(0, 0, 1, 1).data ?? [])];
  });
}
