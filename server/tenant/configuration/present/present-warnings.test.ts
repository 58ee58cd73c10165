import { afterAll, beforeAll, expect, test } from 'vitest';
import { configuratorOf, pairs, parameter } from '../../testing/test-configurator.ts';
import { startTestTenant, type TestTenant } from '../../testing/test-tenant.ts';

let tenant: TestTenant;
beforeAll(async () => {
  tenant = await startTestTenant();
});
afterAll(() => tenant.close());

test('a choice that nothing forbids comes with a warning, until it is taken back', async () => {
  const { start, post } = configuratorOf(() => tenant, 'warned');
  const { configId, response } = await start();
  expect(response.warnings).toBeUndefined();

  const heavy = await post(
    '/config/commit',
    { configId: configId ?? '', parameter: 'rider_weight_field', value: '115' },
    { as: 'warned', language: 'de' },
  );
  expect(heavy.response).toMatchObject({
    status: 'OK',
    warnings: [
      { name: 'rims_near_limit', text: expect.stringMatching(/^Ihr Gewicht und Ihr Gepäck/) as string },
    ],
  });
  expect(heavy.response.warnings?.[0]?.parameters).toEqual([
    'rider_weight_field',
    'luggage_field',
    'rim_field',
  ]);
  expect(parameter(heavy, 'rider_weight_field').properties['tc_warning']).toMatch(
    /^Ihr Gewicht und Ihr Gepäck/,
  );
  expect(parameter(heavy, 'luggage_field').properties['tc_warning']).toBeUndefined();

  const light = await post('/config/commit', pairs(configId, ['rider_weight_field', '80']));
  expect(light.response.warnings).toBeUndefined();
  expect(parameter(light, 'rider_weight_field').properties['tc_warning']).toBeUndefined();
});
