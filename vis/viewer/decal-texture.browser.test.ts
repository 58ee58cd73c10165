import { expect, test } from 'vitest';
import { decalTexture } from './decal-texture.ts';

/** A red picture that is four times as wide as it is high. */
function widePicture(): string {
  const canvas = Object.assign(document.createElement('canvas'), { width: 80, height: 20 });
  const context = canvas.getContext('2d');
  if (context) context.fillStyle = '#f00';
  context?.fillRect(0, 0, 80, 20);
  return canvas.toDataURL();
}

test('the image of a customer keeps its proportions in a rectangle of others', async () => {
  const url = widePicture();
  const canvas = await new Promise<HTMLCanvasElement>((resolve) => {
    const texture = decalTexture(
      { kind: 'decal', image: 'logo', width: 0.1, height: 0.1 },
      { language: 'en', imageUrl: () => url },
      () => resolve(texture?.image as HTMLCanvasElement),
    );
  });
  const colourAt = (x: number, y: number) => [
    ...(canvas.getContext('2d')?.getImageData(x * canvas.width, y * canvas.height, 1, 1).data ?? []),
  ];
  expect(colourAt(0.5, 0.5)).toEqual([255, 0, 0, 255]);
  expect(colourAt(0.02, 0.5)).toEqual([255, 0, 0, 255]);
  expect(colourAt(0.5, 0.4)).toEqual([255, 0, 0, 255]);
  expect(colourAt(0.5, 0.3)[3]).toBe(0);
});
