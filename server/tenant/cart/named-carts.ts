import type { Kysely } from 'kysely';
import type { DatabaseSchema } from '#server/platform/database-schema.ts';
import { noDataFound, ownedBy } from '../ownership.ts';
import { Incompatible, InvalidRequest } from '../tenant-error.ts';
import { CartPrices, type CartPriceParts } from './prices/cart-prices.ts';
import { refuseFullCart } from './cart-limits.ts';
import { checkAttributeRoom, mergeAttributes, RESTRICTED_CART_ATTRIBUTES } from './custom-attributes.ts';
import type { CartStore } from './store.ts';
import type { StoredCart, StoredItem } from './stored-cart.ts';

/** Of one customer, the active one included. */
const MAX_CARTS = 20;
const MAX_NAME_LENGTH = 100;

/** A cart in the list of a customer's carts. */
export interface ListedCart extends StoredCart {
  readonly itemCount: number;
}

/** What every cart knows about its turn with the calls of one configuration. */
export interface NamedCartParts extends CartPriceParts {
  readonly inTurn: <T>(configId: string, task: () => Promise<T>) => Promise<T>;
}

/**
 * Calls of our own: several carts of a customer, one of which is the active one that all other calls are about. The name of
 * a cart is its attribute `name`, so "Update Cart Attributes" can change it, too. Everything here may be repeated: a call
 * whose effect is there already changes nothing, except deleting, which is 404 then.
 */
export class NamedCarts {
  readonly #parts: NamedCartParts;
  readonly #prices: CartPrices;

  constructor(parts: NamedCartParts) {
    this.#parts = parts;
    this.#prices = new CartPrices(parts);
  }

  /** The active cart first, made if there is none; then the others, the one that was changed last first. */
  async list(externalId: string): Promise<readonly ListedCart[]> {
    const { carts } = this.#parts;
    await carts.activeCart(externalId);
    return carts.openCarts(externalId);
  }

  /**
   * Makes a cart; where the customer has one of this name already, that is the one.
   *
   * @param change.name trimmed it has 1 to 100 characters
   * @param change.isActive whether it becomes the active one
   * @throws InvalidRequest for a name that no cart can have, and for too many carts
   */
  async make(externalId: string, { name, isActive }: { name: string; isActive: boolean }): Promise<void> {
    const wanted = readName(name);
    await this.#transaction(async (carts) => {
      await carts.activeCart(externalId);
      const open = await carts.openCarts(externalId);
      let cart: StoredCart | undefined = open.find((candidate) => nameOf(candidate) === wanted);
      if (!cart) {
        if (open.length >= MAX_CARTS)
          throw new InvalidRequest('Too many carts', `A customer has at most ${MAX_CARTS} carts.`);
        cart = await carts.insertInactive(externalId, new Map([['name', wanted]]));
      }
      if (isActive) await activate(carts, cart);
    });
  }

  /**
   * Renames a cart, makes it the active one, or both.
   *
   * @throws NotFound when the customer has no such cart
   * @throws Incompatible when another cart of the customer has the name, or another call changes the carts
   */
  async change(
    externalId: string,
    cartId: string,
    { name, isActive }: { name: string | undefined; isActive: boolean },
  ): Promise<void> {
    const wanted = name === undefined ? undefined : readName(name);
    await this.#transaction(async (carts) => {
      const cart = ownedBy(await carts.findOpen(cartId), externalId);
      if (wanted !== undefined && wanted !== nameOf(cart)) {
        const open = await carts.openCarts(externalId);
        if (open.some((other) => other.id !== cartId && nameOf(other) === wanted))
          throw new Incompatible('Name in use', 'Another of your carts has this name. Choose another one.');
        const bytesBefore = await carts.attributeBytes(cartId);
        const sent = new Map([['name', wanted]]);
        await carts.setCartAttributes(
          cartId,
          mergeAttributes(cart.attributes, sent, RESTRICTED_CART_ATTRIBUTES),
        );
        checkAttributeRoom(bytesBefore, await carts.attributeBytes(cartId));
      }
      if (isActive) await activate(carts, ownedBy(await carts.findOpen(cartId), externalId));
    });
  }

  /**
   * Deletes a cart without items. Where it was the active one, the cart that was changed last takes its place.
   *
   * @throws NotFound when the customer has no such cart
   * @throws Incompatible when it has items
   */
  async removeEmpty(externalId: string, cartId: string): Promise<void> {
    await this.#transaction(async (carts) => {
      const cart = ownedBy(await carts.findOpen(cartId), externalId);
      if ((await carts.items.ofCart(cartId)).length > 0)
        throw new Incompatible('Cart not empty', 'There are items in the cart. Move or remove them first.');
      const [next] = (await carts.openCarts(externalId)).filter(({ id }) => id !== cartId);
      if (cart.isActive && next) await activate(carts, next);
      await carts.removeCart(cartId);
    });
  }

  /**
   * Moves an item, and its temporary version with it, to another cart of the customer.
   *
   * @throws NotFound when the customer has no such cart or item
   * @throws InvalidRequest when the cart is full
   */
  async moveItem(externalId: string, cartId: string, itemId: string): Promise<void> {
    let before: StoredItem | undefined;
    await this.#parts.inTurn(itemId, () =>
      this.#transaction(async (carts) => {
        ownedBy(await carts.findOpen(cartId), externalId);
        const item = ownedBy(await carts.items.find(itemId), externalId);
        if (item.cartId === cartId) return;
        refuseFullCart(await carts.items.ofCart(cartId));
        const bytesBefore = await carts.attributeBytes(cartId);
        await carts.items.update(item, { cartId });
        checkAttributeRoom(bytesBefore, await carts.attributeBytes(cartId));
        before = item;
      }),
    );
    if (!before) return;
    // Pieces of a product count together in each cart: both carts may show other prices now.
    await this.#prices.recordShown(before);
    const moved = await this.#parts.carts.items.find(itemId);
    if (!moved) throw noDataFound(); // removed again in the meantime
    await this.#prices.recordShown(moved);
  }

  #transaction(task: (carts: CartStore) => Promise<void>): Promise<void> {
    const { database, carts } = this.#parts;
    return (database satisfies Kysely<DatabaseSchema>)
      .transaction()
      .execute((transaction) => task(carts.within(transaction)));
  }
}

/** @throws Incompatible when another call has changed one of the two carts since they were read */
async function activate(carts: CartStore, cart: StoredCart): Promise<void> {
  if (cart.isActive) return;
  const active = await carts.findActive(cart.externalId);
  const isDone =
    (!active || (await carts.setState(active, 'inactive'))) && (await carts.setState(cart, 'active'));
  if (!isDone) throw new Incompatible('Busy', 'The carts are being changed elsewhere. Try again.');
}

/** @throws InvalidRequest */
function readName(sent: string): string {
  const name = sent.trim().normalize('NFC');
  if (name !== '' && name.length <= MAX_NAME_LENGTH && !/[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\uFFFD]/u.test(name))
    return name;
  throw new InvalidRequest(
    'Invalid parameter',
    `The name of a cart has 1 to ${MAX_NAME_LENGTH} characters that can be printed.`,
  );
}

/** What the customer calls the cart; undefined for one without a name. */
export function nameOf({ attributes }: Pick<StoredCart, 'attributes'>): string | undefined {
  return attributes.get('name');
}
