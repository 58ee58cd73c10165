import { noDataFound, ownedBy } from '../ownership.ts';
import { subjectsOfItem } from '../item-files.ts';
import { readChangedAttributes } from '../product/external-product.ts';
import { NotFound } from '../tenant-error.ts';
import { acceptedState } from './review/accepted-state.ts';
import { refuseFullCart } from './cart-limits.ts';
import type { CartLine } from './cart-line.ts';
import { CartPrices } from './prices/cart-prices.ts';
import { cartTransaction, changedElsewhere, type CartParts } from './cart-transaction.ts';
import { checkAttributeRoom, mergeAttributes, RESTRICTED_ITEM_ATTRIBUTES } from './custom-attributes.ts';
import type { Attributes, StoredItem } from './stored-cart.ts';

/** Items that are in a cart, the active one of their customer or another (`NamedCarts`). */
export class CartItems {
  readonly #parts: CartParts;
  readonly #prices: CartPrices;

  constructor(parts: CartParts) {
    this.#parts = parts;
    this.#prices = new CartPrices(parts);
  }

  /**
   * "Update Item in Cart".
   *
   * @param owner in whose cart it has to be; undefined for anybody's, see `TenantDeps.moveItems`
   * @param changes.attributes custom attributes; an empty value removes one
   * @param changes.revision accepts what this revision of the product changed about the item (`Review`)
   * @param changes.newExternalId moves the item and its temporary version to this customer's cart
   * @throws NotFound when the item is not in this customer's cart, and for restricted attributes; InvalidRequest for attributes
   *   without which an item of external search would not be described
   * @throws Incompatible when the customer has to look at the item first, or accepts a revision that is not the current one
   */
  async update(
    owner: string | undefined,
    itemId: string,
    changes: {
      qty: number | undefined;
      revision: string | undefined;
      attributes: Attributes;
      newExternalId: string | undefined;
    },
  ): Promise<CartLine> {
    const before = await this.#lineOf(owner, itemId);
    const { externalId } = before.item;
    const state = acceptedState(before, changes);
    await this.#parts.configurations.inTurn(itemId, () =>
      cartTransaction(this.#parts, async (carts, temporary, itemFiles) => {
        const item = ownedBy(await carts.items.find(itemId), externalId);
        if (state && item.updatedAt !== before.item.updatedAt) throw changedElsewhere();
        const sent = readChangedAttributes(this.#parts.registry.tab(item.tab), changes.attributes);
        const attributes = mergeAttributes(item.attributes, sent, RESTRICTED_ITEM_ATTRIBUTES);
        const { newExternalId = externalId } = changes;
        const target = newExternalId === externalId ? undefined : await carts.activeCart(newExternalId);
        if (target) refuseFullCart(await carts.items.ofCart(target.id));
        const cartId = target?.id ?? item.cartId;
        const bytesBefore = await carts.attributeBytes(cartId);
        await carts.items.update(item, {
          attributes,
          ...(changes.qty !== undefined && { qty: changes.qty }),
          ...(state && { state }),
          ...(target && { cartId: target.id }),
        });
        checkAttributeRoom(bytesBefore, await carts.attributeBytes(cartId));
        if (target) {
          await temporary.moveTo(itemId, target.externalId);
          await itemFiles.move(itemId, target.externalId);
        }
      }),
    );
    if (changes.newExternalId !== undefined && changes.newExternalId !== externalId)
      await this.#prices.recordShown(before.item);
    return this.#prices.lineAfterChange(itemId);
  }

  async #lineOf(owner: string | undefined, itemId: string): Promise<CartLine> {
    const found = await this.#parts.carts.items.find(itemId);
    const item = ownedBy(found, owner ?? found?.externalId);
    const line = (await this.#parts.reader.linesOf(item)).find((candidate) => candidate.item.id === itemId);
    if (!line) throw noDataFound();
    return line;
  }

  /** "Delete Item from Cart", its temporary version and its files included. @throws NotFound */
  async remove(externalId: string, itemId: string): Promise<void> {
    let removed: StoredItem | undefined;
    await this.#parts.configurations.inTurn(itemId, () =>
      cartTransaction(this.#parts, async (carts, temporary, itemFiles) => {
        removed = ownedBy(await carts.items.find(itemId), externalId);
        await carts.items.remove(removed);
        await temporary.remove(itemId);
        await itemFiles.remove(subjectsOfItem(itemId));
      }),
    );
    if (removed) await this.#prices.recordShown(removed);
  }

  /**
   * "Restart Configuration": opens a temporary version of an item under the item's id. One that is open already is
   * continued, so that a reload or a second tab loses nothing.
   *
   * @throws NotFound when the item is not in this customer's cart, or has not been added to it yet
   */
  async openTemporaryVersion(externalId: string, itemId: string): Promise<void> {
    await this.#parts.configurations.inTurn(itemId, () =>
      cartTransaction(this.#parts, async (carts, temporary) => {
        const item = await carts.items.find(itemId);
        const open = await temporary.find(itemId);
        if (!item && open?.externalId === externalId) {
          throw new NotFound('No data found', 'Cannot reconfigure unsaved configuration.');
        }
        const { state } = ownedBy(item, externalId);
        if (!state) throw noDataFound(); // a plain product has nothing to reconfigure
        if (open) return;
        await temporary.remove(itemId); // one that could not be read
        await temporary.insert(itemId, externalId, state);
      }),
    );
  }

  /** See `CartAccess`. */
  async itemOf(externalId: string, configId: string): Promise<StoredItem | undefined> {
    const item = await this.#parts.carts.items.find(configId);
    return item?.externalId === externalId ? item : undefined;
  }
}
