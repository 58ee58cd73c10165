/** What the first segments of an address say about who answers. */
import { GATEWAY_BASE } from '#contract/endpoint.ts';
import { VISUALIZATION_BASE } from '../tenant/visualization-addresses.ts';

/**
 * A call of an API client, at a base that is there or one that is not: its caller gets the error object of the API, never a
 * page of the shop.
 */
export function isTenantCall(path: string): boolean {
  return /^\/(self-service-api|configurator-api)[^/]*(\/|$)/i.test(path);
}

/** An address that the embedded tenant itself answers. */
export function isTenantRoute(path: string): boolean {
  return isTenantCall(path) || isBelow(path, [VISUALIZATION_BASE]);
}

/** An address that is the tenant's and not the shop's, the files of its visualization included. */
export function isTenantAddress(path: string): boolean {
  return isTenantRoute(path) || isBelow(path, ['/vis', '/js']);
}

/** A call of a sandbox: Oracle's store API, or a Salesforce org. */
export function isSandboxCall(path: string): boolean {
  return isBelow(path, ['/ccstore', '/services']);
}

/** Is it an answer of the API, through the gateway or the tenant's own? */
export function isApi(path: string): boolean {
  return isTenantCall(path) || isBelow(path, [GATEWAY_BASE]);
}

/** Is a path below one of the bases? */
export function isBelow(path: string, bases: readonly string[]): boolean {
  return bases.some((base) => path.startsWith(`${base}/`));
}
