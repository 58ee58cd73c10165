import type { Kysely, Selectable } from 'kysely';
import type { ConfigurationTable, DatabaseSchema } from '#server/platform/database-schema.ts';
import { parseState, serializeState, type ConfigurationState } from '../product/configuration-state.ts';
import {
  MAX_NOT_ADDED,
  type LastChanged,
  type OngoingConfiguration,
  type OngoingConfigurations,
} from '../product/ongoing-configurations.ts';

/** Rows of `configuration`; those that another system configures are only removed and moved. Works on the database or on a transaction of the caller. */
export class ConfigurationStore implements OngoingConfigurations {
  readonly #database: Kysely<DatabaseSchema>;
  readonly #clock: () => Date;

  constructor(database: Kysely<DatabaseSchema>, clock: () => Date) {
    this.#database = database;
    this.#clock = clock;
  }

  /** The same store inside a transaction. */
  within(transaction: Kysely<DatabaseSchema>): ConfigurationStore {
    return new ConfigurationStore(transaction, this.#clock);
  }

  async find(id: string): Promise<OngoingConfiguration | undefined> {
    return (await this.findAll([id]))[0];
  }

  /** Without those that cannot be read. */
  async findAll(ids: readonly string[]): Promise<OngoingConfiguration[]> {
    if (ids.length === 0) return [];
    const rows = await this.#database
      .selectFrom('configuration')
      .select(['id', 'external_id', 'state', 'version'])
      .where('id', 'in', ids)
      .where('foreign_configuration', 'is', null)
      .execute();
    return rows.flatMap(toOngoing);
  }

  async findNotAdded(externalId: string): Promise<(OngoingConfiguration & LastChanged)[]> {
    const rows = await this.#database
      .selectFrom('configuration')
      .select(['id', 'external_id', 'state', 'version', 'updated_at'])
      .where('external_id', '=', externalId)
      .where('foreign_configuration', 'is', null)
      .where('id', 'not in', (query) => query.selectFrom('cart_item').select('id'))
      .orderBy('updated_at', 'desc')
      .limit(MAX_NOT_ADDED)
      .execute();
    return rows.flatMap((row) => toOngoing(row).map((found) => ({ ...found, changedAt: row.updated_at })));
  }

  async insert(id: string, externalId: string, state: ConfigurationState): Promise<void> {
    const now = this.#clock().toISOString();
    await this.#database
      .insertInto('configuration')
      .values({
        id,
        external_id: externalId,
        state: serializeState(state),
        version: 1,
        created_at: now,
        updated_at: now,
      })
      .execute();
  }

  /** False when somebody else has written since `version` was read; then nothing is written. */
  async update(id: string, version: number, state: ConfigurationState): Promise<boolean> {
    const result = await this.#database
      .updateTable('configuration')
      .set({ state: serializeState(state), version: version + 1, updated_at: this.#clock().toISOString() })
      .where('id', '=', id)
      .where('version', '=', version)
      .executeTakeFirst();
    return result.numUpdatedRows > 0n;
  }

  async moveTo(id: string, externalId: string): Promise<void> {
    await this.#database
      .updateTable('configuration')
      .set((eb) => ({ external_id: externalId, version: eb('version', '+', 1) }))
      .where('id', '=', id)
      .execute();
  }

  /** False when there was none (any more), or it is not at `version` when one is given. */
  async remove(id: string, version?: number): Promise<boolean> {
    const result = await this.#database
      .deleteFrom('configuration')
      .where('id', '=', id)
      .$if(version !== undefined, (query) => query.where('version', '=', version ?? 0))
      .executeTakeFirst();
    return result.numDeletedRows > 0n;
  }

  /** Removes what was last changed before this time and belongs to no cart item. @returns how many */
  async removeUnchangedSince(time: Date): Promise<number> {
    const result = await this.#database
      .deleteFrom('configuration')
      .where('updated_at', '<', time.toISOString())
      .where('id', 'not in', (query) => query.selectFrom('cart_item').select('id'))
      .executeTakeFirst();
    return Number(result.numDeletedRows);
  }
}

function toOngoing(
  row: Pick<Selectable<ConfigurationTable>, 'id' | 'external_id' | 'state' | 'version'>,
): OngoingConfiguration[] {
  const state = readable(row.state);
  return state ? [{ id: row.id, externalId: row.external_id, state, version: row.version }] : [];
}

/** A damaged row is as good as none: nothing can be done with it, and it must not make others unusable. */
function readable(state: string): ConfigurationState | undefined {
  try {
    return parseState(state);
  } catch {
    return undefined;
  }
}

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
