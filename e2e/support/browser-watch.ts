/**
 * Watches everything a browser context does, in every test: what its pages complain about (script errors, violations
 * of the Content-Security-Policy, failed loads) and what it was sent, to be searched for the API key.
 */
import type { BrowserContext, Response } from '@playwright/test';

interface Received {
  readonly url: string;
  /** Status line, headers and body, as bytes. */
  readonly bytes: Buffer;
}

/** Built files by their address, which has a hash of the content in it: one reading by a worker is enough. */
const builtFiles = new Map<string, Received>();

/** What Chromium says when a page asks for WebGPU on a machine without a graphics card: no fault of the page, which goes on with WebGL. */
const noGraphicsCard = 'No available adapters.';

export class BrowserWatch {
  readonly #complaints: string[] = [];
  readonly #received: Promise<Received>[] = [];
  readonly #contexts: BrowserContext[] = [];

  observe(context: BrowserContext): void {
    this.#contexts.push(context);
    context.on('console', (message) => {
      if (message.type() !== 'error' && message.type() !== 'warning') return;
      if (message.text() === noGraphicsCard) return;
      this.#complaints.push(`${message.type()}: ${message.text()} (${message.location().url})`);
    });
    context.on('weberror', (webError) => {
      // What the platform throws (a DOMException) has no stack.
      const { name, message, stack } = webError.error();
      this.#complaints.push(`uncaught: ${stack || `${name}: ${message}`}`);
    });
    context.on('response', (response) => this.#received.push(read(response)));
  }

  /** What the pages complained about, without what this test brings about on purpose. */
  complaints(expected: RegExp | undefined): string[] {
    return this.#complaints.filter((complaint) => !expected?.test(complaint));
  }

  /** Addresses of the answers, and places in the browser, that contain a key in any usual spelling. */
  async findKeys(keys: readonly string[]): Promise<string[]> {
    const spellings = keys.flatMap(spellingsOf);
    const contains = (bytes: Buffer) => spellings.some((spelling) => bytes.includes(spelling));
    const received = await Promise.all(this.#received);
    const found = received.filter(({ bytes }) => contains(bytes)).map(({ url }) => url);
    for (const context of this.#contexts) {
      if (contains(Buffer.from(JSON.stringify(await context.storageState())))) found.push('browser storage');
    }
    return found;
  }
}

async function read(response: Response): Promise<Received> {
  const url = response.url();
  const known = builtFiles.get(url);
  if (known) return known;
  const headers = await response.allHeaders().catch(() => ({}));
  // Redirects and "not modified" have no body, and one whose page is left meanwhile cannot be had any more.
  const body = await response.body().catch(() => undefined);
  const head = Buffer.from(`${url}\n${JSON.stringify(headers)}\n`);
  const received = { url, bytes: Buffer.concat([head, body ?? Buffer.alloc(0)]) };
  if (body && new URL(url).pathname.startsWith('/assets/')) builtFiles.set(url, received);
  return received;
}

/** Base64 has three spellings, depending on where in a longer text the key begins. */
export function spellingsOf(key: string): Buffer[] {
  const base64 = [0, 1, 2].map((shift) =>
    Buffer.concat([Buffer.alloc(shift), Buffer.from(key)])
      .toString('base64')
      .slice(shift === 0 ? 0 : 4)
      .replace(/.?=*$/, ''),
  );
  return [key, Buffer.from(key).toString('hex'), ...base64].map((spelling) => Buffer.from(spelling));
}
