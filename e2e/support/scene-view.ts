import { expect, type FrameLocator, type Locator, type Page } from '@playwright/test';

/** What the frame keeps for tests (`vis/app/main.ts`). */
interface ProductPage {
  readonly productView: {
    readonly viewer: { drawn(): Promise<void>; readonly canvas: HTMLCanvasElement } | undefined;
    readonly exportModel: ((format: 'glb' | 'usdz') => Promise<Blob>) | undefined;
    readonly placed:
      | {
          readonly dimensions: readonly { name: string; length: number }[];
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
  drawn(): Promise<void>;
  /** Of the first shape of a part. */
  colourOf(part: string): Promise<string | undefined>;
  /** Of a dimension, in metres. */
  lengthOf(dimension: string): Promise<number>;
  /** The file of the product as it is shown. */
  exported(format: 'glb' | 'usdz'): Promise<Buffer<ArrayBuffer>>;
  /** Says something to the page around the frame. */
  send(message: object): Promise<void>;
  /** The mean colour of the picture: red, green and blue from 0 to 255. */
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
    // On a busy machine Chromium says now and then that the promise was collected; then it is asked again.
    drawn: () =>
      expect(() =>
        content.evaluate(() => (window as unknown as ProductPage).productView.viewer?.drawn()),
      ).toPass(),
    colourOf: (part) =>
      content.evaluate(
        (name) =>
          (window as unknown as ProductPage).productView.placed?.parts.find((placed) => placed.name === name)
            ?.bodies[0]?.material.color,
        part,
      ),
    lengthOf: (dimension) =>
      content.evaluate(
        (name) =>
          (window as unknown as ProductPage).productView.placed?.dimensions.find(
            (placed) => placed.name === name,
          )?.length ?? Number.NaN,
        dimension,
      ),
    exported: async (format) => {
      const data = await content.evaluate(async (name) => {
        const file = await (window as unknown as ProductPage).productView.exportModel?.(name);
        const bytes = new Uint8Array((await file?.arrayBuffer()) ?? []);
        let text = '';
        for (let at = 0; at < bytes.length; at += 8_192)
          text += String.fromCharCode(...bytes.subarray(at, at + 8_192));
        return btoa(text);
      }, format);
      // Not in the pool that small buffers share: readers take the whole of it.
      const decoded = Buffer.from(data, 'base64');
      const bytes = Buffer.from(new ArrayBuffer(decoded.length));
      decoded.copy(bytes);
      return bytes;
    },
    send: (message) => content.evaluate((data) => window.parent.postMessage(data, location.origin), message),
    pixels: () => meanColour(page, frame.getByRole('img', { name: '3D view' })),
  };
}

/** The drawing buffer of WebGL is empty after a frame, so a picture of the screen is measured, in a page. */
async function meanColour(page: Page, canvas: Locator): Promise<readonly number[]> {
  const picture = (await canvas.screenshot()).toString('base64');
  return page.evaluate(async (data) => {
    const image = new Image();
    image.src = `data:image/png;base64,${data}`;
    await image.decode();
    const canvas = Object.assign(document.createElement('canvas'), {
      width: image.width,
      height: image.height,
    });
    const context = canvas.getContext('2d');
    context?.drawImage(image, 0, 0);
    const bytes = context?.getImageData(0, 0, image.width, image.height).data ?? new Uint8ClampedArray();
    const sums = [0, 0, 0];
    bytes.forEach((value, index) => (sums[index % 4] = (sums[index % 4] ?? 0) + value));
    return sums.slice(0, 3).map((sum) => (4 * sum) / bytes.length);
  }, picture);
}
