/** What the documents say of the calls, beyond their two examples. */
import { beforeAll, expect, test } from 'vitest';
import {
  arraySetAnswerSchema,
  reconfigurationSavedSchema,
  pageAnswerSchema,
  updateAnswerSchema,
  type PageAnswer,
} from '../wire/calls.ts';
import { testSandbox, type TestSandbox } from './testing/test-sandbox.ts';

const product = { productFamily: 'laptop', productLine: 'laptopConfiguration', model: 'laptop' };
let now = Date.parse('2026-03-01T10:00:00Z');
let sandbox: TestSandbox;

beforeAll(async () => {
  sandbox = await testSandbox({ clock: () => new Date(now), sessionLifetime: 60_000 });
});

async function page(path: '' | '/next' | '/previous', others: object = {}): Promise<PageAnswer> {
  const { status, body } = await sandbox.post(path, { ...product, ...others });
  expect([status, status === 200 ? '' : body]).toEqual([200, '']);
  return pageAnswerSchema.parse(body);
}

async function update(at: PageAnswer, values: object, others: object = {}) {
  const { cacheInstanceId, configData } = at;
  const _state = { attributes: configData._state?.attributes };
  const sent = { ...product, cacheInstanceId, configData: { ...values, _state }, ...others };
  const { status, body } = await sandbox.post('/update', sent);
  return status === 200 ? updateAnswerSchema.parse(body) : { status, error: body, configData: {} };
}

test('delta answers what has changed', async () => {
  const start = await page('');
  const { configData } = await update(start, { processor: { value: 'sku40004' } }, { delta: true });
  expect(Object.keys(configData).sort()).toEqual(['_bom', '_priceInfo', '_state', 'processor']);
  expect(configData._state?.attributes).toEqual({});
  const whole = await update(start, {});
  expect(Object.keys(whole.configData)).toContain('memory_RAM');
});

test('a value against the rules is kept with a message until it is allowed, and nothing is repaired', async () => {
  const start = await page('');
  await update(start, { graphicsCard: { value: 'sku40012' } });
  const against = await update(start, { memory_RAM: { value: 'sku40005' } });
  expect(against.configData['memory_RAM']).toMatchObject({ value: 'sku40005' });
  expect(against.configData['graphicsCard']).toMatchObject({ value: 'sku40012' });
  expect(against.configData._state).toMatchObject({
    hasError: true,
    attributes: {
      memory_RAM: {
        hasConstraintViolation: true,
        messages: ['The graphics card 5600 needs at least 4 GB of memory.'],
        domain: { constraintList: expect.arrayContaining(['sku40005']) as unknown },
      },
    },
    actions: { _integration_addToCart: { visible: true, enabled: false } },
  });
  const { cacheInstanceId } = start;
  const saved = await sandbox.post('/save', { ...product, cacheInstanceId });
  expect(saved.status).toBe(400);
  const mended = await update(start, { graphicsCard: { value: 'sku40011' } });
  expect(mended.configData['memory_RAM']).toMatchObject({ value: 'sku40005' });
  expect(mended.configData._state).toMatchObject({ hasError: false });
});

test('null makes an attribute undecided, and rules choose again', async () => {
  const start = await page('');
  await update(start, { graphicsCard: { value: 'sku40012' } });
  const { configData } = await update(start, { graphicsCard: null });
  expect(configData['graphicsCard']).toMatchObject({ value: 'sku40011' });
});

test('criteria limit the answer', async () => {
  const bare = await page('', { criteria: { childDefs: [{ name: '_priceInfo' }] } });
  expect(
    Object.keys(bare.configData)
      .filter((name) => name.startsWith('_'))
      .sort(),
  ).toEqual(['_isMainModelSelected', '_priceInfo']);
  const stated = await page('', { criteria: { childDefs: [], state: true } });
  expect(stated.configData._state).toBeDefined();
  expect(stated.configData._bom).toBeUndefined();
});

test('layouts are told as layout or as layoutCache, in a language, without what is excluded', async () => {
  const cached = await page('', { expand: 'layoutCache', locale: 'de_DE' });
  const plain = await page('', { expand: 'layout', excludeLayoutProperties: ['columnWidths'] });
  expect(plain.layoutCache).toBeUndefined();
  expect(cached.layoutCache?.layout?.panels?.[0]).toMatchObject({ name: 'Leistung', columnWidths: [100] });
  expect(plain.layout?.panels?.[0]).not.toHaveProperty('columnWidths');
  expect(cached.layoutCache?.layout?.attributes?.[0]?.items[0]).toMatchObject({
    variableName: 'processor',
    name: 'Prozessor',
    ajaxSensitive: true,
  });
});

test('array sets: rows are added, changed, limited, fetched and removed', async () => {
  const start = await page('');
  const second = await page('/next', { cacheInstanceId: start.cacheInstanceId });
  await update(second, { monitorCount: 1 });
  const third = await page('/next', { cacheInstanceId: second.cacheInstanceId });
  const { cacheInstanceId } = third;
  expect(third.arraySetVariableNames).toEqual(['_setmonitor']);
  const call = { ...product, cacheInstanceId, arraySetVarName: '_setmonitor' };
  const added = await sandbox.post('/arraySets/add', call);
  expect(arraySetAnswerSchema.parse(added.body).items.map(({ _index }) => _index)).toEqual([0, 1]);
  await update(third, { _setmonitor: { items: [{ _index: 1, monitor_size: 'm27' }] } });
  const limited = await sandbox.post('/arraySets/fetch', { ...call, arraySetLimit: 1 });
  expect(updateAnswerSchema.parse(limited.body).configData['_setmonitor']).toMatchObject({
    items: [{ _index: 0, monitor_size: { value: 'm24' } }],
    hasMore: true,
  });
  // The documents' schema has a text for the index, their example a number.
  const removed = await sandbox.post('/arraySets/delete', { ...call, removeIndex: '0' });
  expect(arraySetAnswerSchema.parse(removed.body).items).toMatchObject([
    { _index: 0, monitor_size: { value: 'm27' } },
  ]);
  expect((await sandbox.post('/arraySets/delete', { ...call, removeIndex: 3 })).status).toBe(400);
});

test('interact without a cacheInstanceId, as in the documents', async () => {
  const { body } = await sandbox.post('/interact', { ...product, configData: { processor: 'sku40001' } });
  expect(updateAnswerSchema.parse(body).configData['processor']).toEqual({
    displayValue: 'Intel Pentium Dual Core',
    value: 'sku40001',
  });
});

test('what is saved can be opened again, and saved back', async () => {
  const start = await page('');
  await update(start, { processor: { value: 'sku40003' } });
  const { cacheInstanceId } = start;
  const { body } = await sandbox.post('/save', { ...product, cacheInstanceId });
  const saved = body as { configId: number };
  expect(saved).toMatchObject({
    integrationPayload: {
      amount: 1173,
      quantity: 1,
      messageType: 'Configuration_Details',
      actionCode: 'ADD',
      externalData: [],
    },
  });
  const cart = { id: 'o1234', items: [{ id: `ci${saved.configId}` }] };
  const opened = await sandbox.post('/initiateReconfiguration', { ...product, currencyCode: 'EUR', cart });
  const again = pageAnswerSchema.parse(opened.body);
  expect(again.configData['processor']).toMatchObject({ value: 'sku40003' });
  expect(again.configData._priceInfo?.items[0]?._others?.[0]?.price.currency).toBe('EUR');
  await update(again, { processor: { value: 'sku40004' } });
  const back = await sandbox.post('/saveReconfiguration', {
    ...product,
    cacheInstanceId: again.cacheInstanceId,
    cart,
  });
  expect(reconfigurationSavedSchema.parse(back.body)).toMatchObject({
    orderId: 'o1234',
    links: [{ rel: 'self' }],
  });
  const byId = await page('', { configId: saved.configId });
  expect(byId.configData['processor']).toMatchObject({ value: 'sku40004' });
});

test('errors are told with 400', async () => {
  const start = await page('');
  const { cacheInstanceId } = start;
  const refusals: readonly [string, object | string, RegExp][] = [
    ['', { ...product, model: 'other' }, /no model "other"/],
    ['', { productLine: 'x' }, /Bad request input data: productFamily/],
    ['', { ...product, currency: 'JPY' }, /no prices in JPY/],
    ['/update', { ...product, cacheInstanceId, configData: { processor: 'sku40001' } }, /_state\.attributes/],
    ['/next', { ...product, cacheInstanceId: 'gone' }, /unknown or has expired/],
    ['/previous', { ...product, cacheInstanceId }, /no previous page/],
    ['/arraySets/add', { ...product, cacheInstanceId, arraySetVarName: '_setother' }, /no array set/],
  ];
  for (const [path, body, message] of refusals) {
    const answer = await sandbox.post(path as '', body);
    expect(answer).toEqual({
      status: 400,
      body: { message: expect.stringMatching(message) as unknown, status: '400' },
    });
  }
  const gone = await update(start, { processor: { value: 'sku1' } });
  expect(gone).toMatchObject({ error: { message: expect.stringMatching(/not available/) as unknown } });
  const unknown = await update(start, { cooling: 'water' });
  expect(unknown).toMatchObject({ error: { message: 'There is no attribute "cooling" on this page.' } });
  expect(sandbox.faults).toEqual([]);
});

test('a session that nobody uses ends', async () => {
  const start = await page('');
  now += 60_001;
  const late = await update(start, {});
  expect(late).toMatchObject({ status: 400 });
});

test('anonymous shoppers may call so often a minute', async () => {
  const few = await testSandbox({ clock: () => new Date(now), callsPerMinute: 2 });
  const post = () =>
    few.app.request('/ccstore/v1/cpq/configurations', { method: 'POST', body: JSON.stringify(product) });
  const statuses = [await post(), await post(), await post()];
  expect(statuses.map(({ status }) => status)).toEqual([200, 200, 429]);
  expect(Number(statuses[2]?.headers.get('Retry-After'))).toBeGreaterThan(0);
  now += 60_000;
  expect((await post()).status).toBe(200);
});
