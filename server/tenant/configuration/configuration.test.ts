import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { apiErrorSchema } from '#contract/api-error.ts';
import { configurationSchema, type Configuration } from '#contract/configuration.ts';
import type { BomItem } from '#contract/pricing.ts';
import {
  configuratorOf,
  pairs,
  parameter,
  parameters,
  parametersIn,
  readConfiguration,
} from '../testing/test-configurator.ts';
import { startTestTenant, type TestTenant } from '../testing/test-tenant.ts';

let tenant: TestTenant;
beforeAll(async () => {
  tenant = await startTestTenant();
});
afterAll(() => tenant.close());

const me = 'customer-1';
const { start, post, reread } = configuratorOf(() => tenant, me);

describe('Configurator Data', () => {
  it('is exactly what the contract promises: nothing missing, nothing null', async () => {
    const body = (await tenant.json('/config/start/bikes/calvin', { form: {}, as: me })) as Configuration;
    const parsed = configurationSchema.parse(body);
    expect(parsed).toEqual(body);
    expect(JSON.stringify(body)).not.toContain('null');
    const { rows } = readConfiguration(body).pricing;
    expect(rows.length).toBeGreaterThan(1);
    for (const row of rows) {
      expect(row.summary).toMatchObject({
        customerNetPriceColumn: expect.stringMatching(/^€[\d,]+\.\d\d$/) as string,
      });
      expect(row.rows?.length).toBeGreaterThan(0);
    }
  });

  it('has its keys in the order that clients search it in, and groups in the current step only', async () => {
    const body = (await tenant.json('/config/start/bikes/calvin', { form: {}, as: me })) as object;
    const keys = Object.keys(body);
    for (const later of ['pricing', 'bom']) expect(keys.indexOf('steps')).toBeLessThan(keys.indexOf(later));
    const { steps } = configurationSchema.parse(body);
    expect(steps.filter(({ rootGroup }) => rootGroup).map(({ current }) => current)).toEqual([true]);
    expect(steps[0]?.name).toMatch(/^step_need/);
    const root = steps[0]?.rootGroup;
    expect(root?.name).toBe('root');
    for (const member of root?.members ?? [])
      expect(member).toMatchObject({ isGroup: true, properties: { hidden: 'no' } });
  });

  it('has parameters as the API’s clients need them', async () => {
    for (const { name } of (await start()).steps) {
      const configuration = await post('/config/step', {
        configId: (await start()).configId ?? '',
        step: name,
      });
      for (const one of parameters(configuration)) {
        expect(one.name).toMatch(/^[A-Za-z]+[\w\-:.]*$/);
        expect(one.description).not.toBe('');
        for (const key of ['guitype', 'tc_gui_input', 'hidden', 'readonly'])
          expect(one.properties).toHaveProperty(key);
        expect(one.properties['hidden']).toMatch(/^(yes|no)$/);
        // To clients that know no pictures of the customer, such a field is the name of a file.
        if (one.properties['tc_gui_type'] !== 'custom_viz_image')
          expect(one.properties['guitype'] === 'readonly').toBe(one.properties['readonly'] === 'yes');
        for (const element of one.domain.elements) expect(element.state).toMatch(/^(green|orange|red)$/);
        const selected = one.domain.elements.filter((element) => element.selected);
        // Numbers and texts have no elements to choose from.
        if (!['int', 'string'].includes(one.domain.name))
          expect(selected.map((element) => element.name)).toEqual([one.value]);
      }
    }
  });

  it('sends numbers as text, with the range that fits and the whole range', async () => {
    const weight = parameter(await start(), 'max_weight_field');
    expect(weight.domain).toMatchObject({ name: 'int', min: expect.stringMatching(/^\d+$/) as string });
    expect(Number(weight.domain?.min)).toBeGreaterThanOrEqual(Number(weight.properties['tc_range_min']));
    expect(weight.domain?.elements.map(({ name }) => name).sort()).toEqual(['max', 'min']);
    expect(weight.properties).toMatchObject({ guitype: 'text', tc_guitype: 'slider' });
  });

  it('draws a switch as a radio button with two elements', async () => {
    const disc = parameter(await start(), 'req_disc_brake_field');
    expect(disc.properties).toMatchObject({ guitype: 'radio', tc_gui_input: 'radio', tc_guitype: 'onoff' });
    expect(disc.domain?.elements.map(({ name }) => name).sort()).toEqual(['No', 'Yes']);
  });

  it('tells prices beside elements: of each variant, or the difference to what is chosen', async () => {
    const { configId } = await start();
    const frame = await post('/config/step', { configId: configId ?? '', step: 'step_frame' });
    const [list, delta] = ['list', 'delta'].map((mode) =>
      parameters(frame).find(({ properties }) => properties['tc_price_lookup_mode'] === mode),
    );
    const names = list?.domain?.elements.map(({ name }) => name);
    expect(Object.keys(list?.['price-details'] ?? {})).toEqual(names);
    for (const price of Object.values(list?.['price-details'] ?? {}))
      expect(price).toMatch(/^€[\d,]+\.\d\d$/);
    const differences = delta?.['price-details'] ?? {};
    expect(Object.keys(differences).length).toBeGreaterThan(0);
    expect(differences).not.toHaveProperty([delta?.value ?? '']);
    for (const price of Object.values(differences)) expect(price).toMatch(/^[+-]€[\d,]+\.\d\d$/);
  });

  it('leaves prices out where they are excluded, and empty in the bill of materials', async () => {
    const body = (await tenant.json('/config/start/bikes/calvin', {
      form: { excludePricing: 'true' },
      as: me,
    })) as Record<string, unknown>;
    expect(body['pricing']).toEqual({});
    const { bom } = readConfiguration(body);
    expect(bom.length).toBeGreaterThan(0);
    for (const item of bom) expect(item.attributes).toMatchObject({ price: '', articleNumber: item.name });
    expect(JSON.stringify(body)).not.toContain('price-details');
    for (const item of (await start()).bom) expect(item.attributes['price']).toMatch(/^€/);
  });

  it('speaks the language of the request, in texts and numbers', async () => {
    const [english, german] = [await start(), await start({ as: me, language: 'de-DE' })];
    expect(german.steps.map(({ description }) => description)).not.toEqual(
      english.steps.map(({ description }) => description),
    );
    expect(german.pricing.summary['customerNetPriceColumn']).toMatch(/^[\d.]+,\d\d\s€$/);
    expect(german.pricing.summary['customerNetPriceColumn']?.replace(/\D/g, '')).toBe(
      english.pricing.summary['customerNetPriceColumn']?.replace(/\D/g, ''),
    );
  });
});

describe('config/start', () => {
  it('takes the weak and the strong reference of a product', async () => {
    const { productId, tab } = await start();
    expect(tab).toBe('bikes');
    expect(productId).toMatch(/^calvin-[0-9a-f]{12}$/);
    const strong = await post(`/config/start/bikes/${productId ?? ''}`, {});
    expect(strong.productId).toBe(productId);
    const former = await post('/config/start/bikes/calvin-0123456789ab', {});
    expect(former.productId).toBe(productId);
  });

  it('gives every configuration an id of its own', async () => {
    const [a, b] = [await start(), await start()];
    expect(a.configId).not.toBe(b.configId);
    await post('/config/commit', pairs(a.configId, ['bike_size_field', 'large']));
    expect(parameter(await reread(b), 'bike_size_field').committed).toBe(false);
  });

  it('fixes contextual needs by their alias and leaves other parameters alone', async () => {
    const configuration = await start({ as: me, query: { size: 'large', utm_source: 'mail' } });
    expect(parameter(configuration, 'bike_size_field')).toMatchObject({
      value: 'large',
      committed: true,
      alwaysCommitted: true,
      properties: { readonly: 'yes', guitype: 'readonly' },
    });
    const refused = await post('/config/commit', pairs(configuration.configId, ['bike_size_field', 'small']));
    expect(refused.response).toMatchObject({
      status: 'not OK',
      message: expect.stringContaining('start') as string,
    });
    const kept = await post('/config/uncommit', {
      configId: configuration.configId ?? '',
      parameter: 'bike_size_field',
    });
    expect(kept.response.status).toBe('not OK');
    expect(parameter(kept, 'bike_size_field').value).toBe('large');
  });

  it('400: a need without such a value', async () => {
    const response = await tenant.call('/config/start/bikes/calvin', { form: { size: 'gigantic' }, as: me });
    expect(response.status).toBe(400);
    expect(apiErrorSchema.parse(await response.json()).message).toContain('"size"');
  });

  it.each([
    '/config/start/bikes/unicycle',
    '/config/start/nowhere/calvin',
    '/config/start/valves/calvin',
    '/config/start/valves/rillo_b12_15',
  ])('404: %s', async (path) => {
    const response = await tenant.call(path, { form: {}, as: me });
    expect(response.status).toBe(404);
    expect(apiErrorSchema.parse(await response.json()).cause).toBe('Product not found');
  });
});
describe('config/step', () => {
  it('goes to a step by name, to the next one, and stays on the last', async () => {
    const { configId, steps } = await start();
    const names = steps.map(({ name }) => name);
    const current = ({ steps: now }: Configuration) => now.find((step) => step.current)?.name;
    expect(current(await post('/config/step', { configId: configId ?? '', step: names.at(-1) ?? '' }))).toBe(
      names.at(-1),
    );
    expect(current(await post('/config/step', { configId: configId ?? '', step: 'next' }))).toBe(
      names.at(-1),
    );
    expect(current(await post('/config/step', { configId: configId ?? '', step: names[0] ?? '' }))).toBe(
      names[0],
    );
    expect(current(await post('/config/step', { configId: configId ?? '', step: 'next' }))).toBe(names[1]);
  });

  it('colours the focused group alone when it is asked to', async () => {
    const { configId } = await start();
    const [group] = (await start()).steps[0]?.rootGroup?.members ?? [];
    const focused = await post('/config/step', {
      configId: configId ?? '',
      step: 'step_needs',
      group: group?.name ?? '',
    });
    const inGroup = new Set(parametersIn(group ? [group] : []).map(({ name }) => name));
    for (const one of parameters(focused)) {
      if (['int', 'string'].includes(one.domain.name)) continue;
      const states = one.domain.elements.map(({ state }) => state);
      expect(states.includes('unknown')).toBe(!inGroup.has(one.name));
    }
  });
});

describe('config/cancel', () => {
  it('ends a configuration', async () => {
    const { configId } = await start();
    const form = { configId: configId ?? '' };
    expect(await tenant.json('/config/cancel', { form, as: me })).toEqual({ status: 'ok' });
    expect((await tenant.call('/config/cancel', { form, as: me })).status).toBe(404);
    expect((await tenant.call('/config/step', { form: { ...form, step: 'next' }, as: me })).status).toBe(404);
  });

  it('needs no external id, as the API says, but takes no wrong one', async () => {
    const { configId } = await start();
    const form = { configId: configId ?? '' };
    expect((await tenant.call('/config/cancel', { form, as: 'stranger' })).status).toBe(404);
    expect((await tenant.call('/config/cancel', { form })).status).toBe(200);
  });
});

describe('config/bom', () => {
  it('lists the parts with prices for a known customer', async () => {
    const { configId, bom } = await start();
    const query = { configId: configId ?? '' };
    const answer = (await tenant.json('/config/bom', { query, as: me })) as object;
    expect(answer).toMatchObject({ status: 'OK', configId, bom });
    expect(Object.keys(answer)[0]).toBe('status');
  });

  it('lists the parts without prices for an anonymous one, who gets them in no other way', async () => {
    const { configState, bom } = await start({});
    expect(bom).toEqual([]);
    const answer = (await tenant.json('/config/bom', { query: { configState: configState ?? '' } })) as {
      bom: BomItem[];
    };
    expect(answer.bom.length).toBeGreaterThan(0);
    for (const item of answer.bom) expect(item.attributes['price']).toBe('');
  });

  it('400 without a configuration, 404 with an unknown one', async () => {
    expect((await tenant.call('/config/bom', { as: me })).status).toBe(400);
    expect((await tenant.call('/config/bom', { query: { configId: 'x' }, as: me })).status).toBe(404);
  });
});
