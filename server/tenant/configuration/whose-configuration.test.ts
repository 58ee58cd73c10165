/** Whose a configuration is, and what everybody else is answered. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { apiErrorSchema } from '#contract/api-error.ts';
import { configurationSchema } from '#contract/configuration.ts';
import { brakesWanted, configuratorOf, pairs } from '../testing/test-configurator.ts';
import { startTestTenant, type TestTenant } from '../testing/test-tenant.ts';

let tenant: TestTenant;
beforeAll(async () => {
  tenant = await startTestTenant();
});
afterAll(() => tenant.close());

const me = 'customer-1';
const { start, reread } = configuratorOf(() => tenant, me);

describe('404', () => {
  it.each([
    ['/config/commit', { value: 'small' }, 'parameter'],
    ['/config/commit', { parameter: 'bike_size_field' }, 'value'],
    ['/config/uncommit', {}, 'parameter'],
    ['/config/accept', { parameter: 'bike_size_field' }, 'value'],
    ['/config/alternatives', { value: 'small' }, 'parameter'],
    ['/config/step', {}, 'step'],
    ['/config/cancel', {}, 'configId'],
  ] as const)('%s without a mandatory parameter', async (path, form, missing) => {
    const { configId } = await start();
    const sent = path === '/config/cancel' ? {} : { configId: configId ?? '', ...form };
    const response = await tenant.call(path, { form: sent, as: me });
    expect(response.status).toBe(404);
    expect(apiErrorSchema.parse(await response.json()).message).toContain(
      `parameter ${missing} not provided`,
    );
  });

  it.each([
    ['/config/commit', { parameter: 'no_such_field', value: '1' }],
    ['/config/commit', { parameter: '__proto__', value: '1' }],
    ['/config/uncommit', { parameter: 'no_such_field' }],
    ['/config/accept', { parameter: 'no_such_field', value: '1' }],
    ['/config/alternatives', { parameter: 'no_such_field', value: '1' }],
    ['/config/step', { step: 'no_such_step' }],
  ])('%s with %o', async (path, form) => {
    const { configId } = await start();
    expect((await tenant.call(path, { form: { configId: configId ?? '', ...form }, as: me })).status).toBe(
      404,
    );
  });

  it('answers somebody else’s configuration exactly like one that never was', async () => {
    const { configId } = await start();
    const calls: [string, Record<string, string>][] = [
      ['/config/commit', { parameter: 'bike_size_field', value: 'small' }],
      ['/config/uncommit', { parameter: 'bike_size_field' }],
      ['/config/accept', { parameter: 'bike_size_field', value: 'small' }],
      ['/config/alternatives', { parameter: 'bike_size_field', value: 'small' }],
      ['/config/step', { step: 'step_needs' }],
      ['/config/cancel', {}],
      ['/config/start', {}],
    ];
    for (const [path, form] of calls) {
      const ask = async (id: string) => {
        const response = await tenant.call(path, { form: { ...form, configId: id }, as: 'stranger' });
        const { uuid: _, timestamp: __, ...said } = apiErrorSchema.parse(await response.json());
        return { status: response.status, said };
      };
      const others = await ask(configId ?? '');
      expect(others.status).toBe(404);
      expect(others).toEqual(await ask('0123456789abcdef0123456789abcdef'));
    }
    expect((await reread({ ...(await start()), configId })).response.status).toBe('OK');
  });

  it('answers a configId without an external id, and no configuration at all', async () => {
    const { configId } = await start();
    const forms: Record<string, string>[] = [{ configId: configId ?? '' }, {}];
    for (const form of forms) {
      expect((await tenant.call('/config/step', { form: { ...form, step: 'next' } })).status).toBe(404);
    }
  });
});

describe('who is asking', () => {
  it('is what the header says, whatever a parameter claims', async () => {
    const { configId } = await start();
    const form = { configId: configId ?? '', step: 'next', _externalId: me };
    expect((await tenant.call('/config/step', { form, as: 'stranger' })).status).toBe(404);
    expect((await tenant.call('/config/step', { form })).status).toBe(200);
  });
});

describe('a restart of the server', () => {
  it('is not noticed in the middle of a configuration', async () => {
    const own = await startTestTenant();
    const started = configurationSchema.parse(
      await own.json('/config/start/bikes/calvin', { form: {}, as: me }),
    );
    await own.json('/config/commit', { form: pairs(started.configId, ...brakesWanted), as: me });
    await own.restart();
    const after = configurationSchema.parse(
      await own.json('/config/commit', {
        form: pairs(started.configId, ['front_brake_type_field', 'ACM0022']),
        as: me,
      }),
    );
    expect(after.response.status).toBe('RESOLVABLE');
    await own.close();
  });
});
