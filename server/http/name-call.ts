/** Names a request by the table of calls, for figures and traces: never by what its caller put into the address. */
import { GATEWAY_BASE, type Endpoint } from '#contract/endpoint.ts';
import { routesOf } from '#contract/routes.ts';
import { isBelow, isTenantRoute } from './addresses.ts';

const routes = routesOf(({ path, alias, pathForm }) => [path, alias, pathForm]).map(({ path, calls }) => ({
  pattern: new RegExp(`^${path.replace(/:\w+/g, '[^/]+')}$`),
  names: new Map<string, string>(calls.map(({ name, endpoint }) => [methodOf(endpoint), name])),
}));

export interface NamedCall {
  readonly part: 'gateway' | 'tenant' | 'shop';
  /** Name in the table; `unknown` for an address that it does not have, empty for pages and files. */
  readonly call: string;
}

/** @param path without the query */
export function nameCall(method: string, path: string): NamedCall {
  const isGateway = isBelow(path, [GATEWAY_BASE]);
  if (!isGateway && !isTenantRoute(path)) return { part: 'shop', call: '' };
  // The bases of the tenant are one segment each, as the gateway's is.
  const below = path.slice(path.indexOf('/', 1));
  const wanted = method === 'HEAD' ? 'GET' : method;
  const call = routes.find(({ pattern }) => pattern.test(below))?.names.get(wanted) ?? 'unknown';
  return { part: isGateway ? 'gateway' : 'tenant', call };
}

function methodOf({ method }: Endpoint): string {
  return method;
}
