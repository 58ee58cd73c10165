/** What a tenant sends that must not run, or be seen, on the origin of the shop. */
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { concealInJson, containsKey } from './conceal-key.ts';
import { expectError, gatewayTo, KEY, origin, PNG } from './testing/gateway-to-tenant.ts';
import { embeddedUpstream } from './upstream.ts';

const script = '<script>fetch("/api/cart")</script>';
const svg = `<svg xmlns="http://www.w3.org/2000/svg">${script}</svg>`;
const png = Buffer.from(PNG);
const pdf = Buffer.from(`%PDF-1.7 ${script}`);

/** What the browser gets for an answer of the tenant, in chunks of so many bytes. */
async function relayed(
  body: string | Uint8Array<ArrayBuffer> | null,
  init: ResponseInit,
  { chunk = 65_536, path = '/api/cart' } = {},
): Promise<Response> {
  const bytes = new Uint8Array(Buffer.from(body ?? ''));
  const stream = new ReadableStream<Uint8Array>({
    start(controller) {
      for (let i = 0; i < bytes.length; i += chunk) controller.enqueue(bytes.subarray(i, i + chunk));
      controller.close();
    },
  });
  const upstream = embeddedUpstream(KEY, () => new Response(body === null ? null : stream, init));
  return gatewayTo(upstream).request(`${origin}${path}`);
}
const labelled = (type: string, more: Record<string, string> = {}) => ({
  headers: { 'Content-Type': type, ...more },
});

describe('content of a tenant', () => {
  it.each([
    ['a page', 'text/html', script],
    ['a page in XML', 'application/xhtml+xml', `<html xmlns="http://www.w3.org/1999/xhtml">${script}</html>`],
    ['XML', 'application/xml', '<a/>'],
    ['a script', 'text/javascript', 'alert(1)'],
    ['a text', 'text/plain', script],
    ['a page without a label', '', script],
    ['a page called a picture', 'image/png', script],
    ['a page called an SVG', 'image/svg+xml', script],
    ['a page called a document', 'application/pdf', script],
    ['a page called an archive', 'application/zip', script],
    ['a page called bytes', 'application/octet-stream', script],
    ['a page called JSON', 'application/json', script],
    ['an SVG called a document', 'application/pdf', svg],
    ['a document called a picture', 'image/png', pdf],
    ['a page with two labels', 'application/json, text/html', script],
  ])('is refused where it is %s', async (_, type, body) => {
    const body502 = await expectError(await relayed(body, labelled(type)), 502);
    expect(JSON.stringify(body502)).not.toContain('script');
  });

  it.each([
    ['a picture', 'image/png', png, 'image/png', null],
    ['a picture with a wrong label', 'image/jpeg; charset=utf-8', png, 'image/png', null],
    [
      'an SVG',
      'image/svg+xml',
      `<?xml version="1.0"?>\n<!-- drawn -->\n${svg}`,
      'image/svg+xml',
      'attachment',
    ],
    ['an SVG with a wrong label', 'image/png', svg, 'image/svg+xml', 'attachment'],
    ['a document', 'application/pdf', pdf, 'application/pdf', 'attachment'],
    ['a document without a kind', 'application/octet-stream', pdf, 'application/pdf', 'attachment'],
    ['an archive', 'application/x-zip', Buffer.from('PK\x03\x04'), 'application/zip', 'attachment'],
  ])('passes with the label of its bytes where it is %s', async (_, label, body, type, disposition) => {
    for (const chunk of [1, 3, 65_536]) {
      const answer = await relayed(body, labelled(label), { chunk });
      expect(answer.status).toBe(200);
      expect(answer.headers.get('Content-Type')).toBe(type);
      expect(answer.headers.get('X-Content-Type-Options')).toBe('nosniff');
      expect(answer.headers.get('Content-Disposition')).toBe(disposition);
      expect(Buffer.from(await answer.arrayBuffer())).toEqual(Buffer.from(body));
    }
  });

  it('passes as bytes to be saved where a call answers with any file, and is refused where it is called a picture', async () => {
    const path = '/api/cart/document/download';
    const disposition = `attachment; filename="list.csv"`;
    for (const type of ['text/csv', 'text/html', 'model/step', '']) {
      const answer = await relayed(script, labelled(type, { 'Content-Disposition': disposition }), { path });
      expect(answer.status).toBe(200);
      expect(answer.headers.get('Content-Type')).toBe('application/octet-stream');
      expect(answer.headers.get('X-Content-Type-Options')).toBe('nosniff');
      expect(answer.headers.get('Content-Disposition')).toBe(disposition);
      expect(await answer.text()).toBe(script);
    }
    await expectError(await relayed(script, labelled('image/png'), { path }), 502);
    await expectError(await relayed(svg, labelled('text/plain'), { path }), 502);
  });

  it('is never shown in place, whatever it says, and keeps its name', async () => {
    const inline = { 'Content-Disposition': 'inline; filename="offer.pdf"' };
    const answer = await relayed(pdf, labelled('application/pdf', inline));
    expect(answer.headers.get('Content-Disposition')).toBe('attachment; filename="offer.pdf"');
  });
});

const spellings: readonly (readonly [string, (key: string) => string])[] = [
  ['as it is', (key) => key],
  ['percent-encoded', encodeURIComponent],
  ['in lower case', (key) => encodeURIComponent(key).replace(/%../g, (code) => code.toLowerCase())],
  ['percent-encoded twice', (key) => encodeURIComponent(encodeURIComponent(key))],
  ['every byte percent-encoded', (key) => Buffer.from(key).toString('hex').replace(/../g, '%$&')],
  ['in HTML', (key) => key.replaceAll('&', '&amp;').replaceAll('"', '&#34;').replaceAll('/', '&#x2f;')],
  ['in base64', (key) => Buffer.from(key).toString('base64')],
  ['for basic authentication', (key) => `Basic ${Buffer.from(`user:${key}`).toString('base64')}`],
  ['for basic authentication of the root', (key) => Buffer.from(`root1:${key}:x`).toString('base64url')],
  ['in base64 in an address', (key) => encodeURIComponent(Buffer.from(`me:${key}`).toString('base64'))],
  ['in JSON in JSON', (key) => JSON.stringify({ key })],
];
/** Ways to write the same JSON. */
const writings: readonly (readonly [string, (json: string) => string])[] = [
  ['', (json) => json],
  [', slashes escaped', (json) => json.replaceAll('/', '\\/')],
  [', other characters escaped', (json) => json.replaceAll('&', '\\u0026').replaceAll('+', '\\u002B')],
  [', letters escaped', (json) => json.replaceAll('k', '\\u006b').replaceAll('s', '\\u0073')],
];

describe('the key in an answer', () => {
  const all = spellings.flatMap(([name, spell]) =>
    writings.map(([writing, write]) => [`${name}${writing}`, spell(KEY), write] as const),
  );

  it.each(all)('is concealed %s', async (_, spelled, write) => {
    const json = write(JSON.stringify({ message: `wrong: ${spelled}`, [spelled]: [spelled], other: 'kept' }));
    const answer = await relayed(json, labelled('application/json'));
    const seen = await answer.text();
    expect(answer.status).toBe(200);
    expect(JSON.parse(seen)).toMatchObject({ other: 'kept' });
    expect(seen).not.toContain(spelled);
    expect(containsKey(seen, KEY)).toBe(false);
  });

  it.each(spellings)('is in no header %s', async (_, spell) => {
    const value = spell(KEY);
    const location = `http://tenant.localhost/self-service-api-v1.3/cart?next=${encodeURIComponent(value)}`;
    const headers = { ETag: value, 'Content-Language': value, Location: location };
    for (const answer of [
      await relayed(null, { status: 204, headers }),
      await relayed('{}', labelled('application/json', headers)),
    ]) {
      for (const name of Object.keys(headers)) expect(answer.headers.get(name), name).toBeNull();
    }
  });

  it('is not in a Location that writes it as a part of the path', async () => {
    for (const part of [KEY.replaceAll('/', '%2f').replaceAll('"', '%22'), encodeURIComponent(KEY)]) {
      const Location = `/self-service-api-v1.3/cart/items/${part}`;
      const answer = await relayed(null, { status: 204, headers: { Location } });
      expect(answer.headers.get('Location')).toBeNull();
    }
  });

  it('is found in any JSON, and nothing else of it changes', () => {
    const key = fc.string({ minLength: 8, maxLength: 24 });
    const spelling = fc.constantFrom(...spellings.map(([, spell]) => spell));
    fc.assert(
      fc.property(key, spelling, fc.string(), fc.jsonValue(), (secret, spell, around, rest) => {
        fc.pre(!containsKey(JSON.stringify(rest), secret));
        const json = JSON.stringify({ rest, secret: `${around} ${spell(secret)}` });
        const concealed = concealInJson(json, secret);
        expect(concealed).toBeDefined();
        expect(containsKey(concealed ?? '', secret)).toBe(false);
        expect((JSON.parse(concealed ?? '') as { rest: unknown }).rest).toEqual(
          JSON.parse(JSON.stringify(rest)),
        );
      }),
    );
  });
});
