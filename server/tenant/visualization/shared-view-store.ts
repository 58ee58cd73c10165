import type { Kysely } from 'kysely';
import type { DatabaseSchema } from '#server/platform/database-schema.ts';

export interface StoredView {
  readonly state: string;
  readonly mayChange: boolean;
  readonly expires: Date;
  readonly isWithdrawn: boolean;
}

/** Shared views in the database, so that links outlive the process. */
export class SharedViewStore {
  readonly #database: Kysely<DatabaseSchema>;

  constructor(database: Kysely<DatabaseSchema>) {
    this.#database = database;
  }

  async find(id: string): Promise<StoredView | undefined> {
    const row = await this.#database
      .selectFrom('shared_view')
      .selectAll()
      .where('id', '=', id)
      .executeTakeFirst();
    return (
      row && {
        state: row.state,
        mayChange: row.may_change === 1,
        expires: new Date(row.expires_at),
        isWithdrawn: row.withdrawn_at !== null,
      }
    );
  }

  /** A withdrawn view stays so. */
  async save(id: string, { state, mayChange, expires }: Omit<StoredView, 'isWithdrawn'>): Promise<void> {
    const values = { state, may_change: Number(mayChange) };
    await this.#database
      .insertInto('shared_view')
      .values({ id, ...values, expires_at: expires.toISOString(), withdrawn_at: null })
      .onConflict((conflict) =>
        conflict.column('id').doUpdateSet(values).where('shared_view.withdrawn_at', 'is', null),
      )
      .execute();
  }

  /** What it showed is removed; that it was withdrawn is kept until it would have expired. */
  async withdraw(id: string, at: Date, expires: Date): Promise<void> {
    const values = { state: '', may_change: 0, withdrawn_at: at.toISOString() };
    await this.#database
      .insertInto('shared_view')
      .values({ id, ...values, expires_at: expires.toISOString() })
      .onConflict((conflict) => conflict.column('id').doUpdateSet(values))
      .execute();
  }

  /** Removes what has expired, and the views beyond a number that expire first. */
  async prune(now: Date, most: number): Promise<void> {
    await this.#database.deleteFrom('shared_view').where('expires_at', '<=', now.toISOString()).execute();
    await this.#database
      .deleteFrom('shared_view')
      .where('id', 'in', (query) =>
        query.selectFrom('shared_view').select('id').orderBy('expires_at', 'desc').limit(-1).offset(most),
      )
      .execute();
  }
}
