/** Every base of the API: what is the same in all of them, and what is not. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { apiErrorSchema } from '#contract/api-error.ts';
import { configurationSchema } from '#contract/configuration.ts';
import { API_BASE, LEAD_GENERATOR_BASE, TENANT_BASES } from '#contract/endpoint.ts';
import { parameter } from '../testing/test-configurator.ts';
import { errorOf } from '../testing/test-customer.ts';
import { startTestTenant, type TestTenant } from '../testing/test-tenant.ts';

let tenant: TestTenant;
beforeAll(async () => {
  tenant = await startTestTenant();
});
afterAll(() => tenant.close());

const older = TENANT_BASES.filter(({ pathForms }) => pathForms).map(({ path }) => path);
const me = { as: 'ada' } as const;

describe.each(TENANT_BASES.map(({ path }) => path))('%s', (base) => {
  it('answers the catalog, a configuration, its cart item and errors', async () => {
    expect(await tenant.json('/catalog/tabs', { base })).toHaveLength(7);
    const started = configurationSchema.parse(
      await tenant.json('/config/start/bikes/calvin', { base, form: {}, ...me }),
    );
    const form = { configId: started.configId ?? '', parameter: 'bike_size_field', value: 'small' };
    const committed = await tenant.json('/config/commit', { base, form, ...me });
    expect(parameter(configurationSchema.parse(committed), 'bike_size_field').value).toBe('small');
    const item = (await tenant.json('/cart/items', { base, form: { configId: form.configId }, ...me })) as {
      '#id': string;
    };
    expect((await tenant.call(`/cart/items/${item['#id']}`, { base, method: 'DELETE', ...me })).status).toBe(
      200,
    );
    const refused = await tenant.call('/catalog/tabs', { base, key: null });
    expect(await errorOf(refused)).toMatchObject({ status: 403, type: 'NotAuthorized' });
    expect((await tenant.call('/cart', { base })).status).toBe(400);
    const unknown = await tenant.call('/nowhere', { base });
    expect(await errorOf(unknown)).toMatchObject({ status: 404, cause: 'Unknown endpoint' });
  });
});

describe('values in the path', () => {
  const start = async (base: string) =>
    configurationSchema.parse(await tenant.json('/config/start/bikes/calvin', { base, form: {}, ...me }));

  it.each(older)('are taken below %s: commit, uncommit, accept, step', async (base) => {
    const { configId = '' } = await start(base);
    const call = async (path: string) =>
      configurationSchema.parse(await tenant.json(path, { base, form: { configId }, ...me }));
    const size = (configuration: Parameters<typeof parameter>[0]) =>
      parameter(configuration, 'bike_size_field');
    expect(size(await call('/config/commit/bike_size_field/small'))).toMatchObject({
      value: 'small',
      committed: true,
    });
    expect(size(await call('/config/uncommit/bike_size_field')).committed).toBe(false);
    expect(size(await call('/config/accept/bike_size_field/medium'))).toMatchObject({ committed: true });
    // Clients that clear a field send nothing at all.
    expect(size(await call('/config/commit/bike_size_field/')).committed).toBe(false);
    const [, second] = (await call('/config/commit/bike_size_field/small')).steps;
    const stepped = await call(`/config/step/${second?.name ?? ''}`);
    expect(stepped.steps.find(({ current }) => current)?.name).toBe(second?.name);
  });

  it('are read to the end of the path, encoded or not', async () => {
    const base = older[0] ?? '';
    const { configId = '' } = await start(base);
    for (const value of ['17/5', '17%2F5', '100%', 'a%20b c']) {
      const path = `/config/commit/rider_height_field/${value}`;
      const answer = await tenant.call(path, { base, form: { configId }, ...me });
      expect([value, answer.status]).toEqual([value, 200]);
      expect(configurationSchema.parse(await answer.json()).response.status).toBe('not OK');
    }
  });

  it('are unknown endpoints in the current version', async () => {
    const { configId = '' } = await start(API_BASE);
    for (const path of ['commit/bike_size_field/small', 'uncommit/bike_size_field', 'accept/a/b', 'step/x']) {
      const answer = await tenant.call(`/config/${path}`, { form: { configId }, ...me });
      expect(await errorOf(answer)).toMatchObject({ status: 404, cause: 'Unknown endpoint' });
    }
  });
});

describe('the Lead Generator', () => {
  const base = LEAD_GENERATOR_BASE;
  const post = async (path: string, form: Record<string, string>) => {
    const answer: unknown = await tenant.json(path, { base, form, as: 'ignored' });
    return { configState: '', ...configurationSchema.parse(answer) };
  };

  it('configures for nobody in particular: start, commit, uncommit, accept, step, bom', async () => {
    const started = await post('/start', { product: 'calvin' });
    expect(started).not.toHaveProperty('configId');
    const { configState } = await post('/commit', {
      configState: started.configState,
      par: 'bike_size_field',
      val: 'small',
    });
    const stepped = await post('/step', { configState, step: started.steps[1]?.name ?? '' });
    expect(stepped.steps[1]?.current).toBe(true);
    const accepted = await post('/accept', { configState, par: 'bike_size_field', val: 'medium' });
    expect(parameter(accepted, 'bike_size_field')).toMatchObject({ value: 'medium', committed: true });
    const uncommitted = await post('/uncommit', {
      configState: accepted.configState,
      par: 'bike_size_field',
    });
    expect(parameter(uncommitted, 'bike_size_field').committed).toBe(false);
    const bom = (await tenant.json('/bom', { base, form: { configState } })) as { bom: unknown[] };
    expect(bom).toMatchObject({ status: 'OK' });
    expect(bom.bom.length).toBeGreaterThan(0);
  });

  it('says how an anonymous configuration looks', async () => {
    const anonymous = configurationSchema.parse(
      await tenant.json('/config/start/bikes/calvin', { form: {} }),
    );
    const known = configurationSchema.parse(
      await tenant.json('/config/start/bikes/calvin', { form: {}, ...me }),
    );
    const form = { configState: anonymous.configState ?? '' };
    // Pictures are kept with a configuration, and an anonymous one is not kept.
    const { screenshotRenderer, screenshots, ...shown } = known.visualization ?? {};
    expect([screenshotRenderer, screenshots]).toEqual([expect.any(String), []]);
    expect(await tenant.json('/visualization', { base, form })).toEqual(shown);
    expect(await tenant.json('/visualization', { base, form: { ...form, group: 'frame' } })).toEqual(shown);
  });

  it('keeps a lead', async () => {
    const form = { company: 'Müller & Söhne', contactEmail: 'kai@example.com', unknown: 'left out' };
    expect(await tenant.json('/lead', { base, form })).toEqual({ status: 'ok' });
    const [row] = await tenant.deps.database.selectFrom('lead').selectAll().execute();
    expect(JSON.parse(row?.attributes ?? '')).toEqual({
      company: 'Müller & Söhne',
      contactEmail: 'kai@example.com',
    });
  });

  it.each([
    ['/start', {}, 404],
    ['/start', { product: 'unicycle' }, 404],
    ['/commit', { par: 'bike_size_field', val: 'small' }, 404],
    ['/commit', { configState: 'H4sI', par: 'bike_size_field', val: 'small' }, 404],
    ['/visualization', {}, 404],
    ['/bom', {}, 400],
    ['/lead', {}, 400],
    ['/lead', { company: 'x'.repeat(501) }, 400],
    ['/commit/bike_size_field/small', {}, 404],
    ['/catalog/tabs', {}, 404],
  ] as const)('%s with %j: %i', async (path, form, status) => {
    expect((await tenant.call(path, { base, form })).status).toBe(status);
  });

  it('403 without a key', async () => {
    for (const path of ['/start', '/visualization', '/lead', '/nowhere']) {
      expect((await tenant.call(path, { base, form: {}, key: null })).status).toBe(403);
    }
  });
});

describe('a base that is not there', () => {
  it.each(['/self-service-api-v1.1/cart', '/self-service-api-v2/catalog/tabs', '/configurator-api-v9/start'])(
    '404: %s, with the error object and a line in the log',
    async (path) => {
      const answer = await tenant.app.request(path);
      expect(answer.status).toBe(404);
      const { uuid } = apiErrorSchema.parse(await answer.json());
      expect(tenant.logLines).toContainEqual(expect.objectContaining({ uuid }));
    },
  );
});
