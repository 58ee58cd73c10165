import type { Kysely } from 'kysely';
import type { DatabaseSchema } from '../database-schema.ts';

/** What people who sell do with data of customers. */
export const AUDIT_ACTIONS = [
  'list-requests',
  'read-request',
  'read-proposal',
  'read-attachment',
  'assign-request',
  'move-request',
  'discount-request',
  'copy-configuration',
  'list-carts',
  'make-cart',
  'change-cart',
  'open-cart',
  'call-for-customer',
  'read-prices',
] as const;
export type AuditAction = (typeof AUDIT_ACTIONS)[number];

/** Who did it, as the account was then. */
export interface AuditedPerson {
  readonly id: string;
  readonly name: string;
  readonly role: string;
}

export interface NewAuditEntry {
  readonly action: AuditAction;
  /** What it was done to: `RFP-1001`, the id of a cart. */
  readonly object: string;
  /** External id; undefined where it is about several customers, or the customer is not known. */
  readonly customer?: string;
  readonly details?: Readonly<Record<string, unknown>>;
}

export interface AuditEntry extends NewAuditEntry {
  readonly id: number;
  /** ISO 8601, UTC. */
  readonly at: string;
  readonly person: AuditedPerson;
}

/** Entries that are read at a time. */
export const AUDIT_PAGE = 100;

const DAY_MS = 24 * 60 * 60 * 1_000;

/**
 * The log of what people who sell have read and changed of customers. Entries are added, and removed when they are old; the database
 * refuses every other change of them. Works on the database or in a transaction of the caller, so that there is no change without its entry.
 */
export class AuditLog {
  readonly #database: Kysely<DatabaseSchema>;
  readonly #clock: () => Date;

  constructor(database: Kysely<DatabaseSchema>, clock: () => Date) {
    this.#database = database;
    this.#clock = clock;
  }

  /** The same log inside a transaction. */
  within(transaction: Kysely<DatabaseSchema>): AuditLog {
    return new AuditLog(transaction, this.#clock);
  }

  async add(
    person: AuditedPerson,
    { action, object, customer = '', details = {} }: NewAuditEntry,
  ): Promise<void> {
    await this.#database
      .insertInto('audit_entry')
      .values({
        at: this.#clock().toISOString(),
        person: person.id,
        person_name: person.name,
        role: person.role,
        action,
        object,
        customer,
        details: JSON.stringify(details),
      })
      .execute();
  }

  /**
   * The newest first, 100 at most.
   * @param before the id of an entry: those before it
   */
  async list(before = Number.MAX_SAFE_INTEGER): Promise<AuditEntry[]> {
    const rows = await this.#database
      .selectFrom('audit_entry')
      .selectAll()
      .where('id', '<', before)
      .orderBy('id', 'desc')
      .limit(AUDIT_PAGE)
      .execute();
    return rows.map((row) => ({
      id: row.id,
      at: row.at,
      person: { id: row.person, name: row.person_name, role: row.role },
      action: row.action as AuditAction,
      object: row.object,
      customer: row.customer,
      details: JSON.parse(row.details) as Record<string, unknown>,
    }));
  }

  /**
   * Removes entries that are older than so many days. Not inside a transaction of the caller.
   *
   * @returns how many
   */
  removeOlderThan(days: number): Promise<number> {
    const before = new Date(this.#clock().getTime() - days * DAY_MS).toISOString();
    return this.#database.transaction().execute(async (transaction) => {
      await transaction.insertInto('audit_removal').values({ before }).execute();
      const { numDeletedRows } = await transaction
        .deleteFrom('audit_entry')
        .where('at', '<', before)
        .executeTakeFirst();
      await transaction.deleteFrom('audit_removal').execute();
      return Number(numDeletedRows);
    });
  }
}
