import { Hono } from 'hono';
import { expect, it } from 'vitest';
import { fullAccess } from '../api-access.ts';
import { readCall, type ApiCall, type TenantEnv } from './api-call.ts';
import { errorResponse } from './error-response.ts';
import { mountHandlers, pathsIn, type Handlers } from './handlers.ts';
import { pino } from 'pino';

/** The whole table with handlers that answer what they were called with. */
function mount(pathForms: boolean): Hono<TenantEnv> {
  const echo = (name: string) => (call: ApiCall, path: Record<string, string>) => ({
    name,
    path,
    pairs: call.pairs,
  });
  const implemented = [
    'commit',
    'step',
    'objectImage',
    'modelImage',
    'cart',
    'removeItem',
    'restart',
    'start',
  ];
  const app = new Hono<TenantEnv>();
  app.use(async (c, next) => {
    c.set('call', (await readCall(c)).admitted(fullAccess('a key')));
    await next();
  });
  const handlers = Object.fromEntries(implemented.map((name) => [name, echo(name)]));
  mountHandlers(app, handlers as unknown as Handlers, pathsIn({ pathForms }));
  app.onError(
    errorResponse({ logger: pino({ level: 'silent' }), randomId: () => '1', clock: () => new Date(0) }),
  );
  return app;
}

async function ask(app: Hono<TenantEnv>, method: string, path: string, body?: string) {
  const headers = { 'Content-Type': 'application/x-www-form-urlencoded' };
  const response = await app.request(path, { method, ...(body !== undefined && { body, headers }) });
  return {
    status: response.status,
    allow: response.headers.get('Allow'),
    body: await response.json(),
  };
}

it('hands over the parts of the path, decoded', async () => {
  expect(await ask(mount(false), 'POST', '/config/start/a%2Fb/%C3%BC')).toMatchObject({
    body: { name: 'start', path: { tab: 'a/b', productId: 'ü' }, pairs: [] },
  });
});

it('takes fixed segments before others, and another spelling for the same call', async () => {
  const app = mount(false);
  expect(await ask(app, 'GET', '/product/1/image/group/2')).toMatchObject({ body: { name: 'modelImage' } });
  expect(await ask(app, 'GET', '/Product/1/image/group/2')).toMatchObject({ body: { name: 'modelImage' } });
  expect(await ask(app, 'GET', '/Product/1/image/image')).toMatchObject({ body: { name: 'objectImage' } });
});

it('takes values in the path where the version has them, before those of query and body', async () => {
  const sent = ['/config/commit/size/a%20b?configId=7', 'parameter=colour&value=red'] as const;
  expect(await ask(mount(true), 'POST', ...sent)).toMatchObject({
    status: 200,
    body: {
      name: 'commit',
      pairs: [
        ['parameter', 'size'],
        ['value', 'a b'],
        ['configId', '7'],
        ['parameter', 'colour'],
        ['value', 'red'],
      ],
    },
  });
  expect(await ask(mount(true), 'POST', '/config/step/next')).toMatchObject({
    body: { name: 'step', pairs: [['step', 'next']] },
  });
  expect((await mount(false).request('/config/commit/size/small', { method: 'POST' })).status).toBe(404);
});

it('405: a method that the path does not have; 404: a call that is not implemented, whatever the method', async () => {
  const app = mount(false);
  expect(await ask(app, 'DELETE', '/config/start')).toMatchObject({ status: 405, allow: 'POST' });
  for (const method of ['POST', 'PUT']) {
    expect(await ask(app, method, '/cart/refresh-currency')).toMatchObject({
      status: 404,
      body: { cause: 'Not implemented' },
    });
  }
});

it('400: calls about a customer without an external id, before their handler is asked', async () => {
  const app = mount(false);
  expect(await ask(app, 'GET', '/cart')).toMatchObject({ status: 400, body: { cause: 'Missing parameter' } });
  expect((await ask(app, 'GET', '/cart?_externalId=ada')).status).toBe(200);
});
