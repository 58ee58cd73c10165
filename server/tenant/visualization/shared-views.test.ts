import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, onTestFinished, test } from 'vitest';
import { modelText } from '#server/model/testing/model-folder.ts';
import { openDatabase } from '#server/platform/open-database.ts';
import { openShop } from '../testing/sample-shop.ts';
import { SharedViewStore } from './shared-view-store.ts';
import { sharedViewRoutes } from './shared-view-routes.ts';
import type { SharedEvent } from './shared-view.ts';
import { SharedViews, type SharedViewLimits } from './shared-views.ts';

const key = 'a1'.repeat(32);
const viewer = 'c3'.repeat(16);
const state = (value: string, mayChange?: boolean) => ({
  visualization: {
    tvkbPath: '/visualization/scenes/',
    tvkbReference: 'thing',
    messagingData: [{ name: 'colour', value }],
  },
  ...(mayChange !== undefined && { mayChange }),
});

const folder = mkdtempSync(join(tmpdir(), 'bespoke-shared-views-'));
const database = await openDatabase(folder);
afterAll(async () => {
  await database.destroy();
  rmSync(folder, { recursive: true });
});

/** Views with a clock that the test sets, what a viewer of one of them heard, and another process over the same database. */
function open(limits: Partial<SharedViewLimits> = {}) {
  let now = Date.UTC(2026, 0, 5);
  const store = new SharedViewStore(database);
  const process = (secret = 'secret') =>
    new SharedViews({ store, secret, clock: () => new Date(now) }, limits);
  const views = process();
  const heard: string[] = [];
  const hear = (event: SharedEvent) => {
    if (event.kind === 'viewers') return;
    heard.push(event.kind === 'state' ? event.state : event.kind === 'end' ? event.reason : 'change');
  };
  const put = async (owner: string, shown: string, mayChange = false) => {
    const link = await views.put(owner, shown, mayChange);
    return typeof link === 'string' ? link : link.token;
  };
  const listen = async (token: string, by = views, id?: string) => {
    const followed = await by.follow(token, id, hear);
    if (typeof followed === 'string') return followed;
    onTestFinished(followed.stop);
    return followed.stop;
  };
  return { views, heard, put, listen, process, pass: (ms: number) => (now += ms) };
}

describe('shared views', () => {
  test('a viewer gets the state there is and every later one, until the owner withdraws it', async () => {
    const { views, heard, put, listen } = open();
    const token = await put('owner', 'red');
    await listen(token);
    expect(await put('owner', 'blue')).toBe(token);
    await views.withdraw('owner');
    expect(heard).toEqual(['red', 'blue', 'withdrawn']);
    expect(await listen(token)).toBe('withdrawn');
    expect(await put('owner', 'late')).toBe('withdrawn');
  });

  test('another process shows the same under the same link, and withdrawn ones stay withdrawn', async () => {
    const { views, heard, put, listen, process } = open();
    const token = await put('restarted', 'red');
    expect(await listen(token, process())).toBeTypeOf('function');
    expect(heard).toEqual(['red']);
    await views.withdraw('restarted');
    expect(await listen(token, process())).toBe('withdrawn');
    expect(await process().put('restarted', 'late', false)).toBe('withdrawn');
  });

  test('nobody else changes it: another key is another view', async () => {
    const { heard, put, listen } = open();
    const token = await put('mine', 'red');
    await listen(token);
    expect(await put(token, 'black')).not.toBe(token);
    expect(heard).toEqual(['red']);
  });

  test('a link that was not signed by this server is forged, also with another end', async () => {
    const { put, listen, process } = open();
    const token = await put('signed', 'red');
    expect(await listen(token, process('another secret'))).toBe('forged');
    const [, signature] = token.split('.');
    expect(await listen(`${token.split('-')[0]}-zzzzzzz.${signature}`)).toBe('forged');
    expect(await listen('nothing')).toBe('forged');
  });

  test('links expire, changed or not, and too many do not fit', async () => {
    await database.deleteFrom('shared_view').execute();
    const { heard, put, listen, pass } = open({ lifetime: 10_000, views: 2, viewers: 1 });
    const token = await put('first', 'red');
    const stop = await listen(token);
    expect(await listen(token)).toBe('full');
    pass(5_000);
    await put('first', 'blue');
    pass(5_000);
    expect(await listen(token)).toBe('expired');
    expect(await put('first', 'green')).toBe('expired');
    expect(heard).toEqual(['red', 'blue']);
    if (typeof stop === 'function') stop();
    const second = await put('second', 'red');
    pass(1_000);
    await put('third', 'red');
    pass(1_000);
    await put('fourth', 'red');
    expect(await listen(second)).toBe('withdrawn');
  });

  test('viewers ask for changes where the owner follows and allows it, and not too often', async () => {
    const { views, heard, put, listen, pass } = open({ changes: 1 });
    const token = await put('asked', 'red');
    const ask = () => views.change(token, viewer, { colour: 'blue' });
    expect(await ask()).toBe('not allowed');
    await put('asked', 'red', true);
    expect(await ask()).toBe('not following');
    await listen(token, views, viewer);
    expect(await ask()).toBe('no owner');
    await listen(token, views, 'owner');
    await views.present(token, 'owner', { name: 'Owner' }, 'not the key');
    expect(await ask()).toBe('no owner');
    expect(await views.present(token, 'owner', { name: 'Owner' }, 'asked')).toBe('done');
    expect(await ask()).toBe('done');
    expect(heard.filter((event) => event === 'change')).toHaveLength(1);
    expect(await ask()).toBe('too many');
    pass(10_001);
    expect(await ask()).toBe('done');
  });
});

test('a link that expires while somebody follows ends the stream with its reason', async () => {
  const clock = () => new Date();
  const store = new SharedViewStore(database);
  const views = new SharedViews({ store, secret: 'secret', clock }, { lifetime: 2_000 });
  const link = await views.put('soon over', '{}', false);
  if (typeof link === 'string') return expect.unreachable();
  const routes = sharedViewRoutes(views, clock);
  const start = Date.now();
  const text = await (await routes.request(`/sessions/${link.token}?viewer=${viewer}`)).text();
  // Not before the end, and without a heartbeat in between.
  expect(Date.now() - start).toBeGreaterThanOrEqual(900);
  expect(text.startsWith('event: state\ndata: {}\n\n')).toBe(true);
  expect(text.endsWith('event: end\ndata: {"reason":"expired"}\n\n')).toBe(true);
  expect(await views.put('soon over', '{}', false)).toBe('expired');
  return undefined;
});

test('the tenant shares a view with whoever has the link', async () => {
  const { tenant } = await openShop(modelText({}));
  const send = (path: string, method: string, body?: unknown, headers: Record<string, string> = {}) =>
    tenant.app.request(`/visualization/${path}`, {
      method,
      headers: { 'Content-Type': 'application/json', ...headers },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
  const call = (method: string, body?: unknown, shareKey = key) =>
    send('session', method, body, { 'X-Share-Key': shareKey });
  const { id, expires } = (await (await call('PUT', state('red'))).json()) as { id: string; expires: string };
  expect(id).toMatch(/^[\da-f]{32}-[\da-z]+\.[\da-f]{32}$/);
  expect(new Date(expires).getUTCDate()).toBe(6);

  /** Reads the stream of a link up to the next event of a kind. */
  const read = async (token: string) => {
    const events = await tenant.app.request(`/visualization/sessions/${token}?viewer=${viewer}`);
    expect(events.headers.get('content-type')).toContain('text/event-stream');
    const reader = events.body?.pipeThrough(new TextDecoderStream()).getReader();
    const next = async (kind: string): Promise<unknown> => {
      const { value = '', done } = (await reader?.read()) ?? { done: true };
      if (done) throw new Error(`There is no event "${kind}".`);
      const [, event, data = ''] = /^event: (\w+)\ndata: (.*)\n\n$/.exec(value) ?? [];
      return event === kind ? JSON.parse(data) : next(kind);
    };
    return next;
  };
  const next = await read(id);
  expect(await next('state')).toEqual(state('red'));
  expect(await next('viewers')).toEqual({ count: 1, named: [] });
  const say = (body: object, headers = {}) =>
    send(`sessions/${id}/viewer`, 'POST', { viewer, ...body }, headers);
  expect((await say({ name: ' Ada ', part: 'fork' })).status).toBe(204);
  expect(await next('viewers')).toEqual({ count: 1, named: [{ name: 'Ada', part: 'fork' }] });

  const change = () => send(`sessions/${id}/changes`, 'POST', { viewer, parameters: { colour: 'blue' } });
  expect((await change()).status).toBe(403);
  await call('PUT', state('blue', true));
  expect(await next('state')).toEqual(state('blue', true));
  expect((await say({ name: 'Owner' }, { 'X-Share-Key': key })).status).toBe(204);
  expect((await change()).status).toBe(204);
  expect(await next('change')).toEqual({ colour: 'blue' });

  // The views of a server that was restarted are the same, and links of others are none.
  await tenant.restart();
  expect(await (await read(id))('state')).toEqual(state('blue', true));
  expect(await (await read(`${id}0`))('end')).toEqual({ reason: 'forged' });
  expect((await call('DELETE')).status).toBe(204);
  expect(await (await read(id))('end')).toEqual({ reason: 'withdrawn' });
  expect((await call('PUT', state('red'))).status).toBe(404);
  expect((await change()).status).toBe(404);
  expect((await tenant.app.request('/visualization/sessions/..%2Fsession')).status).toBe(200);
  const other = 'b2'.repeat(32);
  const wrong = [await call('PUT', {}, other), await call('PUT', state('x'), 'short')];
  const unnamed = [await say({ name: ' ' }), await say({ name: 'x'.repeat(41) })];
  const large = await call('PUT', { ...state('x'), more: 'x'.repeat(200_000) }, other);
  expect([...wrong, ...unnamed, large].map(({ status }) => status)).toEqual([400, 400, 400, 400, 400]);
});
