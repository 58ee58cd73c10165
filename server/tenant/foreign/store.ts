import type { Kysely } from 'kysely';
import type { DatabaseSchema } from '#server/platform/database-schema.ts';
import {
  parseForeignConfiguration,
  serializeForeign,
  type ForeignConfiguration,
  type OngoingForeignConfiguration,
  type OngoingForeignConfigurations,
} from '../product/foreign-item.ts';
import { MAX_NOT_ADDED, type LastChanged } from '../product/ongoing-configurations.ts';

/** Rows of `configuration` that another system configures. Works on the database or on a transaction of the caller. */
export class ForeignStore implements OngoingForeignConfigurations {
  readonly #database: Kysely<DatabaseSchema>;
  readonly #clock: () => Date;

  constructor(database: Kysely<DatabaseSchema>, clock: () => Date) {
    this.#database = database;
    this.#clock = clock;
  }

  /** The same store inside a transaction. */
  within(transaction: Kysely<DatabaseSchema>): ForeignStore {
    return new ForeignStore(transaction, this.#clock);
  }

  /** @throws Error for a damaged row */
  async find(id: string): Promise<OngoingForeignConfiguration | undefined> {
    const row = await this.#database
      .selectFrom('configuration')
      .select(['id', 'external_id', 'foreign_configuration', 'version'])
      .where('id', '=', id)
      .executeTakeFirst();
    if (typeof row?.foreign_configuration !== 'string') return undefined;
    const configuration = parseForeignConfiguration(row.foreign_configuration);
    return { id: row.id, externalId: row.external_id, configuration, version: row.version };
  }

  async findIds(ids: readonly string[]): Promise<string[]> {
    if (ids.length === 0) return [];
    const rows = await this.#database
      .selectFrom('configuration')
      .select('id')
      .where('id', 'in', ids)
      .where('foreign_configuration', 'is not', null)
      .execute();
    return rows.map(({ id }) => id);
  }

  async findNotAdded(externalId: string): Promise<(OngoingForeignConfiguration & LastChanged)[]> {
    const rows = await this.#database
      .selectFrom('configuration')
      .select(['id', 'foreign_configuration', 'version', 'updated_at'])
      .where('external_id', '=', externalId)
      .where('foreign_configuration', 'is not', null)
      .where('id', 'not in', (query) => query.selectFrom('cart_item').select('id'))
      .orderBy('updated_at', 'desc')
      .limit(MAX_NOT_ADDED)
      .execute();
    return rows.flatMap(({ id, foreign_configuration: json, version, updated_at: changedAt }) => {
      const configuration = readable(json ?? '');
      return configuration ? [{ id, externalId, configuration, version, changedAt }] : [];
    });
  }

  /** Whether the id is of a foreign configuration, or of a cart item that another system configured. */
  async isForeign(id: string): Promise<boolean> {
    const found = await this.#database
      .selectFrom('configuration')
      .select('id')
      .where('id', '=', id)
      .where('foreign_configuration', 'is not', null)
      .union(
        this.#database
          .selectFrom('cart_item')
          .select('id')
          .where('id', '=', id)
          .where('foreign_item', 'is not', null),
      )
      .executeTakeFirst();
    return found !== undefined;
  }

  async insert(id: string, externalId: string, configuration: ForeignConfiguration): Promise<void> {
    const now = this.#clock().toISOString();
    await this.#database
      .insertInto('configuration')
      .values({
        id,
        external_id: externalId,
        state: '',
        foreign_configuration: serializeForeign(configuration),
        version: 1,
        created_at: now,
        updated_at: now,
      })
      .execute();
  }

  async remove(id: string): Promise<void> {
    await this.#database.deleteFrom('configuration').where('id', '=', id).execute();
  }

  /** False when somebody else has written since `version` was read; then nothing is written. */
  async update(id: string, version: number, configuration: ForeignConfiguration): Promise<boolean> {
    const result = await this.#database
      .updateTable('configuration')
      .set({
        foreign_configuration: serializeForeign(configuration),
        version: version + 1,
        updated_at: this.#clock().toISOString(),
      })
      .where('id', '=', id)
      .where('version', '=', version)
      .executeTakeFirst();
    return result.numUpdatedRows > 0n;
  }
}

/** A damaged row must not hide the others. */
function readable(json: string): ForeignConfiguration | undefined {
  try {
    return parseForeignConfiguration(json);
  } catch {
    return undefined;
  }
}
