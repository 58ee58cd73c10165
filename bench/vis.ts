/**
 * `npm run bench:vis`: what the 3D view loads and how fast it draws, in a headless browser; without a graphics card, frames are
 * drawn in software, which the output says. And what viewers of shared views cost. `npm run bench:vis sharing` measures that alone; so do
 * `bytes`, `scene` and `memory` (minutes without a graphics card) and `shop`.
 */
import { ShopProcess } from './shop-process.ts';
import { launchBrowser } from './vis/frame-page.ts';
import { measureBytes } from './vis/measure-bytes.ts';
import { measureMemory, measureScene, type Visualization } from './vis/measure-scene.ts';
import { measureSharing } from './vis/measure-sharing.ts';
import { measureShop } from './vis/measure-shop.ts';

const products = [
  { tab: 'bikes', product: 'calvin', field: 'frame_color_field', values: ['moss', 'cobalt'] },
  { tab: 'pumps', product: 'brook', field: 'color_field', values: ['moss', 'cobalt'] },
] as const;

const wanted = process.argv.slice(2);
const isWanted = (part: 'bytes' | 'scene' | 'memory' | 'shop' | 'sharing') =>
  wanted.length === 0 || wanted.includes(part);

if (isWanted('bytes')) await measureBytes();
const shop = await ShopProcess.start();
const base = `http://localhost:${shop.port}`;
const browser = await launchBrowser();
try {
  for (const { tab, product, field, values } of products) {
    const answer = await fetch(`${base}/self-service-api-v1.3/config/start/${tab}/${product}`, {
      method: 'POST',
      headers: { 'X-Key': shop.apiKey, 'X-External-Id': 'bench' },
    });
    const { visualization } = (await answer.json()) as { visualization: Visualization };
    const measured = { base, product, visualization, field, values };
    if (isWanted('scene')) await measureScene(browser, measured);
    if (isWanted('memory')) await measureMemory(browser, measured);
    if (product === 'calvin') {
      const options = ['Moss green', 'Cobalt blue'];
      const step = 'Frame and wheels';
      if (isWanted('shop'))
        await measureShop(browser, { base, tab, product, step, field: 'Colour', options });
      if (isWanted('sharing')) await measureSharing(shop, base, visualization);
    }
  }
} finally {
  await browser.close();
  await shop.stop();
}
