import { GatewayError } from '#server/gateway/gateway-error.ts';
import { AuditLog, type NewAuditEntry } from '#server/platform/audit/audit-log.ts';
import type { Person } from '#server/sign-in/person.ts';
import { DeskCarts, type DeskCart, type DeskCartInput } from './desk-carts.ts';
import type { DeskTenant } from './desk-tenant.ts';

/** Carts that people who sell have for customers; each call is written to the audit log in its transaction. */
export class DeskCartService {
  readonly #tenant: DeskTenant;

  constructor(tenant: DeskTenant) {
    this.#tenant = tenant;
  }

  list(person: Person): Promise<(DeskCart & { readonly itemCount: number })[]> {
    return this.#transaction(person, async (carts, record) => {
      const list = await carts.list(person);
      await record({ action: 'list-carts', object: '', details: { carts: list.map(({ id }) => id) } });
      return list;
    });
  }

  /** @throws GatewayError 409 for too many */
  make(person: Person, input: DeskCartInput): Promise<DeskCart> {
    return this.#transaction(person, async (carts, record) => {
      const cart = await carts.make(person, input);
      await record({ action: 'make-cart', object: cart.id, customer: cart.externalId, details: input });
      return cart;
    });
  }

  /** @throws GatewayError 404 */
  change(person: Person, id: string, input: DeskCartInput): Promise<DeskCart> {
    return this.#transaction(person, async (carts, record) => {
      const cart = await carts.change(person, id, input);
      if (!cart) throw noSuchCart();
      await record({ action: 'change-cart', object: id, customer: cart.externalId, details: input });
      return cart;
    });
  }

  /** Prepares the customer's active cart. @throws GatewayError 404 */
  open(person: Person, id: string): Promise<DeskCart> {
    return this.#transaction(person, async (carts, record) => {
      const cart = await carts.find(person, id);
      if (!cart) throw noSuchCart();
      await carts.describe(cart);
      await record({ action: 'open-cart', object: id, customer: cart.externalId });
      return cart;
    });
  }

  #transaction<T>(
    person: Person,
    task: (carts: DeskCarts, record: (entry: NewAuditEntry) => Promise<void>) => Promise<T>,
  ): Promise<T> {
    const { database, clock } = this.#tenant;
    return database.transaction().execute((transaction) => {
      const audit = new AuditLog(transaction, clock);
      return task(new DeskCarts(transaction, this.#tenant), (entry) => audit.add(person, entry));
    });
  }
}

function noSuchCart(): GatewayError {
  return new GatewayError(404, 'Not found', 'You have no such cart.');
}
