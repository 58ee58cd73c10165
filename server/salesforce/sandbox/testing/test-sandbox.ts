import { resolve } from 'node:path';
import type { ConfiguratorPort } from '#server/configurator/questions.ts';
import { loadModel } from '#server/model/compile/load-model.ts';
import type { ProductModel } from '#server/model/product/product-model.ts';
import { localConfigurator } from '#server/tenant/testing/test-tenant.ts';
import { buildSalesforceSandbox, type SalesforceSandbox } from '../build-salesforce-sandbox.ts';

export const SANDBOX_SECRET = 'secret-of-the-test-sandbox';
const rackFolder = resolve(import.meta.dirname, '../rack');
const bikeFolder = resolve(import.meta.dirname, '../../../../models/bike');

/** The sandbox with the real engine: the rack, and the bike where it is asked for. */
export async function testSandbox({ withBike = false } = {}): Promise<SalesforceSandbox> {
  const configurators = new Map<string, Promise<ConfiguratorPort>>();
  const configuratorFor = (model: ProductModel) => {
    const configurator = configurators.get(model.name) ?? localConfigurator(model);
    configurators.set(model.name, configurator);
    return configurator;
  };
  return buildSalesforceSandbox({
    clientSecret: SANDBOX_SECRET,
    rackFolder,
    models: withBike ? [await loadModel(bikeFolder)] : [],
    configuratorFor,
  });
}
