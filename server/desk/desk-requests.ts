import type { Kysely } from 'kysely';
import type { DatabaseSchema } from '#server/platform/database-schema.ts';
import { isAnswered } from '#server/tenant/proposal/discount.ts';
import { nextStates, type RequestState } from '#server/tenant/proposal/store.ts';
import { CUSTOMER_ATTRIBUTES } from './desk-carts.ts';
import type { DeskTenant } from './desk-tenant.ts';

/** A firm request in the list. */
export interface DeskRow {
  readonly number: number;
  readonly state: RequestState;
  readonly externalId: string;
  readonly cartId: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly itemCount: number;
  /** Minor units. */
  readonly total: number;
  readonly currency: string;
  /** Hundredths of a percent. */
  readonly discount: number | null;
  /** The id of an account, and its name where it is still there. */
  readonly assignee: string | null;
  readonly assigneeName: string | null;
  readonly createdAt: string;
  readonly updatedAt: string;
}

export interface RequestFilter {
  readonly state: RequestState | undefined;
  /** The id of an account; null for requests that nobody has; undefined for all. */
  readonly assignee: string | null | undefined;
  /** Part of a name, company, e-mail address or number. */
  readonly search: string;
  /** Numbers below. */
  readonly before: number;
}

export const PAGE = 50;
/** Rows that are read at a time while searching. */
const CHUNK = 500;
const SEARCHED = Object.values(CUSTOMER_ATTRIBUTES);

/**
 * Firm requests of all customers of the shop, those of other organizations (dealers with keys of their own) excepted. Works on the
 * database or in a transaction of the caller.
 */
export class DeskRequests {
  readonly #database: Kysely<DatabaseSchema>;
  readonly #tenant: Pick<DeskTenant, 'clock' | 'isOwnCustomer'>;

  constructor(database: Kysely<DatabaseSchema>, tenant: Pick<DeskTenant, 'clock' | 'isOwnCustomer'>) {
    this.#database = database;
    this.#tenant = tenant;
  }

  /** The newest first, `PAGE` at most. */
  async list(filter: RequestFilter): Promise<DeskRow[]> {
    const found: DeskRow[] = [];
    let { before } = filter;
    for (;;) {
      const rows = await this.#chunk({ ...filter, before });
      for (const row of rows) {
        if (found.length === PAGE) return found;
        if (this.#tenant.isOwnCustomer(row.externalId) && matches(row, filter.search)) found.push(row);
      }
      const last = rows.at(-1);
      if (!last || rows.length < CHUNK) return found;
      before = last.number;
    }
  }

  async find(number: number): Promise<DeskRow | undefined> {
    const row = await this.#query().where('firm_request.number', '=', number).executeTakeFirst();
    return row && this.#tenant.isOwnCustomer(row.external_id) ? toRow(row) : undefined;
  }

  /** False when somebody else has assigned it since `from` was read. */
  async assign(number: number, from: string | null, to: string | null): Promise<boolean> {
    const result = await this.#database
      .updateTable('firm_request')
      .set({ assignee: to, updated_at: this.#now() })
      .where('number', '=', number)
      .where('assignee', 'is', from)
      .executeTakeFirst();
    return result.numUpdatedRows > 0n;
  }

  /** False when the customer has the proposal already, or sales have declined. */
  async setDiscount(number: number, discount: number | null): Promise<boolean> {
    const open = (Object.keys(nextStates) as RequestState[]).filter(
      (state) => !isAnswered(state) && nextStates[state].length > 0,
    );
    const result = await this.#database
      .updateTable('firm_request')
      .set({ discount, updated_at: this.#now() })
      .where('number', '=', number)
      .where('state', 'in', open)
      .executeTakeFirst();
    return result.numUpdatedRows > 0n;
  }

  async #chunk({ state, assignee, before }: RequestFilter): Promise<DeskRow[]> {
    let query = this.#query().where('firm_request.number', '<', before);
    if (state !== undefined) query = query.where('firm_request.state', '=', state);
    if (assignee !== undefined) query = query.where('firm_request.assignee', 'is', assignee);
    return (await query.orderBy('firm_request.number', 'desc').limit(CHUNK).execute()).map(toRow);
  }

  #query() {
    return this.#database
      .selectFrom('firm_request')
      .leftJoin('person', 'person.id', 'firm_request.assignee')
      .select(['number', 'state', 'external_id', 'cart_id', 'attributes', 'item_count', 'total', 'currency'])
      .select([
        'discount',
        'assignee',
        'firm_request.created_at',
        'updated_at',
        'person.name as assigneeName',
      ]);
  }

  #now(): string {
    return this.#tenant.clock().toISOString();
  }
}

interface QueriedRow {
  number: number;
  state: RequestState;
  external_id: string;
  cart_id: string;
  attributes: string;
  item_count: number;
  total: number;
  currency: string;
  discount: number | null;
  assignee: string | null;
  assigneeName: string | null;
  created_at: string;
  updated_at: string;
}

function toRow({ external_id, cart_id, item_count, created_at, updated_at, ...row }: QueriedRow): DeskRow {
  return {
    ...row,
    attributes: new Map(Object.entries(JSON.parse(row.attributes) as Record<string, string>)),
    externalId: external_id,
    cartId: cart_id,
    itemCount: item_count,
    createdAt: created_at,
    updatedAt: updated_at,
  };
}

function matches({ number, attributes }: DeskRow, search: string): boolean {
  const wanted = search.trim().toLowerCase();
  if (wanted === '') return true;
  const texts = [`rfp-${number}`, ...SEARCHED.map((name) => attributes.get(name)?.toLowerCase() ?? '')];
  return texts.some((text) => text.includes(wanted));
}
