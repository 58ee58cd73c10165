import { isConfigured } from '#server/model/product/catalog-model.ts';
import { ownedBy } from '../ownership.ts';
import type { ConfigurationState } from '../product/configuration-state.ts';
import { readExternalProduct } from '../product/external-product.ts';
import { NotFound } from '../tenant-error.ts';
import { refuseFullCart } from './cart-limits.ts';
import type { CartLine } from './cart-line.ts';
import { CartPrices } from './prices/cart-prices.ts';
import { cartTransaction, changedElsewhere, type CartParts } from './cart-transaction.ts';
import { contextAttributes } from './context-attributes.ts';
import { mergeAttributes, RESTRICTED_ITEM_ATTRIBUTES } from './custom-attributes.ts';
import type { NewItem } from './item-store.ts';
import type { CartStore } from './store.ts';
import type { StoredItem } from './stored-cart.ts';

/** "Add Item to Cart": what becomes an item of the active cart of a customer, which is made if there is none. */
export class AddedItems {
  readonly #parts: CartParts;
  readonly #prices: CartPrices;

  constructor(parts: CartParts) {
    this.#parts = parts;
    this.#prices = new CartPrices(parts);
  }

  /**
   * Adds an ongoing configuration and checks it in: it becomes an item with the same id, or, where it was the temporary
   * version of one, replaces that item's configuration.
   *
   * @param owner whose configuration it has to be; undefined for anybody's, see `TenantDeps.moveItems`
   * @param qty pieces; undefined keeps the quantity of an existing item, and means 1 for a new one
   * @throws NotFound when the configuration is not an ongoing one of this customer
   */
  async ofConfiguration(
    externalId: string,
    { owner, configId, qty }: { owner: string | undefined; configId: string; qty: number | undefined },
  ): Promise<CartLine> {
    const { configurations, ongoing, registry } = this.#parts;
    let before: StoredItem | undefined;
    await configurations.inTurn(configId, async () => {
      const found = await ongoing.find(configId);
      const { state, version } = ownedBy(found, owner ?? found?.externalId);
      const context = contextAttributes(state, registry);
      await cartTransaction(this.#parts, async (carts, temporary, itemFiles) => {
        if (!(await temporary.remove(configId, version))) {
          throw changedElsewhere();
        }
        const item = await carts.items.find(configId);
        before = item;
        if (!item) {
          const added = { id: configId, ...referenceOf(state), qty: qty ?? 1, state, attributes: context };
          await this.#insert(carts, externalId, added);
          if (found?.externalId !== externalId) await itemFiles.move(configId, externalId);
          return;
        }
        ownedBy(item, owner ?? item.externalId);
        const target = item.externalId === externalId ? undefined : await carts.activeCart(externalId);
        if (target) refuseFullCart(await carts.items.ofCart(target.id));
        await carts.items.update(item, {
          state,
          attributes: new Map([...item.attributes, ...context]),
          ...(qty !== undefined && { qty }),
          ...(target && { cartId: target.id }),
        });
        if (target) await itemFiles.move(configId, externalId);
      });
    });
    if (before && before.externalId !== externalId) await this.#prices.recordShown(before);
    return this.#prices.lineAfterChange(configId);
  }

  /**
   * Adds an anonymous configuration by its `configState`.
   * @throws NotFound when the state has a wrong signature, or is of another product than the one named
   */
  async ofCarriedState(
    externalId: string,
    {
      configState,
      tab,
      productId,
      qty,
    }: { configState: string; tab: string; productId: string; qty: number },
  ): Promise<CartLine> {
    const { configurations, registry } = this.#parts;
    const state = configurations.readState(configState);
    const named = registry.productIn(tab, productId);
    if (state.tab !== tab || named?.product.id !== state.productId) throw productNotFound();
    const attributes = contextAttributes(state, registry);
    return this.#add(externalId, { ...referenceOf(state), qty, state, attributes });
  }

  /**
   * Adds a plain product.
   * @throws NotFound for a product that the tab does not list, and for one that has to be configured first
   */
  async ofProduct(
    externalId: string,
    { tab, productId, qty }: { tab: string; productId: string; qty: number },
  ): Promise<CartLine> {
    const listed = this.#parts.registry.productIn(tab, productId);
    if (!listed) throw productNotFound();
    if (isConfigured(listed.product)) {
      throw new NotFound('Not configured', 'Product needs to be configured before adding it to cart.');
    }
    return this.#add(externalId, { tab, productId: listed.product.id, qty, state: undefined });
  }

  /**
   * "Add Item from External Search to Cart".
   * @param body attributes as they were sent, see `readExternalProduct`
   * @throws NotFound for a tab without external search, and for missing attributes; InvalidRequest for wrong ones
   */
  async ofExternalProduct(
    externalId: string,
    { tab, body, qty }: { tab: string; body: unknown; qty: number },
  ): Promise<CartLine> {
    const listing = this.#parts.registry.tab(tab);
    if (!listing?.externalSearch) throw productNotFound();
    const sent = readExternalProduct(listing, body);
    const attributes = mergeAttributes(new Map(), sent, RESTRICTED_ITEM_ATTRIBUTES);
    // No two items are of one product.
    const productId = this.#parts.randomId();
    return this.#add(externalId, { tab, productId, qty, state: undefined, attributes });
  }

  async #add(externalId: string, item: Omit<NewItem, 'id' | 'cartId'>): Promise<CartLine> {
    const id = this.#parts.randomId();
    await cartTransaction(this.#parts, (carts) => this.#insert(carts, externalId, { ...item, id }));
    return this.#prices.lineAfterChange(id);
  }

  async #insert(carts: CartStore, externalId: string, item: Omit<NewItem, 'cartId'>): Promise<void> {
    const { id: cartId } = await carts.activeCart(externalId);
    refuseFullCart(await carts.items.ofCart(cartId));
    await carts.items.insert({ ...item, cartId });
  }
}

function referenceOf({ tab, productId }: ConfigurationState) {
  return { tab, productId };
}

function productNotFound(): NotFound {
  return new NotFound('Product not found', 'Product does not exist in the catalog.');
}
