/**
 * Draws every picture of the demo models, and of the sandboxes' products: `npm run draw`. The files are committed; run it again after changing a
 * drawing.
 */
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import sharp from 'sharp';
import { accessoryPictures } from './accessories.ts';
import type { ModelName } from './bike-geometry.ts';
import { bikePicture } from './bike.ts';
import { brakePictures } from './brakes.ts';
import {
  handlebarNames,
  handlebarPicture,
  pedalNames,
  pedalPicture,
  saddleNames,
  saddlePicture,
} from './cockpit.ts';
import { hair, paints, type PaintName } from './palette.ts';
import { circle, path, picture } from './svg.ts';
import { pumpPictures } from './pumps.ts';
import { rackPicture } from './rack.ts';
import { servicePicture } from './service.ts';
import { laptopPicture, serverRackPicture } from './it-equipment.ts';
import { terrainPictures } from './terrain.ts';
import { valvePictures } from './valves.ts';
import {
  forkNames,
  forkPicture,
  rimNames,
  rimPicture,
  swatchPicture,
  tireNames,
  tirePicture,
} from './wheels.ts';

const root = join(import.meta.dirname, '..');
const ownColor: Readonly<Record<ModelName, PaintName>> = {
  pulse: 'cobalt',
  drift: 'moss',
  ridge: 'ember',
  porter: 'saffron',
};
const models = Object.keys(ownColor) as ModelName[];
const colors = Object.keys(paints) as PaintName[];

const named = (folder: string, names: readonly string[], draw: (name: string) => string) =>
  names.map((name) => [`${folder}/${name}.svg`, draw(name)] as const);

const files = [
  ['bike/pictures/product.svg', bikePicture('pulse', 'cobalt', 'Calvin Pulse', true)] as const,
  ...models.map(
    (model) =>
      [`bike/pictures/models/${model}.svg`, bikePicture(model, ownColor[model], `Calvin ${model}`)] as const,
  ),
  ...models.flatMap((model) =>
    colors.map(
      (color) =>
        [
          `bike/pictures/bikes/${model}-${color}.svg`,
          bikePicture(model, color, `Calvin ${model} in ${color}`),
        ] as const,
    ),
  ),
  ...colors.map((color) => [`bike/pictures/colors/${color}.svg`, swatchPicture(color)] as const),
  ...named('bike/pictures/handlebars', handlebarNames, handlebarPicture),
  ...named('bike/pictures/saddles', saddleNames, saddlePicture),
  ...named('bike/pictures/pedals', pedalNames, pedalPicture),
  ...named('bike/pictures/rims', rimNames, rimPicture),
  ...named('bike/pictures/tires', tireNames, tirePicture),
  ...named('bike/pictures/forks', forkNames, forkPicture),
  ...Object.entries(brakePictures).map(([name, svg]) => [`bike/pictures/brakes/${name}.svg`, svg] as const),
  ...Object.entries(accessoryPictures).map(
    ([name, svg]) => [`bike/pictures/accessories/${name}.svg`, svg] as const,
  ),
  ...Object.entries(terrainPictures).map(
    ([name, svg]) => [`bike/pictures/terrain/${name}.svg`, svg] as const,
  ),
  ...Object.entries(pumpPictures).map(([name, svg]) => [`pump/pictures/${name}.svg`, svg] as const),
  ['rack/pictures/product.svg', rackPicture] as const,
  ['service/pictures/product.svg', servicePicture] as const,
  ...Object.entries(valvePictures).map(([name, svg]) => [`valves/pictures/${name}.svg`, svg] as const),
  ['../server/oracle-cpq/sandbox/products/laptop/pictures/product.svg', laptopPicture] as const,
  ['../server/salesforce/sandbox/rack/pictures/product.svg', serverRackPicture] as const,
];

for (const [name, svg] of files) {
  const file = join(root, name);
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, svg);
}

/** What is shown where a picture is missing: a landscape in a frame, 100 × 75. */
const nothing = picture(
  100,
  'No picture',
  path('M8 22V8H22M78 8H92V22M92 53V67H78M22 67H8V53', { stroke: hair, 'stroke-width': 2.5 }),
  path('M18 56L40 32L53 46L63 37L82 56', { stroke: hair, 'stroke-width': 2.5 }),
  circle([68, 24], 5.5, { stroke: hair, 'stroke-width': 2.5 }),
);
await sharp(Buffer.from(nothing)).resize(100, 75).png().toFile(join(root, 'no-picture.png'));
console.log(`${files.length} drawings and no-picture.png are in models/.`);
