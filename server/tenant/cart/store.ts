import { sql, type Kysely } from 'kysely';
import type { DatabaseSchema } from '#server/platform/database-schema.ts';
import { ItemStore } from './item-store.ts';
import { attributesToJson, toCart, type Attributes, type StoredCart } from './stored-cart.ts';

/** Rows of `cart`, of carts that were not requested. Works on the database or in a transaction of the caller. */
export class CartStore {
  readonly #database: Kysely<DatabaseSchema>;
  readonly #deps: { readonly clock: () => Date; readonly randomId: () => string };
  readonly items: ItemStore;

  constructor(
    database: Kysely<DatabaseSchema>,
    deps: { readonly clock: () => Date; readonly randomId: () => string },
  ) {
    this.#database = database;
    this.#deps = deps;
    this.items = new ItemStore(database, { ...deps, touchCart: (cartId) => this.#touch(cartId) });
  }

  /** The same store inside a transaction. */
  within(transaction: Kysely<DatabaseSchema>): CartStore {
    return new CartStore(transaction, this.#deps);
  }

  /** The active cart of a customer; created if there is none. */
  async activeCart(externalId: string): Promise<StoredCart> {
    const existing = await this.findActive(externalId);
    if (existing) return existing;
    const now = this.#now();
    await this.#database
      .insertInto('cart')
      .values({
        id: this.#deps.randomId(),
        external_id: externalId,
        state: 'active',
        attributes: '{}',
        version: 1,
        created_at: now,
        updated_at: now,
      })
      .onConflict((conflict) => conflict.doNothing()) // another call has created it
      .execute();
    const created = await this.findActive(externalId);
    if (!created) throw new Error('The cart that was just created cannot be found.');
    return created;
  }

  /** The active cart of a customer, if there is one. */
  async findActive(externalId: string): Promise<StoredCart | undefined> {
    const row = await this.#database
      .selectFrom('cart')
      .selectAll()
      .where('external_id', '=', externalId)
      .where('state', '=', 'active')
      .executeTakeFirst();
    return row && toCart(row);
  }

  /** A cart that was not requested, active or not. */
  async findOpen(cartId: string): Promise<StoredCart | undefined> {
    const row = await this.#database
      .selectFrom('cart')
      .selectAll()
      .where('id', '=', cartId)
      .where('state', '!=', 'requested')
      .executeTakeFirst();
    return row && toCart(row);
  }

  /** The active cart first, then the others, the one that was changed last first. */
  async openCarts(externalId: string): Promise<(StoredCart & { readonly itemCount: number })[]> {
    const rows = await this.#database
      .selectFrom('cart')
      .leftJoin('cart_item', 'cart_item.cart_id', 'cart.id')
      .selectAll('cart')
      .select((eb) => eb.fn.count('cart_item.id').as('item_count'))
      .where('external_id', '=', externalId)
      .where('cart.state', '!=', 'requested')
      .groupBy('cart.id')
      .orderBy('cart.state')
      .orderBy('cart.updated_at', 'desc')
      .orderBy('cart.id')
      .execute();
    return rows.map((row) => ({ ...toCart(row), itemCount: Number(row.item_count) }));
  }

  /** How many carts a customer has that were not requested. */
  async countOpen(externalId: string): Promise<number> {
    const row = await this.#database
      .selectFrom('cart')
      .select((eb) => eb.fn.countAll().as('carts'))
      .where('external_id', '=', externalId)
      .where('state', '!=', 'requested')
      .executeTakeFirst();
    return Number(row?.carts ?? 0);
  }

  async insertInactive(externalId: string, attributes: Attributes): Promise<StoredCart> {
    const now = this.#now();
    const row = await this.#database
      .insertInto('cart')
      .values({
        id: this.#deps.randomId(),
        external_id: externalId,
        state: 'inactive',
        attributes: attributesToJson(attributes),
        version: 1,
        created_at: now,
        updated_at: now,
      })
      .returningAll()
      .executeTakeFirstOrThrow();
    return toCart(row);
  }

  /**
   * Which of a customer's carts is the active one. It does not count as a change of what is in it.
   * @returns false when the cart was changed since it was read
   */
  async setState({ id, version }: StoredCart, state: 'active' | 'inactive'): Promise<boolean> {
    const result = await this.#database
      .updateTable('cart')
      .set({ state, version: version + 1 })
      .where('id', '=', id)
      .where('version', '=', version)
      .executeTakeFirst();
    return result.numUpdatedRows > 0n;
  }

  async setCartAttributes(cartId: string, attributes: Attributes): Promise<void> {
    await this.#database
      .updateTable('cart')
      .set({ attributes: attributesToJson(attributes) })
      .where('id', '=', cartId)
      .execute();
    await this.#touch(cartId);
  }

  /** Removes the cart with its items. */
  async removeCart(cartId: string): Promise<void> {
    await this.#database.deleteFrom('cart').where('id', '=', cartId).execute();
  }

  /** Ends the active cart by a firm request. False when it was changed since `version` was read. */
  async markRequested(cartId: string, version: number): Promise<boolean> {
    const result = await this.#database
      .updateTable('cart')
      .set({ state: 'requested', version: version + 1, updated_at: this.#now() })
      .where('id', '=', cartId)
      .where('state', '=', 'active')
      .where('version', '=', version)
      .executeTakeFirst();
    return result.numUpdatedRows > 0n;
  }

  /** Bytes of all custom attributes of a cart and its items, as they are stored. */
  async attributeBytes(cartId: string): Promise<number> {
    const size = sql<number>`coalesce(sum(length(cast(attributes as blob))), 0)`.as('bytes');
    const ofCart = this.#database.selectFrom('cart').select(size).where('id', '=', cartId);
    const ofItems = this.#database.selectFrom('cart_item').select(size).where('cart_id', '=', cartId);
    const [cart, items] = [await ofCart.executeTakeFirst(), await ofItems.executeTakeFirst()];
    return Number(cart?.bytes ?? 0) + Number(items?.bytes ?? 0);
  }

  async #touch(cartId: string): Promise<void> {
    await this.#database
      .updateTable('cart')
      .set((eb) => ({ version: eb('version', '+', 1), updated_at: this.#now() }))
      .where('id', '=', cartId)
      .execute();
  }

  #now(): string {
    return this.#deps.clock().toISOString();
  }
}
