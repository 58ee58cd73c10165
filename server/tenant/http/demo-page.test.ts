/**
 * The vendor's demo page of 2022, as the calls it makes: it posts forms to version 1.2 with key and customer in them, draws what
 * it finds in answers by its own search, and breaks where something is missing.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LEAD_GENERATOR_BASE } from '#contract/endpoint.ts';
import {
  CLIENT_ORIGIN,
  currentStep,
  firstNamed,
  formClient,
  parametersOf,
  type Answer,
} from '../testing/foreign-client.ts';
import { startTestTenant, TEST_KEY, type TestTenant } from '../testing/test-tenant.ts';

let tenant: TestTenant;
beforeAll(async () => {
  tenant = await startTestTenant({ corsOrigins: [CLIENT_ORIGIN] });
});
afterAll(() => tenant.close());

describe('the demo page for self service', () => {
  const base = '/self-service-api-v1.2';
  const call = formClient(() => tenant, base, 'd486cb2d (demo)');

  /** Draws as the page does, which throws where something is missing. */
  function draw(data: Answer): void {
    expect(typeof data.configId).toBe('string');
    expect(typeof data.pricing.summary).toBe('object');
    expect(data.bom.length).toBeGreaterThanOrEqual(0);
    const keys = Object.keys(data);
    expect(keys.indexOf('steps')).toBeLessThan(keys.indexOf('bom'));
    const root = firstNamed(data, 'root');
    const { rootGroup } = currentStep(data);
    expect(root).toBe(rootGroup);
    for (const group of rootGroup.members) {
      expect(group.isGroup).toBe(true);
      expect(group.name).not.toMatch(/[\s"']/);
      expect(['yes', 'no', undefined]).toContain(group.properties['hidden']);
      expect(typeof group.hasVisibleParameters).toBe('boolean');
      expect(firstNamed(data, group.name)).toBe(group);
    }
    expect(rootGroup.members[0]?.hasVisibleParameters).toBe(true);
    for (const field of parametersOf(rootGroup)) {
      expect(field.name).toMatch(/^[A-Za-z]+[\w\-:.]*$/);
      expect(field.description).not.toBe('');
      expect(field.value.toLowerCase()).toBeTypeOf('string');
      expect(field.valueDescription.slice(0)).toBeTypeOf('string');
      const { guitype = '', tc_guitype: variant } = field.properties;
      expect(guitype).not.toBe('');
      if (/dropdown|radio|buttons/.test(guitype)) expect(field.domain.elements.length).toBeGreaterThan(0);
      if (guitype === 'text' && field.properties['tc_range_min'] !== undefined)
        expect(['int', 'float']).toContain(field.domain.name);
      if (variant === 'onoff') expect(field.domain.elements).toHaveLength(2);
    }
  }

  it('finds a product, configures it, resolves a conflict, and asks for a proposal', async () => {
    const tabs = await call<Answer[]>('/catalog/tabs', {}, 'GET');
    const tab = tabs.find(({ isConfigurable }) => isConfigurable);
    const { rows } = await call(`/catalog/search/${tab?.name}`, { limit: '20', order: 'asc' }, 'GET');
    const product = rows[0];
    const productId = product?.productId ?? product?.['#id'];

    let data = await call(`/config/start/${tab?.name}/${productId}`);
    draw(data);
    const { configId } = data;
    // From the step of needs it goes on with a name that no step has.
    expect(currentStep(data).name).toMatch(/^step_need/);
    data = await call('/config/step', { configId, step: 'next' });
    draw(data);
    for (const [parameter, value] of [
      ['req_disc_brake_field', 'Yes'],
      ['req_front_brakes_field', 'Yes'],
      ['bike_size_field', 'medium'],
    ] as const) {
      data = await call('/config/commit', { configId, parameter, value });
      expect(data.response.status).toBe('OK');
    }
    for (const { name } of data.steps) {
      if (firstNamed(data.steps, 'front_brake_type_field') !== undefined) break;
      data = await call('/config/step', { configId, step: name });
    }
    const before = firstNamed(data.steps, 'front_brake_type_field');
    expect(before?.value).toBe('ACM0023');
    const conflict = { configId, parameter: 'front_brake_type_field', value: 'ACM0022' };
    data = await call('/config/commit', conflict);
    expect(data.response.status).toBe('RESOLVABLE');
    expect(data.response.changed[0]?.oldValueDescription).toBeTypeOf('string');
    // "Keep current" makes no call: what is drawn is the state before.
    expect(firstNamed(data.steps, 'front_brake_type_field')?.value).toBe(before?.value);
    let accepts = 0;
    do {
      data = await call('/config/accept', conflict);
      accepts += 1;
    } while (data.response.status === 'RESOLVABLE' && accepts < 10);
    expect(accepts).toBe(1);

    // A text is cleared with a space; an unset value is the empty text.
    data = await call('/config/commit', { configId, parameter: 'bike_size_field', value: ' ' });
    expect(firstNamed(data.steps, 'bike_size_field')?.committed ?? false).toBe(false);
    data = await call('/config/uncommit', { configId, parameter: 'front_brake_type_field' });
    for (const step of data.steps) draw(await call('/config/step', { configId, step: step.name }));
    // Of a message of the visualization only the first value is sent.
    data = await call('/config/commit', { configId, parameter: 'bike_size_field', value: 'small' });
    const parts = data.bom.map((item) => [item.name, JSON.stringify(item)] as const);
    expect(new Map(parts).size).toBe(parts.length);

    const item = await call('/cart/items', { configId });
    expect((await call('/cart/items', {}, 'GET')).items[0]?.['#id']).toBe(item['#id']);
    const again = await call(`/config/start?configId=${item['#id']}`);
    draw(again);
    await call('/config/commit', { configId: again.configId, parameter: 'bike_size_field', value: 'medium' });
    const saved = await call('/cart/items', { configId: again.configId });
    expect(saved['#id']).toBe(item['#id']);
    await call(`/cart/items/${item['#id']}`, { qty: '3' }, 'PUT');
    // A plain product that is there already gets a greater quantity instead of a second line.
    const valve = await call('/cart/items', { tab: 'valves', productId: 'rillo_b12_15' });
    const more = await call(`/cart/items/${valve['#id']}`, { qty: String(Number(valve.qty) + 1) }, 'PUT');
    expect(String(more.qty)).toBe('2');
    await call(
      '/cart',
      { customerName: 'Kai', customerEmail: 'kai@example.com', account: 'Söhne & Co' },
      'PUT',
    );
    expect(await call<string>('/proposal/draft', {}, 'GET')).toMatch(/^%PDF-/);
    const request = await call('/proposal/firm-requests');
    for (const name of ['id', 'name', 'state', 'stateTitle'] as const)
      expect(request[name]).toBeTypeOf('string');
    expect((await call<Answer[]>('/proposal/firm-requests', {}, 'GET'))[0]?.id).toBe(request.id);
    // An empty cart is told by the status of the error, and the message is read from its text.
    await expect(call('/proposal/firm-requests')).rejects.toThrow(/: 4\d\d .*"message":"/);
  });

  it('fetches pictures from another origin, by their address and as resources', async () => {
    const data = await call('/config/start/bikes/calvin');
    const { configId } = data;
    const step = await call('/config/step', { configId, step: data.steps[1]?.name ?? '' });
    const addresses = [...JSON.stringify(step).matchAll(/"tc_component_picture":"([^"]+)"/g)];
    const address = addresses[0]?.[1] ?? '';
    const preflight = await tenant.app.request(address, {
      method: 'OPTIONS',
      headers: {
        Origin: CLIENT_ORIGIN,
        'Access-Control-Request-Method': 'GET',
        'Access-Control-Request-Headers': 'x-key',
      },
    });
    expect(preflight.status).toBe(204);
    expect(preflight.headers.get('Access-Control-Allow-Headers')?.toLowerCase()).toContain('x-key');
    for (const path of [address, `${base}/product/calvin/image/resources?file=${address}`]) {
      const picture = await tenant.app.request(path, {
        headers: { 'X-Key': TEST_KEY, Origin: CLIENT_ORIGIN },
      });
      expect([path, picture.status]).toEqual([path, 200]);
      expect(picture.headers.get('Content-Type')).toMatch(/^image\//);
    }
  });

  it('shows a product to strangers with the Lead Generator, and leaves a lead', async () => {
    const lead = async (path: string, data: Record<string, string>): Promise<Answer> => {
      const form = new URLSearchParams({ _key: TEST_KEY, configState: '', ...data });
      const response = await tenant.app.request(`${LEAD_GENERATOR_BASE}/${path}`, {
        method: 'POST',
        headers: { Origin: CLIENT_ORIGIN },
        body: form,
      });
      expect([path, response.status]).toEqual([path, 200]);
      return (await response.json()) as Answer;
    };
    const started = await lead('start', { product: 'calvin' });
    const { configState } = await lead('commit', {
      configState: started.configState,
      par: 'bike_size_field',
      val: 'small',
    });
    const { status, bom } = await lead('bom', { configState });
    expect(status).toBe('OK');
    for (const { attributes } of bom) expect(attributes).toBeTypeOf('object');
    expect(Object.keys(await lead('visualization', { configState })).length).toBeGreaterThan(0);
    await lead('lead', { firstName: 'Kai', contactEmail: 'kai@example.com', productOfInterest: 'calvin' });
  });
});
