/**
 * `npm run render`: draws the pictures of products, their options and the catalog from scenes. The files are committed; run it again
 * after changing a scene. Parts of their names as arguments (`pulse-moss`, `forks/`) draw those alone. With `--check` nothing is
 * written: pictures that look other than the committed ones are named, and the exit code is 1.
 */
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import sharp, { type Sharp } from 'sharp';
import { comparePictures, isSamePicture } from './compare-pictures.ts';
import { partPictures, productPictures, samplePictures, type Pictures } from './pictures.ts';
import { openRenderShop } from './render-shop.ts';

const root = join(import.meta.dirname, '../..');
/** Larger than catalog and cart show them; an option is shown smaller than a product. */
const [productSize, partSize] = [
  { width: 800, height: 600 },
  { width: 480, height: 360 },
];
/** In bytes. A picture of this size is not noticed on a phone. */
const MAX_BYTES = 30 * 1024;

const isCheck = process.argv.includes('--check');
const wanted = process.argv.slice(2).filter((argument) => argument !== '--check');
const isWanted = (name: string) => wanted.length === 0 || wanted.some((part) => name.includes(part));

await draw(join(root, 'models'), { ...productPictures, ...partPictures });
await draw(join(import.meta.dirname, 'samples'), samplePictures);

async function draw(models: string, pictures: Pictures): Promise<void> {
  const chosen = Object.entries(pictures).filter(([name]) => isWanted(name));
  if (chosen.length === 0) return;
  const shop = await openRenderShop(root, models);
  try {
    for (const [name, product] of chosen) {
      const { width, height } = product.parts ? partSize : productSize;
      // Drawn larger and made smaller: edges of thin parts are smoother so.
      const drawn = await shop.render(product, { width: 2 * width, height: 2 * height });
      const file = join(root, 'models', `${name}.webp`);
      const picture = await smallPicture(sharp(drawn).resize(width, height), name);
      if (isCheck) await check(name, picture, file);
      else {
        await mkdir(dirname(file), { recursive: true });
        await writeFile(file, picture);
        console.log(`${name}.webp ${(picture.byteLength / 1024).toFixed(1)} KiB`);
      }
    }
  } finally {
    await shop.close();
  }
}

async function check(name: string, picture: Buffer, file: string): Promise<void> {
  const difference = await readFile(file).then(
    (committed) => comparePictures(picture, committed),
    () => undefined,
  );
  const isSame = isSamePicture(difference);
  if (!isSame) process.exitCode = 1;
  const apart = difference
    ? `mean ${difference.mean.toFixed(2)}, ${(100 * difference.share).toFixed(2)} % seen`
    : 'no picture of this size';
  console.log(`${isSame ? 'same ' : 'OTHER'} ${name}.webp (${apart})`);
}

/** Spokes and cables take more bytes than a plain saddle: those pictures are of lower quality. */
async function smallPicture(drawing: Sharp, name: string): Promise<Buffer> {
  for (const quality of [84, 76, 68, 60]) {
    const picture = await drawing.clone().webp({ quality, effort: 6 }).toBuffer();
    if (picture.byteLength <= MAX_BYTES) return picture;
  }
  throw new Error(`${name} has more than ${MAX_BYTES} bytes.`);
}
