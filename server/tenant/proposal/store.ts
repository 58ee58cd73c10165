import type { Kysely } from 'kysely';
import type { DatabaseSchema, FirmRequestTable } from '#server/platform/database-schema.ts';
import type { Attributes } from './proposed-cart.ts';

/** How far the sales department is with a request; it moves on from left to right (`REQUEST_STATES_AFTER`). */
export type RequestState = FirmRequestTable['state'];

/** A request for a firm proposal, as it was made. */
export interface FirmRequest {
  readonly id: string;
  /** A number that a person can quote. */
  readonly number: number;
  readonly state: RequestState;
  readonly itemCount: number;
  /** Minor units. */
  readonly total: number;
  readonly currency: string;
  readonly attributes: Attributes;
  readonly updatedAt: string;
}

const FIRST_NUMBER = 1001;

/** Rows of `firm_request`. Works on the database or on a transaction of the caller. */
export class FirmRequestStore {
  readonly #database: Kysely<DatabaseSchema>;
  readonly #clock: () => Date;

  constructor(database: Kysely<DatabaseSchema>, clock: () => Date) {
    this.#database = database;
    this.#clock = clock;
  }

  /** The same store inside a transaction. */
  within(transaction: Kysely<DatabaseSchema>): FirmRequestStore {
    return new FirmRequestStore(transaction, this.#clock);
  }

  async insert(
    request: Pick<FirmRequest, 'id' | 'itemCount' | 'total' | 'currency' | 'attributes'> & {
      readonly externalId: string;
      readonly cartId: string;
    },
  ): Promise<void> {
    const now = this.#clock().toISOString();
    const last = await this.#database
      .selectFrom('firm_request')
      .select((eb) => eb.fn.max('number').as('number'))
      .executeTakeFirst();
    await this.#database
      .insertInto('firm_request')
      .values({
        id: request.id,
        number: Math.max(Number(last?.number ?? 0) + 1, FIRST_NUMBER),
        external_id: request.externalId,
        cart_id: request.cartId,
        state: 'submitted',
        item_count: request.itemCount,
        total: request.total,
        currency: request.currency,
        attributes: JSON.stringify(Object.fromEntries(request.attributes)),
        created_at: now,
        updated_at: now,
      })
      .execute();
  }

  /** A customer's requests, the newest first. */
  async list(externalId: string): Promise<FirmRequest[]> {
    const rows = await this.#database
      .selectFrom('firm_request')
      .selectAll()
      .where('external_id', '=', externalId)
      .orderBy('number', 'desc')
      .execute();
    return rows.map((row) => ({
      id: row.id,
      number: row.number,
      state: row.state,
      itemCount: row.item_count,
      total: row.total,
      currency: row.currency,
      attributes: new Map(Object.entries(JSON.parse(row.attributes) as Record<string, string>)),
      updatedAt: row.updated_at,
    }));
  }
}
