/** What visualizations load, as the server sends it: compressed with brotli. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { minify, transformWithOxc } from 'vite';
import { kib, row } from './frame-page.ts';

const root = join(import.meta.dirname, '../..');
const brotli = (content: Uint8Array | string) => brotliCompressSync(content).length;

/** Prints the files of the frame, and by how much it makes the page of the configurator larger. */
export async function measureBytes(): Promise<void> {
  console.log('\nBytes, brotli');
  const assets = join(root, 'dist/vis/vis/assets');
  const sizes = readdirSync(assets)
    .filter((name) => /\.(js|css)$/.test(name))
    .map((name) => ({ name, size: brotli(readFileSync(join(assets, name))) }));
  for (const { name, size } of sizes) row(name, kib(size));
  // What is loaded only when a model is saved, a room is shown or a view is shared.
  const isLater = (name: string) => /^(GLTF|USDZ|export-model|augmented-reality|share-dialog)/.test(name);
  // A browser loads one of the two renderers.
  const [ofWebGl, ofWebGpu] = [/^(three\.module|webgl)/, /^webgpu/];
  const sumWithout = (other: RegExp) =>
    sizes.filter(({ name }) => !isLater(name) && !other.test(name)).reduce((sum, { size }) => sum + size, 0);
  row('viewer, all that is needed to draw by WebGL', `${kib(sumWithout(ofWebGpu))} (goal 220 KiB)`);
  row('viewer, all that is needed to draw by WebGPU', `${kib(sumWithout(ofWebGl))} (goal 220 KiB)`);
  row('tacton.vis.js', kib(brotli(readFileSync(join(root, 'dist/vis/js/tacton.vis.js')))));
  const source = readFileSync(join(root, 'src/pages/configurator-visualization.tsx'), 'utf8');
  const { code: script } = await transformWithOxc(source, 'configurator-visualization.tsx');
  const { code } = await minify('configurator-visualization.js', script, { module: true });
  // The rest is loaded when there is something to show.
  row('route of the configurator, more by', `${kib(brotli(code))} (goal 3 KiB)`);
}
