import { randomBytes } from 'node:crypto';
import type { Kysely, Selectable } from 'kysely';
import * as z from 'zod';
import { GatewayError } from '#server/gateway/gateway-error.ts';
import type { DatabaseSchema, DeskCartTable } from '#server/platform/database-schema.ts';
import type { Person } from '#server/sign-in/person.ts';
import type { DeskTenant } from './desk-tenant.ts';

const text = z
  .string()
  .trim()
  .normalize('NFC')
  .max(200)
  .regex(/^[^\p{Cc}\p{Cs}]*$/u);
export const deskCartInput = z.strictObject({
  name: text.min(1).max(100),
  customer: z.strictObject({ name: text, company: text, email: text }),
});
export type DeskCartInput = z.infer<typeof deskCartInput>;

/** A cart that a person has for a customer. */
export interface DeskCart extends DeskCartInput {
  readonly id: string;
  /** Of the customer, whose active cart it is. */
  readonly externalId: string;
  readonly updatedAt: string;
}

/** The attributes of the tenant's carts and requests that say whose they are. */
export const CUSTOMER_ATTRIBUTES = {
  name: 'customerName',
  company: 'company',
  email: 'customerEmail',
} as const;
/** Of one person. */
const MAX_CARTS = 100;
const ID_BYTES = 32;

/**
 * The carts of a person, each with a customer of its own: a customer of the tenant like any other, so everything the shop does with
 * a cart works with these. Works in a transaction of the caller.
 */
export class DeskCarts {
  readonly #database: Kysely<DatabaseSchema>;
  readonly #tenant: Pick<DeskTenant, 'carts' | 'clock' | 'randomId'>;

  constructor(database: Kysely<DatabaseSchema>, tenant: Pick<DeskTenant, 'carts' | 'clock' | 'randomId'>) {
    this.#database = database;
    this.#tenant = tenant;
  }

  /** The one that was changed last first. */
  async list(person: Person): Promise<(DeskCart & { readonly itemCount: number })[]> {
    const rows = await this.#database
      .selectFrom('desk_cart')
      .leftJoin('cart', (join) =>
        join.onRef('cart.external_id', '=', 'desk_cart.external_id').on('cart.state', '=', 'active'),
      )
      .leftJoin('cart_item', 'cart_item.cart_id', 'cart.id')
      .selectAll('desk_cart')
      .select((eb) => eb.fn.count('cart_item.id').as('item_count'))
      .where('person', '=', person.id)
      .groupBy('desk_cart.id')
      .orderBy('desk_cart.updated_at', 'desc')
      .orderBy('desk_cart.id')
      .execute();
    return rows.map((row) => ({ ...toCart(row), itemCount: Number(row.item_count) }));
  }

  /** Undefined for one of another person, too. */
  async find(person: Person, id: string): Promise<DeskCart | undefined> {
    const row = await this.#database
      .selectFrom('desk_cart')
      .selectAll()
      .where('id', '=', id)
      .where('person', '=', person.id)
      .executeTakeFirst();
    return row && toCart(row);
  }

  /** Who works with the cart that an id is of, or that an item is in; undefined where it is in no cart for a customer. */
  async personOf(cartOrItemId: string): Promise<string | undefined> {
    const row = await this.#database
      .selectFrom('desk_cart')
      .innerJoin('cart', 'cart.external_id', 'desk_cart.external_id')
      .leftJoin('cart_item', 'cart_item.cart_id', 'cart.id')
      .select('desk_cart.person')
      .where((eb) => eb.or([eb('cart.id', '=', cartOrItemId), eb('cart_item.id', '=', cartOrItemId)]))
      .executeTakeFirst();
    return row?.person;
  }

  /** @throws GatewayError 409 for too many */
  async make(person: Person, { name, customer }: DeskCartInput): Promise<DeskCart> {
    const count = await this.#database
      .selectFrom('desk_cart')
      .select((eb) => eb.fn.countAll().as('carts'))
      .where('person', '=', person.id)
      .executeTakeFirst();
    if (Number(count?.carts ?? 0) >= MAX_CARTS)
      throw new GatewayError(409, 'Too many carts', `A person has at most ${MAX_CARTS} carts.`);
    const now = this.#tenant.clock().toISOString();
    const row = await this.#database
      .insertInto('desk_cart')
      .values({
        id: this.#tenant.randomId(),
        person: person.id,
        external_id: randomBytes(ID_BYTES).toString('base64url'),
        name,
        customer: JSON.stringify(customer),
        created_at: now,
        updated_at: now,
      })
      .returningAll()
      .executeTakeFirstOrThrow();
    const cart = toCart(row);
    await this.describe(cart);
    return cart;
  }

  /** Gives a cart another name and customer. Undefined where the person has no such cart. */
  async change(person: Person, id: string, { name, customer }: DeskCartInput): Promise<DeskCart | undefined> {
    const row = await this.#database
      .updateTable('desk_cart')
      .set({ name, customer: JSON.stringify(customer), updated_at: this.#tenant.clock().toISOString() })
      .where('id', '=', id)
      .where('person', '=', person.id)
      .returningAll()
      .executeTakeFirst();
    if (!row) return undefined;
    const cart = toCart(row);
    await this.describe(cart);
    return cart;
  }

  /** Writes name and customer on the tenant's cart, which is a new one after each firm request. */
  async describe({ externalId, name, customer }: DeskCart): Promise<void> {
    const { id, attributes } = await this.#tenant.carts.within(this.#database).activeCart(externalId);
    const described = new Map([...attributes, ['name', name]]);
    for (const key of Object.keys(CUSTOMER_ATTRIBUTES) as (keyof typeof CUSTOMER_ATTRIBUTES)[]) {
      if (customer[key] === '') described.delete(CUSTOMER_ATTRIBUTES[key]);
      else described.set(CUSTOMER_ATTRIBUTES[key], customer[key]);
    }
    const isSame =
      described.size === attributes.size &&
      [...described].every(([attribute, value]) => attributes.get(attribute) === value);
    if (!isSame) await this.#tenant.carts.within(this.#database).setCartAttributes(id, described);
  }
}

function toCart(row: Selectable<DeskCartTable>): DeskCart {
  return {
    id: row.id,
    name: row.name,
    customer: deskCartInput.shape.customer.parse(JSON.parse(row.customer)),
    externalId: row.external_id,
    updatedAt: row.updated_at,
  };
}
