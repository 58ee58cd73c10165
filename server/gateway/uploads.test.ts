import { createServer, request as httpRequest, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { getRequestListener } from '@hono/node-server';
import { afterEach, describe, expect, it } from 'vitest';
import {
  expectError,
  gatewayTo,
  kinds,
  origin,
  tenantsForTests,
  type Echo,
} from './testing/gateway-to-tenant.ts';

const tenants = tenantsForTests();
const headers = { Origin: origin, 'Sec-Fetch-Site': 'same-origin' };

describe.each(kinds)('an upload to a tenant %s', (kind) => {
  const post = (path: string, body: NonNullable<RequestInit['body']>, more: Record<string, string> = {}) =>
    gatewayTo(tenants.upstream(kind)).request(`${origin}/api${path}`, {
      method: 'POST',
      headers: { ...headers, ...more },
      body,
    });
  const echo = async (answer: Promise<Response> | Response) => (await (await answer).json()) as Echo;

  it('passes with the file alone: no part of the browser names a key or a customer', async () => {
    const form = new FormData();
    for (const name of ['_key', '_externalId', '_KEY', 'language', 'X-Key']) form.append(name, 'smuggled');
    form.append('file', new File(['the content'], 'drawing "1".pdf'));
    form.append('_key', new File(['smuggled'], 'key.txt'));
    form.append('file', new File(['smuggled'], 'second.txt'));
    const sent = await echo(post('/cart/attachment?_key=smuggled&_externalId=smuggled&x=1', form));
    expect(sent.hasKey).toBe(true);
    expect(sent.url).toBe('/cart/attachment?x=1');
    expect(sent.headers['x-external-id']).toMatch(/\S/);
    expect(sent.body).not.toMatch(/smuggled|_key|_externalId/i);
    expect(sent.body.match(/Content-Disposition/g)).toHaveLength(1);
    expect(sent.body).toContain('name="file"; filename="drawing %221%22.pdf"');
    expect(sent.body).toContain('the content');
  });

  it('cannot be made to carry a part by a name with line ends', async () => {
    const boundary = 'b';
    const body = `--${boundary}\r\nContent-Disposition: form-data; name="file"; filename*=UTF-8''a%0D%0A%0D%0A--b%0D%0Aname%3D%22_key%22\r\n\r\nx\r\n--${boundary}--\r\n`;
    const sent = await echo(
      post('/cart/attachment', body, { 'Content-Type': `multipart/form-data; boundary=${boundary}` }),
    );
    expect(sent.body.split('\r\n')[1]).toMatch(
      /^Content-Disposition: form-data; name="file"; filename="[^"]*"$/,
    );
  });

  it('of bytes passes as it is', async () => {
    const path = '/custom-images/1/logo?file=a.png';
    const sent = await echo(post(path, new Uint8Array([65, 66]), { 'Content-Type': 'image/png' }));
    expect([sent.url, sent.body]).toEqual([path, 'AB']);
  });

  it('without a file, or of another kind, is refused', async () => {
    const form = new FormData();
    form.append('other', 'x');
    await expectError(await post('/cart/attachment', form), 400);
    await expectError(await post('/cart/attachment', new URLSearchParams({ file: 'x' })), 400);
  });
});

describe('an upload over a socket', () => {
  let server: Server | undefined;
  afterEach(() => {
    server?.closeAllConnections();
    server?.close();
  });

  it('begins at the tenant before it ends in the browser, and ends there when the browser goes away', async () => {
    let begun: () => void = () => undefined;
    const beginning = new Promise<void>((resolve) => (begun = resolve));
    let ended: (error: unknown) => void = () => undefined;
    const end = new Promise<unknown>((resolve) => (ended = resolve));
    const upstream = {
      base: 'http://tenant.localhost/self-service-api-v1.3',
      key: 'key',
      brokenAnswer: (cause: unknown) => cause,
      send: async (request: Request) => {
        try {
          for await (const chunk of request.body as unknown as AsyncIterable<Uint8Array>)
            if (Buffer.from(chunk).includes('first')) begun();
        } catch (error) {
          ended(error);
        }
        return Response.json({});
      },
    };
    const app = gatewayTo(upstream);
    server = createServer((incoming, outgoing) => void getRequestListener(app.fetch)(incoming, outgoing));
    const listening = server;
    await new Promise<void>((done) => listening.listen(0, '127.0.0.1', done));
    const { port } = listening.address() as AddressInfo;
    const call = httpRequest({
      port,
      path: '/api/cart/attachment',
      method: 'POST',
      headers: { 'Content-Type': 'multipart/form-data; boundary=b', 'Sec-Fetch-Site': 'same-origin' },
    });
    call.on('error', () => undefined);
    call.write(
      `--b\r\nContent-Disposition: form-data; name="file"; filename="a"\r\n\r\nfirst ${'.'.repeat(100)}`,
    );
    await beginning;
    call.destroy();
    expect(await end).toBeInstanceOf(Error);
  });
});
