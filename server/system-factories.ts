import { createOracleConfigurator } from './oracle-cpq/adapter/create-oracle-configurator.ts';
import { createSalesforceConfigurator } from './salesforce/adapter/create-salesforce-configurator.ts';
import type { SystemFactories, SystemSettings } from './upstreams/read-upstreams.ts';

/** The adapters of other CPQ systems that this server can connect, by kind; what each needs is in `docs/upstreams.md`. */
export const systemFactories: SystemFactories = {
  oracle: ({ url, credentials, timeoutMs, productIds }) => {
    const username = credentials.get('username');
    return createOracleConfigurator({
      baseUrl: url,
      timeoutMs,
      credentials:
        username === undefined ? undefined : { username, password: credentials.require('password') },
      products: productIds.map(oracleProduct),
    });
  },
  salesforce: ({ url, credentials, timeoutMs, settings, productIds }) =>
    createSalesforceConfigurator({
      baseUrl: url,
      clientId: credentials.require('client_id'),
      clientSecret: credentials.require('client_secret'),
      timeoutMs,
      products: productIds,
      ...given('apiVersion', settings, 'api_version'),
      ...given('catalogId', settings, 'catalog_id'),
      isMultiCurrency: settings.get('multi_currency') === 'yes',
    }),
};

/** @throws Error for an id that does not name a model as the store API does */
function oracleProduct(id: string) {
  const [productFamily, productLine, model, ...more] = id.split(':');
  if (!productFamily || !productLine || !model || more.length > 0)
    throw new Error(
      `"${id}" is no model: write product family, product line and model as family:line:model.`,
    );
  return { id, title: model, description: '', productFamily, productLine, model };
}

function given<Key extends string>(
  key: Key,
  settings: SystemSettings['settings'],
  name: string,
): Partial<Record<Key, string>> {
  const value = settings.get(name);
  return value === undefined ? {} : ({ [key]: value } as Record<Key, string>);
}
