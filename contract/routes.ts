/** The table of calls as routes, for the two servers that answer them. */
import type { Endpoint } from './endpoint.ts';
import * as endpoints from './endpoints.ts';

export type EndpointName = keyof typeof endpoints;

/** A path and the calls it answers; their methods in the order in which a 405 lists them. */
export interface Route {
  readonly path: string;
  readonly calls: readonly { readonly name: EndpointName; readonly endpoint: Endpoint }[];
}

const METHODS: readonly Endpoint['method'][] = ['GET', 'POST', 'PUT', 'DELETE'];

/**
 * Some calls of the table by path. Where paths overlap, fixed segments go before those that stand for something: a router
 * that takes the first match takes the right one.
 *
 * @param pathsOf under which paths a call is to be found; none leaves it out
 */
export function routesOf(pathsOf: (endpoint: Endpoint) => readonly (string | undefined)[]): Route[] {
  const routes = new Map<string, Route['calls'][number][]>();
  for (const [name, endpoint] of Object.entries(endpoints) as [EndpointName, Endpoint][]) {
    for (const path of pathsOf(endpoint)) {
      if (path !== undefined) routes.set(path, [...(routes.get(path) ?? []), { name, endpoint }]);
    }
  }
  return [...routes]
    .map(([path, calls]) => ({ path, calls: calls.sort((a, b) => rank(a.endpoint) - rank(b.endpoint)) }))
    .sort((a, b) => (sortKey(a.path) < sortKey(b.path) ? -1 : 1));
}

function rank({ method }: Endpoint): number {
  return METHODS.indexOf(method);
}

/** `~` sorts behind every character of a fixed segment. */
function sortKey(path: string): string {
  return path.replace(/:\w+/g, '~');
}
