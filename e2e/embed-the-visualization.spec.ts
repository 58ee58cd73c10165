import { createHmac } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { bike } from './support/bike.ts';
import { drawIn3d, launchOptions } from './support/browser-arguments.ts';
import { expect, test } from './support/fixtures.ts';
import { sceneView } from './support/scene-view.ts';
import { ShopServer } from './support/shop-server.ts';

test.use({
  // Small pictures: every pixel is drawn without a graphics card.
  viewport: { width: 640, height: 480 },
  // Without motion, for the same reason: a change is then one picture.
  contextOptions: { reducedMotion: 'reduce' },
  launchOptions: launchOptions(drawIn3d),
  // The page of the other site has no icon.
  // A frame of another site gets the focus only when somebody clicks into it, which the browser says of a dialog.
  expectedComplaints: /favicon|status of 404|Blocked autofocusing on a <dialog>/,
});

/** A page of another origin, and a tenant that lets it in. */
async function openSites() {
  const page = await readFile(join(import.meta.dirname, 'support/embedding-page.html'));
  const site = createServer((_, response) => response.setHeader('Content-Type', 'text/html').end(page));
  await new Promise<void>((ready) => site.listen(0, '127.0.0.1', ready));
  const origin = `http://127.0.0.1:${(site.address() as AddressInfo).port}`;
  const tenant = await ShopServer.start({ TENANT_CORS_ORIGINS: origin });
  const { tab, productId: product } = bike;
  // Of an anonymous customer: the page asks for the visualization object after every answer.
  const hash = new URLSearchParams({ api: tenant.url, key: tenant.apiKey, tab, product });
  return {
    address: `${origin}/#${hash.toString()}`,
    expired: (link: string) => withExpiry(link, new Date(Date.now() - 1_000), tenant.dataFolder),
    close: async () => {
      site.closeAllConnections();
      site.close();
      await tenant.dispose();
    },
  };
}

/** A link to the same view that expires at another time, signed as the server signs its links (`shared-view-link.ts`). */
async function withExpiry(link: string, expires: Date, dataFolder: string): Promise<string> {
  const secrets = await readFile(join(dataFolder, 'secrets.json'), 'utf8');
  const { signingSecret } = JSON.parse(secrets) as { signingSecret: string };
  const url = new URL(link);
  const parameters = new URLSearchParams(url.hash.slice(1));
  const [id] = parameters.get('shared')?.split('-') ?? [];
  const content = `${id}-${Math.floor(expires.getTime() / 1000).toString(36)}`;
  const signature = createHmac('sha256', signingSecret).update(`shared views of ${content}`).digest('hex');
  parameters.set('shared', `${content}.${signature.slice(0, 32)}`);
  // Its texts are English still, for want of Arabic ones; the page is written from right to left.
  parameters.set('lang', 'ar');
  url.hash = parameters.toString();
  return url.href;
}

test('a page of another origin shows the product, and is not misled', async ({ page, context }) => {
  test.slow();
  const { address, expired, close } = await openSites();
  try {
    await page.goto(address);
    const { frame, colourOf, drawn, pixels } = await sceneView(page);
    expect(await colourOf('frame')).toBe('#1c4f9c');
    const messages = page.locator('#messages').getByText('multicommit');

    // What another window says: to the page as if it were the frame, and to the frame as if it were the page.
    await page.evaluate(
      () =>
        new Promise<void>((done) => {
          const stranger = document.createElement('iframe');
          stranger.setAttribute('sandbox', 'allow-scripts');
          const state = {
            type: 'tacton.vis',
            seq: 1e9,
            visualization: {},
            triggers: ['share'],
            buttonTriggers: [],
          };
          stranger.srcdoc = `<script>
            for (let count = 0; count < 1000; count++) {
              parent.postMessage({ action: 'multicommit', parameters: { frame_color_field: 'moss' } }, '*');
              parent.frames[0].postMessage(${JSON.stringify(state)}, '*');
            }
            parent.postMessage('done', '*');
          </script>`;
          window.addEventListener('message', ({ data }) => data === 'done' && done());
          document.body.append(stranger);
        }),
    );
    await expect(messages).toHaveCount(0);
    await expect(frame.getByRole('dialog')).toHaveCount(0);

    // A shared view, and the phone that follows it.
    await page.getByRole('button', { name: 'Share', exact: true }).first().click();
    const dialog = frame.getByRole('dialog', { name: 'Share' });
    await expect(dialog.getByRole('img', { name: 'QR code of the link' })).toBeVisible();
    const link = await dialog.getByRole('textbox', { name: 'Link' }).inputValue();
    await dialog.getByRole('button', { name: 'Close' }).click();
    const phone = await context.newPage();
    await phone.setViewportSize({ width: 320, height: 400 });
    await phone.goto(link);
    const shared = await sceneView(phone);
    expect(await shared.colourOf('frame')).toBe('#1c4f9c');

    // A part that is clicked commits; both follow.
    await frame.getByRole('button', { name: 'Parts' }).click();
    const [red = 0, , blue = 0] = await pixels();
    await frame.getByRole('button', { name: /^Change Frame:/ }).click();
    await expect(messages).toHaveCount(1);
    await expect.poll(() => colourOf('frame')).not.toBe('#1c4f9c');
    const changed = await colourOf('frame');
    await expect.poll(() => shared.colourOf('frame')).toBe(changed);
    await drawn();
    // The blue paint is another colour on the screen as well.
    const [newRed = 0, , newBlue = 0] = await pixels();
    expect(newBlue - newRed).toBeLessThan(blue - red);

    // A viewer says who they are, and points at a part; the owner lets viewers change the product.
    await phone.getByRole('textbox', { name: 'Your name' }).fill('Ada');
    await phone.getByRole('button', { name: 'Show to others' }).click();
    await phone.getByRole('button', { name: 'Parts' }).click();
    await phone.getByRole('button', { name: /^Show Frame:/ }).focus();
    const viewers = frame.getByRole('region', { name: 'Viewers' });
    await expect(viewers).toContainText('1 viewer');
    await expect(viewers.getByText('Ada: Frame')).toBeVisible();
    await page.getByRole('button', { name: 'Share', exact: true }).first().click();
    await dialog.getByRole('checkbox', { name: 'Viewers may change the product' }).check();
    await phone.getByRole('button', { name: /^Change Frame:/ }).click();
    await expect(messages).toHaveCount(2);
    await expect.poll(() => shared.colourOf('frame')).not.toBe(changed);

    await dialog.getByRole('button', { name: 'Stop sharing' }).click();
    await expect(phone.getByRole('alert')).toContainText('stopped sharing');
    await phone.goto(link.replace(/-\w+/, '-zzzzzz'));
    await expect(phone.getByRole('alert')).toContainText('not valid');
    await phone.goto(await expired(link));
    await expect(phone.getByRole('alert')).toContainText('has expired');
    await expect(phone.locator('html')).toHaveAttribute('dir', 'rtl');
  } finally {
    await close();
  }
});
