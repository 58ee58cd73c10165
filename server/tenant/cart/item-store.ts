import type { Kysely } from 'kysely';
import type { DatabaseSchema } from '#server/platform/database-schema.ts';
import { serializeForeign, type ForeignItem } from '../product/foreign-item.ts';
import { serializeState, type ConfigurationState } from '../product/configuration-state.ts';
import { serializeAgreement, type Agreement } from './review/agreement.ts';
import { serializeKeptPrice, type KeptPrice } from './prices/kept-price.ts';
import { attributesToJson, toItem, type Attributes, type StoredItem } from './stored-cart.ts';

/** What is written of a new item. */
export interface NewItem {
  readonly id: string;
  readonly cartId: string;
  readonly tab: string;
  readonly productId: string;
  readonly qty: number;
  readonly state: ConfigurationState | undefined;
  readonly foreign?: ForeignItem;
  readonly attributes?: Attributes;
}

/** Rows of `cart_item`, of carts that were not requested. Every write to an item also increases the version of its cart. */
export class ItemStore {
  readonly #database: Kysely<DatabaseSchema>;
  readonly #deps: { readonly clock: () => Date; readonly touchCart: (cartId: string) => Promise<void> };

  constructor(
    database: Kysely<DatabaseSchema>,
    deps: { readonly clock: () => Date; readonly touchCart: (cartId: string) => Promise<void> },
  ) {
    this.#database = database;
    this.#deps = deps;
  }

  /** In the order they were added. */
  async ofCart(cartId: string): Promise<StoredItem[]> {
    const rows = await this.#itemQuery()
      .where('cart_item.cart_id', '=', cartId)
      .orderBy('position')
      .execute();
    return rows.map(toItem);
  }

  async find(id: string): Promise<StoredItem | undefined> {
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

  async insert(item: NewItem): Promise<void> {
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
        attributes: attributesToJson(item.attributes ?? new Map()),
        created_at: now,
        updated_at: now,
      })
      .execute();
    await this.#deps.touchCart(item.cartId);
  }

  async update(
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
        ...(changes.attributes && { attributes: attributesToJson(changes.attributes) }),
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
    await this.#deps.touchCart(cartId);
    if (changes.cartId !== undefined) await this.#deps.touchCart(changes.cartId);
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
    await this.#deps.touchCart(cartId);
    return result.numUpdatedRows > 0n;
  }

  async remove({ id, cartId }: StoredItem): Promise<void> {
    await this.#database.deleteFrom('cart_item').where('id', '=', id).execute();
    await this.#deps.touchCart(cartId);
  }

  async #nextPosition(cartId: string): Promise<number> {
    const row = await this.#database
      .selectFrom('cart_item')
      .select((eb) => eb.fn.max('position').as('last'))
      .where('cart_id', '=', cartId)
      .executeTakeFirst();
    return Number(row?.last ?? 0) + 1;
  }

  #now(): string {
    return this.#deps.clock().toISOString();
  }
}
