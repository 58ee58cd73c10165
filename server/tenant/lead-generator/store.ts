import type { Kysely } from 'kysely';
import type { DatabaseSchema } from '#server/platform/database-schema.ts';

/** Rows of `lead`. Nothing of the API reads them: they are for whoever runs the tenant. */
export class LeadStore {
  readonly #database: Kysely<DatabaseSchema>;
  readonly #clock: () => Date;

  constructor(database: Kysely<DatabaseSchema>, clock: () => Date) {
    this.#database = database;
    this.#clock = clock;
  }

  async insert(id: string, attributes: ReadonlyMap<string, string>): Promise<void> {
    await this.#database
      .insertInto('lead')
      .values({
        id,
        attributes: JSON.stringify(Object.fromEntries(attributes)),
        created_at: this.#clock().toISOString(),
      })
      .execute();
  }
}
