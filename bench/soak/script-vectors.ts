/**
 * A tenant whose texts are scripts in every spelling, before the real shop in a browser: none of them runs. The tenant is the
 * embedded one behind a server that adds to the texts of its answers.
 */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { chromium, type Page } from '@playwright/test';
import { findBrowser } from '../../tools/browser.mjs';
import type { SeededRandom } from '../seeded-random.ts';
import { ShopProcess } from '../shop-process.ts';
import { expectThat, type GoesOn } from './campaign.ts';

const run = 'window.__ran=1';
const vectors = [
  `<script>${run}</script>`,
  `<img src=x onerror=${run}>`,
  `<svg onload=${run}>`,
  `<svg><script>${run}</script></svg>`,
  `"><script>${run}</script>`,
  `' onmouseover=${run} x='`,
  `javascript:${run}`,
  `<a href="javascript:${run}" autofocus onfocus=${run}>x</a>`,
  `<iframe srcdoc="<script>parent.${run}</script>">`,
  `<details open ontoggle=${run}>`,
  `<math><mtext><style><img src=x onerror=${run}></style></mtext></math>`,
  `{{constructor.constructor('${run}')()}}`,
  '${window.__ran=1}',
  `</title><script>${run}</script>`,
  `<body onload=${run}>`,
  `<video><source onerror=${run}></video>`,
  `&lt;script&gt;${run}&lt;/script&gt;`,
  `\\u003cscript\\u003e${run}\\u003c/script\\u003e`,
  `data:text/html,<script>${run}</script>`,
  `<object data="data:text/html,<script>${run}</script>">`,
];
/** Members whose values a customer reads, or a page opens. */
const spoiled = new Set([
  'title',
  'label',
  'description',
  'message',
  'name_text',
  'help',
  'value_text',
  'image',
  'icon',
  'url',
]);

/** @returns vectors that were on a page */
export async function scriptVectors(random: SeededRandom, goesOn: GoesOn): Promise<number> {
  let shown = 0;
  let vector = '';
  const tenant = await ShopProcess.start();
  const hostile = await serveSpoiled(tenant, () => vector);
  const { port } = hostile.address() as AddressInfo;
  const env = { UPSTREAM_URL: `http://127.0.0.1:${port}`, UPSTREAM_KEY: tenant.apiKey };
  const shop = await ShopProcess.start({ env });
  const executablePath = findBrowser();
  const browser = await chromium.launch({
    ...(executablePath ? { executablePath } : {}),
    args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
  });
  try {
    do {
      for (const next of random.sample(vectors, vectors.length)) {
        vector = next;
        const page = await browser.newPage();
        await visit(page, `http://localhost:${shop.port}`, vector);
        await page.close();
        shown += 1;
        if (shown >= vectors.length && !goesOn()) break;
      }
    } while (goesOn());
  } finally {
    await browser.close();
    hostile.close();
    hostile.closeAllConnections();
    await shop.stop();
    await tenant.stop();
  }
  return shown;
}

async function visit(page: Page, shop: string, vector: string): Promise<void> {
  for (const path of ['/catalog/bikes', '/configure/bikes/calvin', '/cart']) {
    await page.goto(shop + path, { waitUntil: 'networkidle' });
    const ran = await page.evaluate(() => '__ran' in globalThis);
    expectThat(!ran, `A text of the tenant ran on ${path}: ${vector}`);
    const text = await page.evaluate(() => document.body.textContent);
    expectThat(
      path === '/cart' || text.includes(vector),
      `${path} does not show the text of the tenant: ${vector}`,
    );
  }
}

async function serveSpoiled(tenant: ShopProcess, vector: () => string): Promise<Server> {
  const server = createServer((incoming, outgoing) => {
    void (async () => {
      const { method = 'GET', url = '/', headers } = incoming;
      const sent = await buffer(incoming);
      const answer = await fetch(`http://127.0.0.1:${tenant.port}${url}`, {
        method,
        headers: Object.entries(headers).flatMap(([name, value]): [string, string][] =>
          typeof value === 'string' && !['host', 'connection', 'content-length'].includes(name)
            ? [[name, value]]
            : [],
        ),
        body: sent.length > 0 ? new Uint8Array(sent) : null,
      });
      const type = answer.headers.get('Content-Type') ?? '';
      const bytes = Buffer.from(await answer.arrayBuffer());
      outgoing.writeHead(answer.status, { 'Content-Type': type });
      outgoing.end(type.includes('json') ? spoil(bytes.toString(), vector()) : bytes);
    })().catch(() => outgoing.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return server;
}

function spoil(json: string, vector: string): string {
  return JSON.stringify(
    JSON.parse(json, (name, value: unknown) =>
      spoiled.has(name) && typeof value === 'string' ? `${value}${vector}` : value,
    ),
  );
}
