import type { Kysely, Selectable } from 'kysely';
import type { DatabaseSchema, FirmRequestTable } from '#server/platform/database-schema.ts';
import type { Attributes } from './proposed-cart.ts';
import { parseSnapshot, serializeSnapshot, type RequestSnapshot } from './request-snapshot.ts';

/** How far the sales department is with a request. */
export type RequestState = FirmRequestTable['state'];

/** The states that may follow on each: a request moves on, and never back. */
export const nextStates: Readonly<Record<RequestState, readonly RequestState[]>> = {
  submitted: ['in-progress', 'proposed', 'declined'],
  'in-progress': ['proposed', 'declined'],
  proposed: ['won', 'lost'],
  declined: [],
  won: [],
  lost: [],
};

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
  /** Hundredths of a percent off the total; undefined for none. */
  readonly discount: number | undefined;
  readonly attributes: Attributes;
  /** Undefined for requests of older versions. */
  readonly snapshot: RequestSnapshot | undefined;
  readonly createdAt: string;
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
      readonly snapshot: RequestSnapshot;
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
        snapshot: serializeSnapshot(request.snapshot),
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
    return rows.map(toRequest);
  }

  /** Whoever's it is. */
  async find(number: number): Promise<FirmRequest | undefined> {
    const row = await this.#database
      .selectFrom('firm_request')
      .selectAll()
      .where('number', '=', number)
      .executeTakeFirst();
    return row && toRequest(row);
  }

  /** The ids of a customer's requests. */
  async idsOf(externalId: string): Promise<string[]> {
    const rows = await this.#database
      .selectFrom('firm_request')
      .select('id')
      .where('external_id', '=', externalId)
      .execute();
    return rows.map(({ id }) => id);
  }

  /** Everybody's, the newest first. For the sales department. */
  async listAll(): Promise<FirmRequest[]> {
    const rows = await this.#database
      .selectFrom('firm_request')
      .selectAll()
      .orderBy('number', 'desc')
      .execute();
    return rows.map(toRequest);
  }

  /** Moves a request on. False when it is not in a state before that one, or there is no such request. */
  async moveOn(number: number, state: RequestState): Promise<boolean> {
    const before = (Object.keys(nextStates) as RequestState[]).filter((from) =>
      nextStates[from].includes(state),
    );
    const result = await this.#database
      .updateTable('firm_request')
      .set({ state, updated_at: this.#clock().toISOString() })
      .where('number', '=', number)
      .where('state', 'in', before)
      .executeTakeFirst();
    return result.numUpdatedRows > 0n;
  }
}

function toRequest(row: Selectable<FirmRequestTable>): FirmRequest {
  return {
    id: row.id,
    number: row.number,
    state: row.state,
    itemCount: row.item_count,
    total: row.total,
    currency: row.currency,
    discount: row.discount ?? undefined,
    attributes: new Map(Object.entries(JSON.parse(row.attributes) as Record<string, string>)),
    snapshot: row.snapshot === null ? undefined : parseSnapshot(row.snapshot),
    createdAt: row.created_at,
    updatedAt: row.updated_at,
  };
}
