import type { Kysely } from 'kysely';
import type { DatabaseSchema } from '#server/platform/database-schema.ts';
import type { ConfigurationState } from './configuration-state.ts';

/** A configuration that goes on: a new one, or the temporary version of the cart item with the same id. */
export interface OngoingConfiguration {
  readonly id: string;
  readonly externalId: string;
  readonly state: ConfigurationState;
  readonly version: number;
}

export interface LastChanged {
  /** ISO 8601, in UTC. */
  readonly changedAt: string;
}

/** Of the configurations of a customer that are listed. */
export const MAX_NOT_ADDED = 100;

/** What carts and proposals do with ongoing configurations. */
export interface OngoingConfigurations {
  find(id: string): Promise<OngoingConfiguration | undefined>;
  findAll(ids: readonly string[]): Promise<OngoingConfiguration[]>;
  /** A customer's that belong to no cart item, the most recently changed first, 100 at most. */
  findNotAdded(externalId: string): Promise<(OngoingConfiguration & LastChanged)[]>;
  insert(id: string, externalId: string, state: ConfigurationState): Promise<void>;
  moveTo(id: string, externalId: string): Promise<void>;
  /** False when there was none (any more), or it is not at `version` when one is given. */
  remove(id: string, version?: number): Promise<boolean>;
  /** The same inside a transaction. */
  within(transaction: Kysely<DatabaseSchema>): OngoingConfigurations;
}
