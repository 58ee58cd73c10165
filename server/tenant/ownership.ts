import { NotFound } from './tenant-error.ts';

/**
 * The one place that checks the owner of an object. An object of another customer gets the same error as an unknown id,
 * so that ids cannot be probed.
 *
 * @param found the object, with the external id of its owner
 * @param externalId the caller's
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
