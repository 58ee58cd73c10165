import sharp from 'sharp';
import { expect, test } from 'vitest';
import { comparePictures, isSamePicture } from './compare-pictures.ts';

const plain = (color: string, width = 80) =>
  sharp({ create: { width, height: 60, channels: 3, background: color } });
const withSpot = (size: number) =>
  plain('#888')
    .composite([
      {
        input: { create: { width: size, height: size, channels: 3, background: '#f00' } },
        left: 10,
        top: 10,
      },
    ])
    .webp()
    .toBuffer();

test('a picture is the same as itself, and as one that is compressed otherwise', async () => {
  const [a, b] = [
    await withSpot(20),
    await sharp(await withSpot(20))
      .webp({ quality: 90 })
      .toBuffer(),
  ];
  expect(await comparePictures(a, a)).toEqual({ mean: 0, share: 0 });
  expect(isSamePicture(await comparePictures(a, b))).toBe(true);
});

test('a part that is missing, another shade and another size are seen', async () => {
  const usual = await withSpot(20);
  for (const other of [withSpot(6), plain('#8c8c8c').webp().toBuffer(), plain('#888', 40).webp().toBuffer()])
    expect(isSamePicture(await comparePictures(usual, await other))).toBe(false);
});
