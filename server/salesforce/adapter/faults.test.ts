import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  ForeignError,
  type ForeignAnswer,
  type ForeignConfigurator,
} from '#server/upstreams/foreign-configurator.ts';
import type { SalesforceSandbox } from '../sandbox/build-salesforce-sandbox.ts';
import { SANDBOX_SECRET, testSandbox } from '../sandbox/testing/test-sandbox.ts';
import { createSalesforceConfigurator } from './create-salesforce-configurator.ts';
import { startFaultyServer, type Fault, type FaultyServer } from './testing/faulty-server.ts';
import { parameterOf, parametersOf } from './testing/fields-of.ts';

const RACK = '01txx0000006jkuAAA';
const CAPACITY = '0tjxx00000001Dp';
const SLOTS = '0tjxx00000001H3';
const MEMORY = '0tjxx00000001If';
const MEMORY_50 = '0v6xx000000001e';
const context = { locale: 'en', currency: 'USD' };

let sandbox: SalesforceSandbox;
let server: FaultyServer;
let adapter: ForeignConfigurator;
let before: ForeignAnswer;

function connect(more: object = {}): ForeignConfigurator {
  const settings = { clientId: 'bespoke-sandbox', clientSecret: SANDBOX_SECRET, timeoutMs: 20_000 };
  return createSalesforceConfigurator({ baseUrl: server.baseUrl, ...settings, ...more });
}

async function failureOf(call: Promise<unknown>): Promise<ForeignError> {
  const error: unknown = await call.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (!(error instanceof ForeignError))
    throw new Error(`This is no failure of the adapter: ${String(error)}`);
  expect(`${error.message} ${String(error.cause)}`).not.toContain(SANDBOX_SECRET);
  return error;
}

const answer = (status: number, body: unknown, headers: Record<string, string> = {}): Fault => ({
  kind: 'answer',
  status,
  body: typeof body === 'string' ? body : JSON.stringify(body),
  headers,
});
const commit = (of: ForeignConfigurator = adapter) =>
  of.commit(before.session, [{ name: SLOTS, value: '20' }], context);

beforeAll(async () => {
  sandbox = await testSandbox();
  server = await startFaultyServer(sandbox.app.fetch);
  adapter = connect();
  const started = await adapter.start(RACK, context);
  before = await adapter.commit(started.session, [{ name: CAPACITY, value: '900' }], context);
});
afterAll(() => server.close());

const HTML = '<!doctype html><title>Down for maintenance</title>';
const faults: [string, Fault, Partial<ForeignError>][] = [
  ['400', answer(400, [{ errorCode: 'INVALID_API_INPUT', message: 'No.' }]), { reason: 'refused' }],
  [
    '403',
    answer(403, [{ errorCode: 'INSUFFICIENT_ACCESS', message: 'No right.' }]),
    { reason: 'not-authorized' },
  ],
  [
    'the limit of the org',
    answer(403, [{ errorCode: 'REQUEST_LIMIT_EXCEEDED', message: 'TotalRequests Limit exceeded.' }]),
    { reason: 'limited' },
  ],
  ['404', answer(404, [{ errorCode: 'NOT_FOUND', message: 'No such thing.' }]), { reason: 'not-found' }],
  ['409', answer(409, [{ errorCode: 'CONFLICT', message: 'Busy.' }]), { reason: 'unavailable' }],
  [
    '429',
    answer(429, [{ errorCode: 'TOO_MANY', message: 'Wait.' }], { 'Retry-After': '17' }),
    { reason: 'limited', retryAfterSeconds: 17 },
  ],
  ['500', answer(500, [{ errorCode: 'UNKNOWN_EXCEPTION', message: 'Oops.' }]), { reason: 'unavailable' }],
  ['503', answer(503, HTML, { 'Retry-After': '5' }), { reason: 'unavailable', retryAfterSeconds: 5 }],
  ['a page instead of an answer', answer(200, HTML), { reason: 'unavailable' }],
  ['a page with a status of the API', answer(404, HTML), { reason: 'unavailable' }],
  ['a redirect', answer(302, '', { Location: 'https://elsewhere.example' }), { reason: 'unavailable' }],
  ['half a body', { kind: 'half' }, { reason: 'unavailable' }],
  ['an answer without what matters', answer(200, { success: true }), { reason: 'unavailable' }],
  ['other types than expected', answer(200, { success: 'yes' }), { reason: 'unavailable' }],
  [
    'a 200 that is none',
    answer(200, { success: false, errors: [{ errorCode: 'X', message: 'Not this.' }] }),
    { reason: 'refused' },
  ],
];

describe('faults of the system', () => {
  it.each(faults)('%s is told as what it is, and the call can be made again', async (_, fault, expected) => {
    server.fail('configure', fault);
    expect(await failureOf(commit())).toMatchObject(expected);
    const again = await commit();
    expect(
      parametersOf(again)
        .slice(0, 2)
        .map(({ value }) => value),
    ).toEqual(['900', '20']);
  });

  it('does not wait for an answer for ever, nor longer than the caller', async () => {
    server.fail('configure', { kind: 'silence' });
    expect(await failureOf(commit(connect({ timeoutMs: 150 })))).toMatchObject({ reason: 'unavailable' });
    const controller = new AbortController();
    const call = adapter.read(before.session, { ...context, signal: controller.signal });
    controller.abort();
    expect(await failureOf(call)).toMatchObject({ reason: 'unavailable' });
  });

  it('does not go on in a context that was changed by a call without an answer', async () => {
    const now = await commit();
    server.fail('configure', { kind: 'lost' });
    const lost = adapter.commit(now.session, [{ name: SLOTS, value: '33' }], context);
    expect(await failureOf(lost)).toMatchObject({ reason: 'unavailable' });
    expect(parameterOf(await adapter.read(now.session, context), 'Expansion Slots').value).toBe('20');
  });

  it('gets another token when one was refused, once', async () => {
    server.fail('configure', answer(401, [{ errorCode: 'INVALID_SESSION_ID', message: 'Session expired' }]));
    expect((await commit()).configuration.response.status).toBe('OK');
    server.fail(
      'configure',
      answer(401, [{ errorCode: 'INVALID_SESSION_ID', message: 'Session expired' }]),
      2,
    );
    expect(await failureOf(commit())).toMatchObject({ reason: 'not-authorized' });
  });

  it('tells credentials that are wrong from a system that is down', async () => {
    const wrong = connect({ clientSecret: 'another secret' });
    expect(await failureOf(wrong.listProducts(context))).toMatchObject({ reason: 'not-authorized' });
    const down = connect();
    server.fail('token', answer(500, HTML));
    expect(await failureOf(down.listProducts(context))).toMatchObject({ reason: 'unavailable' });
    expect(await down.listProducts(context)).toHaveLength(1);
    const nobody = connect({ baseUrl: 'http://127.0.0.1:1' });
    expect(await failureOf(nobody.listProducts(context))).toMatchObject({ reason: 'unavailable' });
  });

  it('does not repeat a secret that the system tells', async () => {
    server.fail('configure', answer(400, [{ errorCode: 'X', message: `Bad secret ${SANDBOX_SECRET}` }]));
    expect((await failureOf(commit())).message).toContain('Bad secret …');
  });
});

describe('another version of the system', () => {
  it('may tell more, and less', async () => {
    server.fail('configure', {
      kind: 'rewrite',
      rewrite: ({ uiTreatments: _, errors: __, ...content }) => ({ ...content, novelty: { of: 'v99' } }),
    });
    expect((await commit()).configuration.response.status).toBe('OK');
  });

  it('may tell its products as a list', async () => {
    const fresh = connect();
    server.fail('configure', {
      kind: 'rewrite',
      rewrite: (content) => ({ ...content, catalogProducts: [content.catalogProducts] }),
    });
    expect(parameterOf(await fresh.read(before.session, context), 'Load Capacity').value).toBe('900');
  });

  it('says which choices it does not take any more, and keeps the others', async () => {
    const chosen = await adapter.commit(before.session, [{ name: MEMORY, value: MEMORY_50 }], context);
    sandbox.expireContexts();
    server.fail(
      'configure',
      {
        kind: 'rewrite',
        rewrite: (content) =>
          JSON.parse(JSON.stringify(content), (key, value: unknown) =>
            key === 'values' && Array.isArray(value)
              ? value.filter(({ id }: { id: string }) => !id.startsWith(MEMORY_50))
              : value,
          ) as unknown,
      },
      2,
    );
    // The first call finds that the context is gone; the second one opens another.
    const fresh = connect();
    const after = await fresh.read(chosen.session, context);
    expect(after.configuration.response).toEqual({
      status: 'OK',
      'not-applied': [{ name: MEMORY, value: MEMORY_50 }],
    });
    expect(parameterOf(after, 'Load Capacity')).toMatchObject({ value: '900', committed: true });
    expect(parameterOf(after, 'Memory')).toMatchObject({ valueDescription: '25', committed: false });
  });

  it('is refused where a price would have to be guessed', async () => {
    let lines = 0;
    const rewrite = (content: unknown) =>
      JSON.parse(JSON.stringify(content), (key, value: unknown) =>
        key === 'currencyCode' ? `C${String((lines += 1))}` : value,
      ) as unknown;
    server.fail('configure', { kind: 'rewrite', rewrite }, 3);
    expect(await failureOf(commit())).toMatchObject({ reason: 'unavailable' });
  });

  it('refuses a session that is none of its own', async () => {
    expect(await failureOf(adapter.read({ version: 2 }, context))).toMatchObject({ reason: 'not-found' });
  });
});
