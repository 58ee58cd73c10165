import { Hono } from 'hono';
import { pino } from 'pino';
import { expect, it } from 'vitest';
import { relayVisScript } from './relay-vis-script.ts';
import { remoteUpstream } from './upstream.ts';

/** A shop on a tenant that answers its script so. */
function shopOn(script: () => Response | Promise<Response>) {
  const asked: Request[] = [];
  const upstream = {
    ...remoteUpstream('https://acme.example/self-service-api-v1.3', 'the-tenants-key'),
    send: async (request: Request) => {
      asked.push(request);
      return Promise.resolve(script());
    },
  };
  const relay = relayVisScript(upstream, { timeoutMs: 1_000, logger: pino({ level: 'silent' }) });
  const shop = new Hono().get('/js/tacton.vis.js', relay);
  return { asked, load: () => shop.request('https://shop.test/js/tacton.vis.js') };
}
const script = (text: string, type = 'application/javascript') =>
  new Response(text, { headers: { 'Content-Type': type, 'Set-Cookie': 'a=b' } });

it('is loaded from the shop, without key and customer', async () => {
  const { asked, load } = shopOn(() => script('window.tactonVis = 1;'));
  const answer = await load();
  expect([answer.status, answer.headers.get('Content-Type')]).toEqual([
    200,
    'text/javascript; charset=utf-8',
  ]);
  expect(await answer.text()).toBe('window.tactonVis = 1;');
  expect(answer.headers.get('Set-Cookie')).toBeNull();
  expect(asked[0]?.url).toBe('https://acme.example/js/tacton.vis.js');
  expect([...(asked[0]?.headers.keys() ?? [])]).toEqual([]);
});

it.each([
  ['a page', () => script('<html>', 'text/html'), 404],
  ['a redirect', () => new Response(null, { status: 302, headers: { Location: '/x' } }), 404],
  ['one that is too long', () => script('x'.repeat(2_000_001)), 502],
  ['no answer', () => Promise.reject(new Error('unreachable')), 502],
])('%s is no script', async (_, answer, status) => {
  expect((await shopOn(answer).load()).status).toBe(status);
});
