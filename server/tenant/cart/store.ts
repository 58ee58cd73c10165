import { sql, type Kysely, type Selectable } from 'kysely';
import * as z from 'zod';
import type { CartItemTable, CartTable, DatabaseSchema } from '#server/platform/database-schema.ts';
import { parseAgreement, serializeAgreement, type Agreement } from './agreement.ts';
import { parseKeptPrice, serializeKeptPrice, type KeptPrice } from './kept-price.ts';
import { parseForeignItem, serializeForeign, type ForeignItem } from '../product/foreign-item.ts';
import { parseState, serializeState, type ConfigurationState } from '../product/configuration-state.ts';

export type Attributes = ReadonlyMap<string, string>;

export interface StoredCart {
  readonly id: string;
  readonly externalId: string;
  readonly isActive: boolean;
  readonly attributes: Attributes;
  /** Grows with every write to the cart or its items. */
  readonly version: number;
  readonly updatedAt: string;
}

export interface StoredItem {
  readonly id: string;
  readonly cartId: string;
  readonly externalId: string;
  readonly tab: string;
  /** Catalog id of the product. */
  readonly productId: string;
  readonly qty: number;
  /** As it was checked in; undefined for a plain product. */
  readonly state: ConfigurationState | undefined;
  /** What the customer agreed to with that state; undefined for a plain product and where it is not known. */
  readonly agreement: Agreement | undefined;
  /** The price as it was shown; undefined where it is not known, which is then calculated for every answer. */
  readonly price: KeptPrice | undefined;
  /** Set where another system configured it; `state`, `agreement` and `price` are undefined then. */
  readonly foreign: ForeignItem | undefined;
  /** The row is damaged: `state` and `attributes` are empty, and nothing can be done with the item but remove it. */
  readonly isUnreadable: boolean;
  readonly attributes: Attributes;
  readonly updatedAt: string;
}

/**
 * Rows of `cart` and `cart_item`, of carts that were not requested. Works on the database or in a transaction of the caller. Every
 * write to an item also increases the version of its cart.
 */
export class CartStore {
  readonly #database: Kysely<DatabaseSchema>;
  readonly #deps: { readonly clock: () => Date; readonly randomId: () => string };

  constructor(
    database: Kysely<DatabaseSchema>,
    deps: { readonly clock: () => Date; readonly randomId: () => string },
  ) {
    this.#database = database;
    this.#deps = deps;
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
        attributes: toJson(attributes),
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
      .set({ attributes: toJson(attributes) })
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

  /** In the order they were added. */
  async items(cartId: string): Promise<StoredItem[]> {
    const rows = await this.#itemQuery()
      .where('cart_item.cart_id', '=', cartId)
      .orderBy('position')
      .execute();
    return rows.map(toItem);
  }

  /** Bytes of all custom attributes of a cart and its items, as they are stored. */
  async attributeBytes(cartId: string): Promise<number> {
    const size = sql<number>`coalesce(sum(length(cast(attributes as blob))), 0)`.as('bytes');
    const ofCart = this.#database.selectFrom('cart').select(size).where('id', '=', cartId);
    const ofItems = this.#database.selectFrom('cart_item').select(size).where('cart_id', '=', cartId);
    const [cart, items] = [await ofCart.executeTakeFirst(), await ofItems.executeTakeFirst()];
    return Number(cart?.bytes ?? 0) + Number(items?.bytes ?? 0);
  }

  async findItem(id: string): Promise<StoredItem | undefined> {
    const row = await this.#itemQuery().where('cart_item.id', '=', id).executeTakeFirst();
    return row && toItem(row);
  }

  #itemQuery() {
    return this.#database
      .selectFrom('cart_item')
      .innerJoin('cart', 'cart.id', 'cart_item.cart_id')
      .selectAll('cart_item')
      .select('cart.external_id')
      .where('cart.state', '!=', 'requested');
  }

  async insertItem(item: {
    id: string;
    cartId: string;
    tab: string;
    productId: string;
    qty: number;
    state: ConfigurationState | undefined;
    foreign?: ForeignItem;
    attributes?: Attributes;
  }): Promise<void> {
    const now = this.#now();
    await this.#database
      .insertInto('cart_item')
      .values({
        id: item.id,
        cart_id: item.cartId,
        position: await this.#nextPosition(item.cartId),
        tab: item.tab,
        product_id: item.productId,
        qty: item.qty,
        state: item.state ? serializeState(item.state) : null,
        agreement: null,
        price: null,
        foreign_item: item.foreign ? serializeForeign(item.foreign) : null,
        attributes: toJson(item.attributes ?? new Map()),
        created_at: now,
        updated_at: now,
      })
      .execute();
    await this.#touch(item.cartId);
  }

  async updateItem(
    { id, cartId }: Pick<StoredItem, 'id' | 'cartId'>,
    changes: {
      qty?: number;
      attributes?: Attributes;
      state?: ConfigurationState;
      foreign?: ForeignItem;
      cartId?: string;
    },
  ): Promise<void> {
    await this.#database
      .updateTable('cart_item')
      .set({
        updated_at: this.#now(),
        ...(changes.qty !== undefined && { qty: changes.qty }),
        ...(changes.attributes && { attributes: toJson(changes.attributes) }),
        // What was agreed to was about the state before.
        ...(changes.state && { state: serializeState(changes.state), agreement: null, price: null }),
        ...(changes.foreign && { foreign_item: serializeForeign(changes.foreign) }),
        ...(changes.cartId !== undefined && {
          cart_id: changes.cartId,
          position: await this.#nextPosition(changes.cartId),
        }),
      })
      .where('id', '=', id)
      .execute();
    await this.#touch(cartId);
    if (changes.cartId !== undefined) await this.#touch(changes.cartId);
  }

  /** Not a change of the cart: it only records what its answers show. */
  async recordShown(
    { id, updatedAt }: StoredItem,
    shown: { readonly agreement?: Agreement | undefined; readonly price?: KeptPrice | undefined },
  ): Promise<void> {
    const { agreement, price } = shown;
    if (!agreement && !price) return;
    await this.#database
      .updateTable('cart_item')
      .set({
        ...(agreement && { agreement: serializeAgreement(agreement) }),
        ...(price && { price: serializeKeptPrice(price) }),
      })
      .where('id', '=', id)
      .where('updated_at', '=', updatedAt)
      .execute();
  }

  /** Gives an item another price. False when the item was changed since it was read. */
  async setPrice({ id, cartId, updatedAt }: StoredItem, price: KeptPrice): Promise<boolean> {
    const result = await this.#database
      .updateTable('cart_item')
      .set({ price: serializeKeptPrice(price), updated_at: this.#now() })
      .where('id', '=', id)
      .where('updated_at', '=', updatedAt)
      .executeTakeFirst();
    await this.#touch(cartId);
    return result.numUpdatedRows > 0n;
  }

  async removeItem({ id, cartId }: StoredItem): Promise<void> {
    await this.#database.deleteFrom('cart_item').where('id', '=', id).execute();
    await this.#touch(cartId);
  }

  async #nextPosition(cartId: string): Promise<number> {
    const row = await this.#database
      .selectFrom('cart_item')
      .select((eb) => eb.fn.max('position').as('last'))
      .where('cart_id', '=', cartId)
      .executeTakeFirst();
    return Number(row?.last ?? 0) + 1;
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

function toCart(row: Selectable<CartTable>): StoredCart {
  return {
    id: row.id,
    externalId: row.external_id,
    isActive: row.state === 'active',
    attributes: readable(row.attributes, readAttributes) ?? new Map(),
    version: row.version,
    updatedAt: row.updated_at,
  };
}

function toItem(row: Selectable<CartItemTable> & { external_id: string }): StoredItem {
  const state = row.state === null ? undefined : readable(row.state, parseState);
  const attributes = readable(row.attributes, readAttributes);
  const foreign = row.foreign_item === null ? undefined : readable(row.foreign_item, parseForeignItem);
  const isUnreadable =
    attributes === undefined ||
    (row.state !== null && !state) ||
    (row.foreign_item !== null && foreign === undefined);
  return {
    id: row.id,
    cartId: row.cart_id,
    externalId: row.external_id,
    tab: row.tab,
    productId: row.product_id,
    qty: row.qty,
    state: isUnreadable ? undefined : state,
    agreement: row.agreement === null ? undefined : readable(row.agreement, parseAgreement),
    price: row.price === null ? undefined : readable(row.price, parseKeptPrice),
    foreign: isUnreadable ? undefined : foreign,
    isUnreadable,
    attributes: attributes ?? new Map(),
    updatedAt: row.updated_at,
  };
}

function toJson(attributes: Attributes): string {
  return JSON.stringify(Object.fromEntries(attributes));
}

const attributesSchema = z.record(z.string(), z.string());

function readAttributes(json: string): Attributes {
  return new Map(Object.entries(attributesSchema.parse(JSON.parse(json))));
}

/** One damaged row must not make the others unusable. */
function readable<T>(text: string, parse: (text: string) => T): T | undefined {
  try {
    return parse(text);
  } catch {
    return undefined;
  }
}
