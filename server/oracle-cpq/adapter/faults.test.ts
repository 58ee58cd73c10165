/** What becomes of a configuration when the store fails: a clear reason, and nothing that the customer chose is lost. */
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import type { ServerResponse } from 'node:http';
import type { Parameter } from '#contract/configuration.ts';
import type { ForeignAnswer, ForeignConfigurator } from '#server/upstreams/foreign-configurator.ts';
import { testSandbox, type TestSandbox } from '../sandbox/testing/test-sandbox.ts';
import { createOracleConfigurator } from './create-oracle-configurator.ts';
import { faultyStore, hold, type Fault, type FaultyStore } from './testing/faulty-store.ts';

const context = { locale: 'en', currency: 'USD' };
const credentials = { username: 'shop@example.com', password: 'pass-word-of-the-test' };
const product = {
  id: 'laptop',
  title: 'Laptop',
  description: 'In pages',
  productFamily: 'laptop',
  productLine: 'laptopConfiguration',
  model: 'laptop',
};

let sandbox: TestSandbox;
let store: FaultyStore;
let oracle: ForeignConfigurator;
let chosen: ForeignAnswer;
let paths: string[] = [];

beforeAll(async () => {
  sandbox = await testSandbox();
  store = await faultyStore(sandbox.app);
});
afterAll(() => {
  store.close();
});
beforeEach(async () => {
  oracle = newAdapter();
  const start = await oracle.start('laptop', context);
  chosen = await oracle.commit(start.session, [{ name: 'memory_RAM', value: 'sku40006' }], context);
  paths = [];
});
afterEach(() => {
  store.setFault(undefined);
});

function newAdapter(others: Partial<Parameters<typeof createOracleConfigurator>[0]> = {}) {
  return createOracleConfigurator({
    baseUrl: store.baseUrl,
    timeoutMs: 20_000,
    products: [product],
    onCall: ({ path }) => paths.push(path),
    ...others,
  });
}

const commitProcessor = (session = chosen.session, adapter = oracle) =>
  adapter.commit(session, [{ name: 'processor', value: 'sku40004' }], context);

/** What the customer has chosen, by the answer. */
function committed({ configuration }: ForeignAnswer): readonly string[] {
  const members = configuration.steps.flatMap(({ rootGroup }) => rootGroup?.members ?? []);
  const all = members.flatMap((member) => (member.isGroup ? member.members : [member])) as Parameter[];
  return all.filter((one) => one.committed).map(({ name, value }) => `${name}=${value}`);
}

const BOTH = ['processor=sku40004', 'memory_RAM=sku40006'];

function send(response: ServerResponse, status: number, type: string, body: string, headers = {}): void {
  response.writeHead(status, { 'Content-Type': type, ...headers });
  response.end(body);
}

const html: Fault = ({ response }) => {
  send(response, 200, 'text/html', '<html>Sign in to continue</html>');
};
const errors: Record<string, { fault: Fault; reason: string; retryAfterSeconds?: number }> = {
  '500': {
    fault: ({ response }) => {
      send(response, 500, 'application/json', '{"message":"broken","status":"500"}');
    },
    reason: 'unavailable',
  },
  '403': {
    fault: ({ response }) => {
      send(response, 403, 'application/json', '{"message":"no right","status":"403"}');
    },
    reason: 'not-authorized',
  },
  '401 without a login': {
    fault: ({ response }) => {
      send(response, 401, 'application/json', '{"message":"who are you","status":"401"}');
    },
    reason: 'not-authorized',
  },
  '429 with seconds': {
    fault: ({ response }) => {
      send(response, 429, 'application/json', '{}', { 'Retry-After': '7' });
    },
    reason: 'limited',
    retryAfterSeconds: 7,
  },
  HTML: { fault: html, reason: 'unavailable' },
  '404 of a proxy': {
    fault: ({ response }) => {
      send(response, 404, 'text/html', '<html>Not found</html>');
    },
    reason: 'unavailable',
  },
  'a redirect': {
    fault: ({ response }) => {
      send(response, 302, 'text/plain', '', { Location: 'https://example.com/login' });
    },
    reason: 'unavailable',
  },
  'half a body': {
    fault: async ({ response, answer }) => {
      const text = await (await answer()).text();
      response.writeHead(200, { 'Content-Type': 'application/json', 'Content-Length': text.length });
      response.write(text.slice(0, text.length / 2), () => response.destroy());
    },
    reason: 'unavailable',
  },
  'half a body that claims to be all': {
    fault: async ({ response, answer }) => {
      const text = await (await answer()).text();
      send(response, 200, 'application/json', text.slice(0, text.length / 2));
    },
    reason: 'unavailable',
  },
  'an answer without configData': {
    fault: ({ response }) => {
      send(response, 200, 'application/json', '{"data":{}}');
    },
    reason: 'unavailable',
  },
};

test.each(Object.entries(errors))('%s', async (_, { fault, reason, retryAfterSeconds }) => {
  store.setFault(fault);
  const failed = await commitProcessor().catch((error: unknown) => error);
  expect(failed).toMatchObject({ reason, retryAfterSeconds });
  // The customer tries again, with the session that was there before.
  store.setFault(undefined);
  expect(committed(await commitProcessor())).toEqual(BOTH);
});

test('no answer within the limit', async () => {
  store.setFault(({ response }) => {
    hold(response);
  });
  const slow = newAdapter({ timeoutMs: 50 });
  await expect(commitProcessor(chosen.session, slow)).rejects.toMatchObject({ reason: 'unavailable' });
  store.setFault(undefined);
  expect(committed(await commitProcessor(chosen.session, newAdapter()))).toEqual(BOTH);
});

test('a call that has an effect, and no answer', async () => {
  store.setFault(async ({ answer, response }) => {
    await answer();
    response.destroy();
  });
  await expect(commitProcessor()).rejects.toMatchObject({ reason: 'unavailable' });
  store.setFault(undefined);
  // The processor is in the store now, and not in the session: the configuration is made anew.
  const other = await oracle.commit(
    chosen.session,
    [{ name: 'memory_HardDisk', value: 'sku40009' }],
    context,
  );
  expect(committed(other)).toEqual(['memory_RAM=sku40006', 'memory_HardDisk=sku40009']);
  expect(other.parts.map(({ id }) => id)).toContain('sku40002');
});

test('a session that the store has forgotten', async () => {
  const { cacheInstanceId } = chosen.session as { cacheInstanceId: string };
  store.setFault(({ body, response }) => {
    if (!body.includes(cacheInstanceId)) return;
    send(response, 400, 'application/json', '{"message":"The cache has expired","status":"28001"}');
  });
  const answer = await commitProcessor();
  expect(committed(answer)).toEqual(BOTH);
  expect(answer.configuration.response).toEqual({ status: 'OK' });
  // The call, whether the store still has it, the start, the commits so far, the call again.
  expect(paths).toEqual(['/interact', '/update', '', '/update', '/interact']);
  const several = await oracle.commit(
    chosen.session,
    [
      { name: 'processor', value: 'sku40004' },
      { name: 'memory_HardDisk', value: 'sku40009' },
    ],
    context,
  );
  expect(committed(several)).toEqual([...BOTH, 'memory_HardDisk=sku40009']);
});

test('a restart of the server makes the configuration anew, once', async () => {
  const restarted = newAdapter();
  const answer = await commitProcessor(chosen.session, restarted);
  expect(committed(answer)).toEqual(BOTH);
  paths = [];
  await restarted.uncommit(answer.session, 'processor', context);
  expect(paths).toEqual(['/interact']);
});

test('two tabs on one cacheInstanceId', async () => {
  const second = oracle.commit(chosen.session, [{ name: 'memory_HardDisk', value: 'sku40009' }], context);
  const [first, other] = await Promise.all([commitProcessor(), second]);
  // Each has what its own tab chose, whatever the other has done in the store.
  expect(committed(first)).toEqual(BOTH);
  expect(committed(other)).toEqual(['memory_RAM=sku40006', 'memory_HardDisk=sku40009']);
  expect(other.parts.map(({ id }) => id)).toContain('sku40002');
  // And a page move in one of them ends the id of both.
  const moved = await oracle.showStep(first.session, 'page-2', context);
  const later = await commitProcessor(first.session);
  expect(committed(later)).toEqual(BOTH);
  expect(moved.configuration.steps.map(({ current }) => current)).toEqual([false, true]);
});

test('a 409 is found out about, and the call is made again', async () => {
  let isFirst = true;
  store.setFault(({ response }) => {
    if (!isFirst) return;
    isFirst = false;
    send(response, 409, 'application/json', '{"message":"conflicting call","status":"409"}');
  });
  // The store still has it: what was asked is refused, and can be asked again.
  await expect(commitProcessor()).rejects.toMatchObject({ reason: 'refused' });
  expect(committed(await commitProcessor())).toEqual(BOTH);
});

test('a value that is no longer offered', async () => {
  store.setFault(({ path, body, response }) => {
    if (!path.endsWith('/interact') || !body.includes('"sku40004"')) return;
    send(response, 400, 'application/json', '{"message":"sku40004 is not available","status":"400"}');
  });
  await expect(commitProcessor()).rejects.toMatchObject({
    reason: 'refused',
    message: 'sku40004 is not available',
  });
  await expect(
    oracle.commit(chosen.session, [{ name: 'processor', value: 'sku1' }], context),
  ).rejects.toMatchObject({ reason: 'refused' });
  // Of several values, the others are committed.
  const some = await oracle.commit(
    chosen.session,
    [
      { name: 'processor', value: 'sku1' },
      { name: 'memory_HardDisk', value: 'sku40009' },
    ],
    context,
  );
  expect(committed(some)).toEqual(['memory_RAM=sku40006', 'memory_HardDisk=sku40009']);
  expect(some.configuration.response).toMatchObject({
    status: 'OK',
    'not-applied': [{ name: 'processor', value: 'sku1' }],
  });
});

test('rules of the store that overwrite a choice are a conflict', async () => {
  const wanted = await commitProcessor();
  store.setFault(async ({ path, body, response, answer }) => {
    const text = await (await answer()).text();
    const isTrigger = path.endsWith('/update') && body.includes('"memory_HardDisk":{"value":"sku40010"');
    const other = '"processor":{"displayValue":"Intel Pentium i5","value":"sku40003"},';
    send(
      response,
      200,
      'application/json',
      isTrigger ? text.replace('"configData":{', `"configData":{${other}`) : text,
    );
  });
  const disk = [{ name: 'memory_HardDisk', value: 'sku40010' }];
  const conflict = await oracle.commit(wanted.session, disk, context);
  expect(conflict.configuration.response).toMatchObject({
    status: 'RESOLVABLE',
    changed: [
      { name: 'memory_HardDisk', newValue: 'sku40010' },
      { name: 'processor', oldValue: 'sku40004', newValue: 'sku40003' },
    ],
  });
  expect(committed(conflict)).toEqual(BOTH);
  const accepted = await oracle.accept(conflict.session, disk, context);
  expect(committed(accepted)).toEqual(['memory_RAM=sku40006', 'memory_HardDisk=sku40010']);
});

test('another version of the schema, with unknown keys and missing ones', async () => {
  store.setFault(async ({ response, answer }) => {
    const body = JSON.parse(await (await answer()).text(), (key, value: unknown) => {
      if (['hasConstraintViolation', 'constraintList', 'orderNumber', 'links', 'category'].includes(key))
        return undefined;
      if (value !== null && typeof value === 'object' && !Array.isArray(value))
        return { ...value, addedInVersion27: { any: ['thing'] } };
      return value;
    }) as unknown;
    send(response, 200, 'application/json', JSON.stringify(body));
  });
  const start = await oracle.start('laptop', context);
  const answer = await commitProcessor(start.session);
  expect(committed(answer)).toEqual(['processor=sku40004']);
  expect(answer.prices.oneTime).toBe('1213');
});

test('a login that expires in the middle is renewed, and is in no error', async () => {
  let valid = 'token-1';
  let logins = 0;
  store.setFault(({ path, body, authorization, response }) => {
    if (path === '/ccstore/v1/login') {
      logins += 1;
      const isRight = body === new URLSearchParams({ grant_type: 'password', ...credentials }).toString();
      if (isRight) send(response, 200, 'application/json', JSON.stringify({ access_token: valid }));
      else send(response, 401, 'application/json', `{"message":"${body}","status":"401"}`);
    } else if (authorization !== `Bearer ${valid}`) send(response, 401, 'application/json', '{}');
  });
  const adapter = newAdapter({ credentials });
  const start = await adapter.start('laptop', context);
  expect(logins).toBe(1);
  valid = 'token-2';
  expect(committed(await commitProcessor(start.session, adapter))).toEqual(['processor=sku40004']);
  expect(logins).toBe(2);

  const wrong = newAdapter({ credentials: { ...credentials, password: 'another-pass-word' } });
  const failed = await wrong.start('laptop', context).catch((error: unknown) => error);
  expect(failed).toMatchObject({ reason: 'not-authorized' });
  const told = JSON.stringify(failed, Object.getOwnPropertyNames(failed)) + String(failed);
  expect(told).not.toMatch(/pass-word|token-|shop@example/);
  expect(JSON.stringify(start.session)).not.toMatch(/pass-word|token-|shop@example/);
});

test('an address with credentials in it is refused', () => {
  expect(() => newAdapter({ baseUrl: 'https://shop:secret@store.example' })).toThrow(
    /must not have credentials/,
  );
});
