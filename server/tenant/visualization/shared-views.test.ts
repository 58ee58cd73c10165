import { describe, expect, test } from 'vitest';
import { modelText } from '#server/model/testing/model-folder.ts';
import { openShop } from '../testing/sample-shop.ts';
import { SharedViews } from './shared-views.ts';

const key = 'a1'.repeat(32);
const state = (value: string) => ({
  visualization: {
    tvkbPath: '/visualization/scenes/',
    tvkbReference: 'thing',
    messagingData: [{ name: 'colour', value }],
  },
});

/** Views with a clock that the test sets, and what a viewer of one of them heard. */
function open(limits = {}) {
  let now = 0;
  const views = new SharedViews(() => new Date(now), limits);
  const heard: (string | undefined)[] = [];
  return {
    views,
    heard,
    listen: (id = '') => views.follow(id, (text) => heard.push(text)),
    at: (ms: number) => (now = ms),
  };
}

describe('shared views', () => {
  test('a viewer gets the state there is and every later one, until the owner ends it', () => {
    const { views, heard, listen } = open();
    const id = views.put('owner', 'red');
    listen(id);
    expect(views.put('owner', 'blue')).toBe(id);
    views.end('owner');
    expect(heard).toEqual(['red', 'blue', undefined]);
    expect(listen(id)).toBeUndefined();
    expect(views.put('owner', 'late')).toBeUndefined();
  });

  test('a server that has forgotten a view gets it back under the same link', () => {
    const id = open().views.put('owner', 'red');
    const { views, heard, listen } = open();
    expect(listen(id)).toBeUndefined();
    expect(views.put('owner', 'blue')).toBe(id);
    listen(id);
    expect(heard).toEqual(['blue']);
  });

  test('nobody else changes it: another key is another view', () => {
    const { views, heard, listen } = open();
    const id = views.put('owner', 'red') ?? '';
    listen(id);
    expect(views.put(id, 'black')).not.toBe(id);
    expect(heard).toEqual(['red']);
  });

  test('what nobody changes expires, and too many do not fit', () => {
    const { views, heard, listen, at } = open({ lifetime: 100, views: 2, viewers: 1 });
    const id = views.put('first', 'red');
    listen(id);
    expect(listen(id)).toBe('full');
    views.put('second', 'red');
    views.put('third', 'red');
    expect(heard).toEqual(['red', undefined]);
    at(101);
    expect(listen(views.put('fourth', 'blue'))).toBeTypeOf('function');
    expect(heard).toEqual(['red', undefined, 'blue']);
  });
});

test('the tenant shares a view with whoever has the link', async () => {
  const { tenant } = await openShop(modelText({}));
  const call = (method: string, body?: unknown, shareKey = key) =>
    tenant.app.request('/visualization/session', {
      method,
      headers: { 'Content-Type': 'application/json', 'X-Share-Key': shareKey },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
  const { id } = (await (await call('PUT', state('red'))).json()) as { id: string };
  expect(id).toMatch(/^[\da-f]{32}$/);

  const events = await tenant.app.request(`/visualization/sessions/${id}`);
  expect(events.headers.get('content-type')).toContain('text/event-stream');
  const reader = events.body?.pipeThrough(new TextDecoderStream()).getReader();
  const next = async () => (await reader?.read())?.value;
  expect(await next()).toBe(`event: state\ndata: ${JSON.stringify(state('red'))}\n\n`);
  await call('PUT', state('blue'));
  expect(await next()).toContain('"value":"blue"');
  expect((await call('DELETE')).status).toBe(204);
  expect(await next()).toContain('event: end');

  expect((await tenant.app.request(`/visualization/sessions/${id}`)).status).toBe(404);
  expect((await call('PUT', state('red'))).status).toBe(404);
  expect((await tenant.app.request('/visualization/sessions/..%2Fsession')).status).toBe(404);
  const other = 'b2'.repeat(32);
  const wrong = [await call('PUT', {}, other), await call('PUT', state('x'), 'short')];
  const large = await call('PUT', { ...state('x'), more: 'x'.repeat(200_000) }, other);
  expect([...wrong, large].map(({ status }) => status)).toEqual([400, 400, 400]);
});
