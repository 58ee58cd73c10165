import { expect, test } from 'vitest';
import { systemFactories } from './system-factories.ts';
import { Credentials } from './upstreams/credentials.ts';

const settings = {
  name: 'store',
  url: 'https://store.example.com',
  timeoutMs: 1_000,
  settings: new Map<string, string>(),
};
const credentials = (values: Readonly<Record<string, string>>) =>
  new Credentials(new Map(Object.entries(values)));

test('an Oracle store lists the models of the file, and takes anonymous shoppers', async () => {
  const store = systemFactories.oracle?.({
    ...settings,
    credentials: credentials({}),
    productIds: ['laptop:laptopConfiguration:sku50001'],
  });
  expect(await store?.listProducts({ locale: 'en', currency: 'USD' })).toMatchObject([
    { id: 'laptop:laptopConfiguration:sku50001', title: 'sku50001' },
  ]);
});

test.each(['laptop', 'laptop:line', 'laptop::model', 'a:b:c:d'])('%s is no model of Oracle CPQ', (id) => {
  const connect = () =>
    systemFactories.oracle?.({ ...settings, credentials: credentials({}), productIds: [id] });
  expect(connect).toThrow('family:line:model');
});

test('credentials that an adapter needs are named', () => {
  const oracle = { ...settings, credentials: credentials({ username: 'ada' }), productIds: [] };
  expect(() => systemFactories.oracle?.(oracle)).toThrow('"password" is missing');
  const salesforce = { ...settings, credentials: credentials({ client_id: 'shop' }), productIds: [] };
  expect(() => systemFactories.salesforce?.(salesforce)).toThrow('"client_secret" is missing');
});
