import type { Kysely } from 'kysely';
import { GatewayError } from '#server/gateway/gateway-error.ts';
import {
  AuditLog,
  type AuditAction,
  type AuditEntry,
  type NewAuditEntry,
} from '#server/platform/audit/audit-log.ts';
import type { DatabaseSchema } from '#server/platform/database-schema.ts';
import { mayWorkOn, type Person, type Role } from '#server/sign-in/person.ts';
import { discountText, parseDiscount } from '#server/tenant/proposal/discount.ts';
import { nextStates, type FirmRequest, type RequestState } from '#server/tenant/proposal/store.ts';
import { DeskCarts } from './desk-carts.ts';
import { DeskRequests, type DeskRow, type RequestFilter } from './desk-requests.ts';
import type { CopiedConfiguration, DeskTenant, DrawnProposal, OpenedFile } from './desk-tenant.ts';

/** Most that a role may take off a request, in hundredths of a percent. */
export type DiscountLimits = Readonly<Record<Role, number>>;

/** A request with what was asked for. */
export interface OpenedRequest {
  readonly row: DeskRow;
  readonly request: FirmRequest;
}

/**
 * What people who sell do with firm requests of customers. Whoever calls has checked that the person may sell; whose request it is, is
 * checked here. Everything is written to the audit log in the transaction that reads or changes it.
 */
export class DeskService {
  readonly #tenant: DeskTenant;
  readonly #limits: DiscountLimits;

  constructor(tenant: DeskTenant, limits: DiscountLimits) {
    this.#tenant = tenant;
    this.#limits = limits;
  }

  limitOf({ role }: Person): number {
    return this.#limits[role];
  }

  /** The newest first. Every rep sees the list; what was asked for in a request, see `open`. */
  list(person: Person, filter: RequestFilter): Promise<DeskRow[]> {
    return this.#transaction(person, async ({ requests, record }) => {
      const rows = await requests.list(filter);
      const { state = 'all', search } = filter;
      const numbers = rows.map(({ number }) => number);
      await record({ action: 'list-requests', object: state, details: { search, requests: numbers } });
      return rows;
    });
  }

  /** @throws GatewayError 404 for an unknown request, 403 for one that another rep works on */
  open(person: Person, number: number): Promise<OpenedRequest> {
    return this.#read(person, number, 'read-request');
  }

  /**
   * The proposal that answers a request, with its discount.
   * @throws GatewayError as `open`; 404 for a request that does not say what was asked for
   */
  async proposal(
    person: Person,
    number: number,
    call: { readonly language: string | undefined; readonly signal: AbortSignal },
  ): Promise<DrawnProposal> {
    const { request } = await this.#read(person, number, 'read-proposal');
    const drawn = await this.#tenant.drawProposal(request, { ...call, owner: person.id });
    if (drawn) return drawn;
    throw new GatewayError(
      404,
      'Not kept',
      'The request is of an older version, which did not keep its items.',
    );
  }

  /**
   * A file that was attached to the cart of a request, or to one of its items.
   * @throws GatewayError as `open`; 404 for an unknown file
   */
  async attachment(person: Person, number: number, attachmentId: string): Promise<OpenedFile> {
    const { request } = await this.#read(person, number, 'read-attachment', { attachmentId });
    const opened = await this.#tenant.openAttachment(request.id, attachmentId);
    if (opened) return opened;
    throw new GatewayError(404, 'Not found', 'The request has no such file.');
  }

  #read(
    person: Person,
    number: number,
    action: AuditAction,
    details: NewAuditEntry['details'] = {},
  ): Promise<OpenedRequest> {
    return this.#transaction(person, async ({ requests, transaction, record }) => {
      const row = await findFor(requests, person, number);
      const request = await this.#tenant.requests.within(transaction).find(number);
      if (!request) throw changedElsewhere();
      await record({ action, object: nameOf(row), customer: row.externalId, details });
      return { row, request };
    });
  }

  /**
   * Moves a request on. Who begins to work on one that nobody has, gets it. Repeating it changes nothing.
   * @throws GatewayError as `open`; 409 for a state that does not follow on the one it is in
   */
  move(person: Person, number: number, state: RequestState): Promise<DeskRow> {
    return this.#change(person, number, async ({ row, requests, transaction, record }) => {
      if (row.state === state) return;
      if (row.assignee === null) await requests.assign(number, null, person.id);
      if (!(await this.#tenant.requests.within(transaction).moveOn(number, state))) {
        const next = nextStates[row.state].join(', ') || 'nothing else';
        throw new GatewayError(
          409,
          'Not possible now',
          `The request is ${row.state}. It can become: ${next}.`,
        );
      }
      await record({ action: 'move-request', details: { from: row.state, to: state } });
    });
  }

  /**
   * @param isMine whether the person works on it, or nobody
   * @throws GatewayError as `open`
   */
  assign(person: Person, number: number, isMine: boolean): Promise<DeskRow> {
    return this.#change(person, number, async ({ row, requests, record }) => {
      const to = isMine ? person.id : null;
      if (row.assignee === to) return;
      if (!(await requests.assign(number, row.assignee, to))) throw changedElsewhere();
      await record({ action: 'assign-request', details: { from: row.assignee, to } });
    });
  }

  /**
   * @param percent `7.5`; `0` for none
   * @throws GatewayError as `open`; 400 for what is no percentage, 403 beyond the limit of the role, 409 once it is answered
   */
  discount(person: Person, number: number, percent: string): Promise<DeskRow> {
    const discount = parseDiscount(percent);
    if (discount === undefined)
      throw new GatewayError(
        400,
        'Invalid discount',
        'A discount must be from 0 to 100 with at most two decimals.',
      );
    const limit = this.limitOf(person);
    if (discount > limit)
      throw new GatewayError(
        403,
        'Beyond the limit',
        `You can give a discount of at most ${discountText(limit)} %.`,
      );
    return this.#change(person, number, async ({ row, requests, record }) => {
      const to = discount === 0 ? null : discount;
      if (row.discount === to) return;
      if (!(await requests.setDiscount(number, to)))
        throw new GatewayError(409, 'Not possible now', 'The proposal was sent, or the request is declined.');
      await record({ action: 'discount-request', details: { from: row.discount, to } });
    });
  }

  /**
   * Starts a copy of a configuration that was asked for, for the customer of one of the person's carts.
   * @throws GatewayError as `open`; 404 for an unknown item or cart; 409 for what cannot be copied
   */
  async copy(
    person: Person,
    number: number,
    { itemId, cartId }: { readonly itemId: string; readonly cartId: string },
  ): Promise<CopiedConfiguration> {
    let copied: CopiedConfiguration | undefined;
    await this.#change(person, number, async ({ row, carts, transaction, record }) => {
      const cart = await carts.find(person, cartId);
      if (!cart) throw new GatewayError(404, 'Not found', 'You have no such cart.');
      copied = await this.#tenant.copyItem(transaction, { cartId: row.cartId, itemId }, cart.externalId);
      if (!copied) throw new GatewayError(404, 'Nothing to copy', 'The request has no such configuration.');
      const { configId } = copied;
      await record({ action: 'copy-configuration', details: { itemId, cartId, configId } });
    });
    if (!copied) throw changedElsewhere();
    return copied;
  }

  /** The newest entries first; whoever calls has checked that the person may read them. */
  audit(before: number | undefined): Promise<AuditEntry[]> {
    return new AuditLog(this.#tenant.database, this.#tenant.clock).list(before);
  }

  /** Runs a change of a request that the person may work on; answers the request as it is afterwards. */
  #change(
    person: Person,
    number: number,
    task: (
      parts: Omit<DeskTransaction, 'record'> & {
        readonly row: DeskRow;
        readonly record: (entry: Pick<NewAuditEntry, 'action' | 'details'>) => Promise<void>;
      },
    ) => Promise<void>,
  ): Promise<DeskRow> {
    return this.#transaction(person, async ({ record, ...parts }) => {
      const row = await findFor(parts.requests, person, number);
      await task({
        ...parts,
        row,
        record: (entry) => record({ ...entry, object: nameOf(row), customer: row.externalId }),
      });
      return findFor(parts.requests, person, number);
    });
  }

  #transaction<T>(person: Person, task: (parts: DeskTransaction) => Promise<T>): Promise<T> {
    const { database, clock } = this.#tenant;
    return database.transaction().execute((transaction) => {
      const audit = new AuditLog(transaction, clock);
      return task({
        transaction,
        requests: new DeskRequests(transaction, this.#tenant),
        carts: new DeskCarts(transaction, this.#tenant),
        record: (entry) => audit.add(person, entry),
      });
    });
  }
}

interface DeskTransaction {
  readonly transaction: Kysely<DatabaseSchema>;
  readonly requests: DeskRequests;
  readonly carts: DeskCarts;
  readonly record: (entry: NewAuditEntry) => Promise<void>;
}

async function findFor(requests: DeskRequests, person: Person, number: number): Promise<DeskRow> {
  const row = await requests.find(number);
  if (!row) throw new GatewayError(404, 'Not found', 'There is no such request.');
  if (mayWorkOn(person, row.assignee)) return row;
  const name = row.assigneeName ?? row.assignee;
  throw new GatewayError(
    403,
    'Assigned to somebody else',
    `${name} works on this request. Ask them, or an administrator.`,
  );
}

export function nameOf({ number }: Pick<DeskRow, 'number'>): string {
  return `RFP-${number}`;
}

function changedElsewhere(): GatewayError {
  return new GatewayError(
    409,
    'Changed elsewhere',
    'Somebody else has just changed this. Reload it and try again.',
  );
}
