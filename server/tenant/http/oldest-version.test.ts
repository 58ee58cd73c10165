/** A storefront that speaks the oldest version, as the calls it makes: values in the path, a cart written before it is handed in. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
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

describe('a storefront of the oldest version', () => {
  const call = formClient(() => tenant, '/self-service-api', 'PWA user@example.com');

  /** Which fields it shows, with the widget it takes for them. */
  function fieldsOf(data: Answer): { name: string; kind: string | undefined }[] {
    const { rootGroup } = currentStep(data);
    const groups = rootGroup.members.filter(
      (group) => group.hasVisibleParameters && group.description !== '',
    );
    expect(groups.length).toBeGreaterThan(0);
    return groups.flatMap(parametersOf).flatMap(({ name, properties, domain: { min, max } }) => {
      if (properties['hidden'] !== 'no') return [];
      // The text "0" counts as there, the number 0 would not.
      return [{ name, kind: min && max ? 'number' : properties['guitype'] }];
    });
  }

  it('configures with values in the path, comes back later, and hands in a cart', async () => {
    let data = await call('/config/start/bikes/calvin');
    const { configId } = data;
    expect(fieldsOf(data).some(({ kind }) => kind === 'number')).toBe(true);
    data = await call('/config/commit/rider_height_field/171', { configId });
    data = await call('/config/commit/bike_size_field/medium', { configId });
    expect(firstNamed(data.steps, 'bike_size_field')?.committed).toBe(true);
    data = await call('/config/commit/rider_height_field/', { configId });
    data = await call('/config/uncommit/bike_size_field', { configId });
    expect(firstNamed(data.steps, 'bike_size_field')?.committed).toBe(false);
    data = await call('/config/accept', { configId, parameter: 'bike_size_field', value: 'small' });
    expect(data.response).toMatchObject({ status: 'OK' });
    const second = data.steps.find(({ current, available }) => !current && available)?.name ?? '';
    await call('/config/step', { configId, step: second });
    // Opened again, it asks for the step it saved.
    data = await call('/config/step', { configId, step: second });
    expect(currentStep(data).name).toBe(second);
    fieldsOf(data);
    // One that is gone is an error, after which it starts anew.
    await expect(call('/config/step', { configId: 'gone', step: second })).rejects.toThrow('404');
    const pictures = [...JSON.stringify(data).matchAll(/"tc_(?:component|group)_picture":"([^"]+)"/g)];
    for (const [, address = ''] of pictures.slice(0, 3))
      expect((await tenant.app.request(`${address}?_key=${TEST_KEY}`)).status).toBe(200);

    await call('/cart/items', { configId });
    const customer = {
      customerEmail: 'kai@example.com',
      customerPhoneNumber: 'N/A',
      customerName: 'Kai Müller',
    };
    expect(await call('/cart', customer, 'PUT')).toMatchObject(customer);
    const request = await call('/proposal/firm-requests');
    expect(request.state).toBeTypeOf('string');
    expect((await call('/cart/items', {}, 'GET')).itemCount).toBe(0);
  });
});
