/**
 * `npm run render`: draws the pictures of the configured demo products from their scenes. The files are committed; run it again after
 * changing a scene. Names of files as arguments (`pulse-moss`) draw those alone.
 */
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import sharp from 'sharp';
import { openRenderShop, type RenderedProduct } from './render-shop.ts';

const root = join(import.meta.dirname, '../..');
const size = { width: 800, height: 600 };
/** Drawn larger and made smaller: edges of thin parts are smoother so. */
const drawnSize = { width: 2 * size.width, height: 2 * size.height };

const colours = ['chalk', 'graphite', 'cobalt', 'moss', 'ember', 'saffron', 'raw'] as const;
const bikes = { pulse: 'cobalt', drift: 'moss', ridge: 'ember', porter: 'saffron' } as const;

const bike = (model: string, colour: string): RenderedProduct => ({
  tab: 'bikes',
  product: 'calvin',
  commits: { bike_model_field: `calvin_${model}`, frame_color_field: colour },
});
const pump = (colour: string): RenderedProduct => ({
  tab: 'pumps',
  product: 'brook',
  commits: { color_field: colour },
});

const pictures: Readonly<Record<string, RenderedProduct>> = {
  'bike/pictures/product': bike('pulse', 'cobalt'),
  ...Object.fromEntries(
    Object.entries(bikes).flatMap(([model, ownColour]) => [
      [`bike/pictures/models/${model}`, bike(model, ownColour)],
      ...colours.map((colour) => [`bike/pictures/bikes/${model}-${colour}`, bike(model, colour)] as const),
    ]),
  ),
  'pump/pictures/product': pump('cobalt'),
  ...Object.fromEntries(
    ['cobalt', 'graphite', 'moss', 'ember'].map((colour) => [`pump/pictures/skids/${colour}`, pump(colour)]),
  ),
};

const wanted = process.argv.slice(2);
const shop = await openRenderShop(root);
try {
  for (const [name, product] of Object.entries(pictures)) {
    if (wanted.length > 0 && !wanted.some((end) => name.endsWith(`/${end}`))) continue;
    const drawn = await shop.render(product, drawnSize);
    const file = join(root, 'models', `${name}.webp`);
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, await sharp(drawn).resize(size).webp({ quality: 82, effort: 6 }).toBuffer());
    console.log(`${name}.webp`);
  }
} finally {
  await shop.close();
}
