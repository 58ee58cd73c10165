import { ForeignError, type ForeignConfigurator } from '#server/upstreams/foreign-configurator.ts';
import { ConfigurationCalls, type OracleProductNames } from './configuration-calls.ts';
import { KnownSessions } from './known-sessions.ts';
import { OracleClient, type OracleClientOptions } from './oracle-client.ts';
import { OracleConfigurator, type OracleProduct } from './oracle-configurator.ts';
import { StoreLogin, type StoreCredentials } from './store-login.ts';

export interface OracleConfiguratorOptions {
  /** Address of the store: `https://store.example.com`. */
  readonly baseUrl: string;
  /** Of a shopper at the store; without them calls are anonymous. */
  readonly credentials?: StoreCredentials | undefined;
  /** Of one call. */
  readonly timeoutMs: number;
  readonly products: readonly OracleProduct[];
  readonly onCall?: OracleClientOptions['onCall'];
}

/**
 * Configures products of an Oracle CPQ behind the store API of Oracle Commerce.
 * @throws Error for an address that is none, or has credentials in it
 */
export function createOracleConfigurator(options: OracleConfiguratorOptions): ForeignConfigurator {
  const { timeoutMs, products, credentials, onCall } = options;
  const baseUrl = readBaseUrl(options.baseUrl);
  const login = credentials && new StoreLogin(baseUrl, credentials, timeoutMs);
  const client = new OracleClient({ baseUrl, timeoutMs, login, onCall });
  const productOf = (id: string): OracleProduct => {
    const product = products.find((one) => one.id === id);
    if (!product) throw new ForeignError('not-found', `There is no product "${id}" in the Oracle store.`);
    return product;
  };
  const known = new KnownSessions();
  const namesOf = (id: string): OracleProductNames => {
    const { productFamily, productLine, model } = productOf(id);
    return { productFamily, productLine, model };
  };
  const calls = new ConfigurationCalls(client, namesOf, (session) => {
    known.forget(session);
  });
  return new OracleConfigurator({ calls, known, products, productOf });
}

function readBaseUrl(address: string): string {
  const url = new URL(address);
  if (url.username !== '' || url.password !== '')
    throw new Error('The address of an Oracle store must not have credentials in it.');
  return `${url.origin}${url.pathname.replace(/\/+$/, '')}`;
}
