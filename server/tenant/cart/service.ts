import { attachmentsOfCart, subjectsOfItem } from '../item-files.ts';
import type { StartedConfiguration } from '../cart-access.ts';
import { InvalidRequest } from '../tenant-error.ts';
import type { CartLine } from './cart-line.ts';
import { CartPrices } from './prices/cart-prices.ts';
import type { CartContents } from './cart-reader.ts';
import { cartTransaction, type CartParts } from './cart-transaction.ts';
import { contextAttributes } from './context-attributes.ts';
import { findCurrency } from './currency-id.ts';
import { checkAttributeRoom, mergeAttributes, RESTRICTED_CART_ATTRIBUTES } from './custom-attributes.ts';
import type { Attributes } from './stored-cart.ts';

/** "Shopping Cart" as a whole. Calls are about the active cart of a customer, and make it if there is none. */
export class CartService {
  readonly #parts: CartParts;
  readonly #prices: CartPrices;

  constructor(parts: CartParts) {
    this.#parts = parts;
    this.#prices = new CartPrices(parts);
  }

  /** See `CartAccess`. */
  currencyOf(externalId: string | undefined): Promise<string> {
    const { reader, registry } = this.#parts;
    return externalId === undefined
      ? Promise.resolve(registry.currencies.currency)
      : reader.currencyOf(externalId);
  }

  /** See `CartAccess`. */
  async keepContext(externalId: string | undefined, state: StartedConfiguration): Promise<void> {
    const context = contextAttributes(state, this.#parts.registry);
    if (externalId === undefined || context.size === 0) return;
    await cartTransaction(this.#parts, async (carts) => {
      const { id, attributes } = await carts.activeCart(externalId);
      if ([...context].every(([name, value]) => attributes.get(name) === value)) return;
      await carts.setCartAttributes(id, new Map([...attributes, ...context]));
    });
  }

  contents(externalId: string): Promise<CartContents> {
    return this.#parts.reader.contents(externalId);
  }

  /** "Recalculate Prices". @throws Incompatible when other calls keep changing the cart */
  recalculatePrices(externalId: string): Promise<CartContents> {
    return this.#prices.recalculate(externalId);
  }

  /** "Refresh Currency". @throws Incompatible as above */
  refreshCurrency(externalId: string): Promise<CartContents> {
    return this.#prices.refreshCurrency(externalId);
  }

  /** Configurations that the customer has started and not added to the cart. */
  notAdded(externalId: string): Promise<CartLine[]> {
    return this.#parts.reader.notAdded(externalId);
  }

  /** "Update Cart Attributes". @throws NotFound for restricted ones, InvalidRequest for a currency without prices */
  async setAttributes(externalId: string, sent: Attributes): Promise<CartContents> {
    const { currencies } = this.#parts.registry;
    const wanted = sent.get('currency')?.trim();
    const currency = wanted && findCurrency(currencies, wanted);
    if (wanted && !currency) {
      const known = [currencies.currency, ...currencies.currencies.keys()].join(', ');
      throw new InvalidRequest(
        'Invalid parameter',
        `There are no prices in this currency. Currencies: ${known}.`,
      );
    }
    await cartTransaction(this.#parts, async (carts) => {
      const { id, attributes } = await carts.activeCart(externalId);
      const bytesBefore = await carts.attributeBytes(id);
      const wantedAttributes = currency ? new Map(sent).set('currency', currency) : sent;
      await carts.setCartAttributes(
        id,
        mergeAttributes(attributes, wantedAttributes, RESTRICTED_CART_ATTRIBUTES),
      );
      checkAttributeRoom(bytesBefore, await carts.attributeBytes(id));
    });
    return this.contents(externalId);
  }

  /** "Delete Cart", its items, their temporary versions and all files included. */
  async removeCart(externalId: string): Promise<void> {
    await cartTransaction(this.#parts, async (carts, temporary, itemFiles) => {
      const cart = await carts.findActive(externalId);
      if (!cart) return;
      const { id } = cart;
      const items = await carts.items.ofCart(id);
      for (const item of items) await temporary.remove(item.id);
      await carts.removeCart(id);
      await itemFiles.remove([attachmentsOfCart(id), ...items.flatMap((item) => subjectsOfItem(item.id))]);
    });
  }
}
