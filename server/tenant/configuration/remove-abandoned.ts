import type { Kysely } from 'kysely';
import type { DatabaseSchema } from '#server/platform/database-schema.ts';
import { ConfigurationStore } from './store.ts';

const DAY = 24 * 60 * 60 * 1_000;

/**
 * Removes configurations that nobody has changed for so many days. What is in a cart or was requested stays, and so does the
 * temporary version of a cart item, which has changes that are nowhere else.
 *
 * @returns how many were removed
 */
export async function removeAbandoned(
  { database, clock }: { readonly database: Kysely<DatabaseSchema>; readonly clock: () => Date },
  days: number,
): Promise<number> {
  const since = new Date(clock().getTime() - days * DAY);
  return new ConfigurationStore(database, clock).removeUnchangedSince(since);
}
