/** What the first segments of an address say about who answers. */
import { GATEWAY_BASE, TENANT_BASES } from '#contract/endpoint.ts';
import { VISUALIZATION_BASE } from './tenant/visualization-addresses.ts';

/** Where the embedded tenant answers calls. */
export const tenantBases: readonly string[] = TENANT_BASES.map(({ path }) => path);
/** Everything that the embedded tenant answers itself. */
export const tenantRoutes: readonly string[] = [...tenantBases, VISUALIZATION_BASE];
/** Everything that is the tenant's and not the shop's, the files of its visualization included. */
export const tenantAddresses: readonly string[] = [...tenantRoutes, '/vis', '/js'];
/** The answers of the API, through the gateway and the tenant's own. */
export const apiBases: readonly string[] = [GATEWAY_BASE, ...tenantBases];

/** Is a path below one of the bases? */
export function isBelow(path: string, bases: readonly string[]): boolean {
  return bases.some((base) => path.startsWith(`${base}/`));
}
