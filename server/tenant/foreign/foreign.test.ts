import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { ForeignError } from '#server/upstreams/foreign-configurator.ts';
import { rackCustomer, rackSystems, RACK_SECRET, startRackShop } from '../testing/rack-shop.ts';
import { rackSystem, type RackSystem } from '../testing/rack-system.ts';
import { parameter } from '../testing/test-configurator.ts';
import { errorOf } from '../testing/test-customer.ts';
import type { TestTenant } from '../testing/test-tenant.ts';

let rack: RackSystem;
let tenant: TestTenant;
let customers = 0;
let me = '';
const { post, start, commit } = rackCustomer(
  () => tenant,
  () => me,
);

beforeAll(async () => {
  ({ rack, tenant } = await startRackShop());
});
afterAll(() => tenant.close());
beforeEach(() => {
  me = `customer-${++customers}`;
});

describe('the catalog', () => {
  it('lists products of other systems, in a tab of their own and among others, without a price', async () => {
    const tabs = (await tenant.json('/catalog/tabs', { language: 'de' })) as {
      name: string;
      title: string;
    }[];
    expect(tabs.at(-1)).toMatchObject({ name: 'racks_inc', title: 'Schränke', isConfigurable: true });
    const { rows } = (await tenant.json('/catalog/search/racks_inc', { language: 'de' })) as {
      rows: object[];
    };
    expect(rows).toEqual([
      {
        '#id': 'racks_inc-rack-1',
        productId: 'racks_inc-rack-1',
        type: 'Product',
        image: '',
        name: 'Serverschrank',
        description: 'A rack with a service contract.',
      },
    ]);
    const mixed = (await tenant.json('/catalog/search/bikes', {
      query: { sort: 'price', order: 'asc' },
    })) as { rows: Record<string, string>[] };
    expect(mixed.rows.at(-1)).toMatchObject({ name: 'Bike rack' });
    expect(mixed.rows.at(-1)).not.toHaveProperty('price');
  });
});

describe('a configuration', () => {
  it('starts, commits, meets a conflict, accepts, uncommits and goes from step to step', async () => {
    const started = await start({ language: 'de' });
    expect(started).toMatchObject({
      tab: 'racks_inc',
      productId: 'racks_inc-rack-1',
      numberOfUncommittedMandatoryFields: 1,
      response: { status: 'OK' },
      visualization: {},
      extensions: { explain: false, rows: false, capabilities: { allStepsKnown: false, anyStepNext: false } },
      pricing: { summary: { customerNetPriceColumn: '939,00\u00a0€' } },
    });
    expect(started.steps[0]).toMatchObject({ description: 'Gestell', current: true });
    expect(rack.calls.at(-1)).toEqual({ name: 'start', locale: 'de', currency: 'EUR' });

    const { configId } = started;
    expect((await commit(configId, 'height', '42')).response).toEqual({
      status: 'OK',
      warnings: [
        { name: 'heavy', text: 'This rack needs a forklift.', parameters: ['height'], severity: 'info' },
      ],
    });
    const conflict = await commit(configId, 'power', 'double');
    expect(conflict.response).toMatchObject({
      status: 'RESOLVABLE',
      changed: [{ name: 'height', oldValue: '42', newValue: '24' }],
    });
    expect(parameter(conflict, 'power').value).toBe('single');
    const alternatives = await post('/config/alternatives', {
      configId: configId ?? '',
      parameter: 'power',
      value: 'double',
    });
    expect(alternatives.response).toMatchObject({ complete: false, changedLists: [[{ name: 'height' }]] });

    const accepted = await post('/config/accept', {
      configId: configId ?? '',
      parameter: 'power',
      value: 'double',
    });
    expect([parameter(accepted, 'height').value, parameter(accepted, 'power').value]).toEqual([
      '24',
      'double',
    ]);
    const freed = await post('/config/uncommit', { configId: configId ?? '', parameter: 'power' });
    expect(parameter(freed, 'power')).toMatchObject({ value: 'single', committed: false });

    await post('/config/step', { configId: configId ?? '', step: 'service' });
    const supported = await commit(configId, 'support', 'standard');
    expect(supported.steps.map(({ current }) => current)).toEqual([false, true]);
    expect(supported.pricing).toMatchObject({ recurring: [{ period: 'month', amount: '€19.90' }] });
    expect(supported.bom?.at(-1)).toMatchObject({
      description: 'Support',
      kind: 'recommended',
      sellingModel: { kind: 'termed', period: 'month', term: 12 },
      unitPrice: '€19.90',
      attributes: { price: '€19.90 per month, 12 months' },
    });
    // Showing the step that is shown reads: not every system can show it again.
    await post('/config/step', { configId: configId ?? '', step: 'service' });
    expect(rack.calls.at(-1)?.name).toBe('read');
    expect(await tenant.json('/config/bom', { query: { configId: configId ?? '' }, as: me })).toMatchObject({
      status: 'OK',
      bom: [{}, {}, { name: 'SUPPORT' }],
    });
  });

  it('survives a restart of the server', async () => {
    const { configId } = await start();
    await commit(configId, 'height', '42');
    await tenant.restart();
    const again = await post('/config/step', { configId: configId ?? '', step: 'frame' });
    expect(parameter(again, 'height')).toMatchObject({ value: '42', committed: true });
  });

  it('takes calls for one configuration in turn, so that no choice is lost', async () => {
    const { configId } = await start();
    await Promise.all([
      commit(configId, 'height', '24'),
      commit(configId, 'power', 'double'),
      commit(configId, 'options', 'door;fan'),
    ]);
    const after = await post('/config/step', { configId: configId ?? '', step: 'frame' });
    expect(['height', 'power', 'options'].map((name) => parameter(after, name).value)).toEqual([
      '24',
      'double',
      'door;fan',
    ]);
  });

  it('is for known customers, and for its owner only', async () => {
    const anonymous = await tenant.call('/config/start/racks_inc/racks_inc-rack-1', {
      form: {},
      language: 'de',
    });
    expect(await errorOf(anonymous)).toMatchObject({
      status: 400,
      message: expect.stringContaining('nur ein bekannter Kunde') as string,
    });
    const { configId = '' } = await start();
    for (const path of ['/config/step', '/config/cancel', '/cart/items']) {
      const response = await tenant.call(path, { form: { configId, step: 'frame' }, as: 'somebody else' });
      expect([path, response.status]).toEqual([path, 404]);
    }
    expect(await tenant.json('/config/cancel', { form: { configId }, as: me })).toEqual({ status: 'ok' });
    const gone = await tenant.call('/config/step', { form: { configId, step: 'frame' }, as: me });
    expect(gone.status).toBe(404);
  });

  it('answers calls that other systems do not have as for products without them', async () => {
    const { configId = '' } = await start();
    const form = { configId, parameter: 'height', value: '42', goal: 'cheapest', table: 'rows', row: 1 };
    for (const path of ['explain', 'optimize', 'remove-row', 'insert-row']) {
      const error = await errorOf(await tenant.call(`/config/${path}`, { form, as: me }));
      expect(error).toMatchObject({ status: 400, cause: 'Not supported' });
    }
    const variants = await tenant.call('/config/variant-catalogs', { query: { configId }, as: me });
    expect(variants.status).toBe(404);
    const plain = await tenant.call('/cart/items', {
      form: { tab: 'racks_inc', productId: 'racks_inc-rack-1' },
      as: me,
    });
    expect(plain.status).toBe(404);
  });

  it('says what became of it when the system fails, and loses nothing', async () => {
    const { configId = '' } = await start();
    await commit(configId, 'height', '42');

    // Refused: an answer, with the configuration as it was.
    const refused = await commit(configId, 'power', 'triple', { language: 'de' });
    expect(refused.response).toEqual({
      status: 'not OK',
      message: expect.stringContaining('nicht möglich') as string,
    });
    expect(parameter(refused, 'height').value).toBe('42');

    const failures = [
      ['limited', 503, 'busy'],
      ['unavailable', 503, 'is not responding'],
      ['not-authorized', 409, 'contact us'],
      ['not-found', 404, 'no longer available'],
    ] as const;
    for (const [reason, status, text] of failures) {
      rack.failNext(new ForeignError(reason, `for the log: ${reason}`, { retryAfterSeconds: 17 }));
      const form = { configId, parameter: 'power', value: 'double' };
      const response = await tenant.call('/config/commit', { form, as: me });
      expect(response.headers.get('Retry-After')).toBe(status === 503 ? '17' : null);
      const error = await errorOf(response);
      expect(error).toMatchObject({ status, message: expect.stringContaining(text) as string });
      expect(error.message).not.toContain('for the log');
    }
    rack.failNext(new Error('a defect of the adapter'));
    const defect = await tenant.call('/config/step', { form: { configId, step: 'frame' }, as: me });
    expect(defect.status).toBe(500);
    const after = await post('/config/step', { configId, step: 'frame' });
    expect(parameter(after, 'height').value).toBe('42');
    expect(JSON.stringify(tenant.logLines)).toContain('for the log: limited');
    expect(JSON.stringify(tenant.logLines)).not.toContain(RACK_SECRET);
  });

  it('does not wait longer for a system than it may', async () => {
    const hanging = rackSystem();
    await tenant.restart({
      foreignSystems: rackSystems(hanging, 100),
    });
    const { configId = '' } = await start();
    hanging.hang();
    const form = { configId, parameter: 'height', value: '42' };
    expect((await tenant.call('/config/commit', { form, as: me })).status).toBe(503);
    await tenant.restart();
    expect(parameter(await post('/config/step', { configId, step: 'frame' }), 'height').committed).toBe(
      false,
    );
  });
});
