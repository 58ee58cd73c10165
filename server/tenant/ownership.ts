import { NotFound } from './tenant-error.ts';

/**
 * The one place that decides who may touch an object. What is somebody else's answers exactly like what never was, so
 * that ids cannot be probed.
 *
 * @param found the object, with the external id it belongs to
 * @param externalId who asks
 * @throws NotFound
 */
export function ownedBy<T extends { readonly externalId: string }>(
  found: T | undefined,
  externalId: string | undefined,
): T {
  if (found && found.externalId === externalId) return found;
  throw noDataFound();
}

export function noDataFound(): NotFound {
  return new NotFound('No data found', 'No data found for this id and external id.');
}
