import type { Kysely } from 'kysely';
import type { FileStore } from '#server/platform/files/file-store.ts';
import { isConfigured } from '#server/model/product/catalog-model.ts';
import type { DatabaseSchema } from '#server/platform/database-schema.ts';
import type { StartedConfiguration } from '../cart-access.ts';
import { attachmentsOfCart, subjectsOfItem, withItemFiles, type ItemFiles } from '../item-files.ts';
import { noDataFound, ownedBy } from '../ownership.ts';
import type { ConfigurationState } from '../product/configuration-state.ts';
import type { OngoingConfigurations } from '../product/ongoing-configurations.ts';
import { readChangedAttributes, readExternalProduct } from '../product/external-product.ts';
import type { ProductRegistry } from '../product/product-registry.ts';
import { Incompatible, InvalidRequest, NotFound } from '../tenant-error.ts';
import type { CartContents, CartLine, CartReader } from './cart-reader.ts';
import {
  checkAttributeRoom,
  mergeAttributes,
  RESTRICTED_CART_ATTRIBUTES,
  RESTRICTED_ITEM_ATTRIBUTES,
} from './custom-attributes.ts';
import { contextAttributes } from './context-attributes.ts';
import { findCurrency } from './currency-id.ts';
import { refuseFullCart } from './cart-limits.ts';
import { CartPrices } from './cart-prices.ts';
import { acceptedState } from './accepted-state.ts';
import type { Attributes, CartStore, StoredItem } from './store.ts';

/** What a cart asks of those who keep configurations. */
export interface CartConfigurations {
  /** The state that an anonymous customer brings along. @throws NotFound for one that is not ours */
  readState(configState: string): ConfigurationState;
  /** Runs a task in turn with the calls that change this configuration. Tasks must not nest for the same one. */
  inTurn<T>(configId: string, task: () => Promise<T>): Promise<T>;
}

export interface CartParts {
  readonly database: Kysely<DatabaseSchema>;
  readonly randomId: () => string;
  readonly registry: ProductRegistry;
  readonly carts: CartStore;
  readonly ongoing: OngoingConfigurations;
  readonly configurations: CartConfigurations;
  readonly reader: CartReader;
  readonly clock: () => Date;
  readonly files: FileStore;
}

/**
 * "Shopping Cart". Calls are about the active cart of a customer, and make it if there is none; those that name an item reach
 * it in every cart of the customer (`NamedCarts`).
 */
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
    await this.#transaction(async (carts) => {
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

  /**
   * Adds an ongoing configuration and checks it in: it becomes an item with the same id, or, where it was the temporary
   * version of one, replaces that item's configuration.
   *
   * @param owner whose configuration it has to be; undefined for anybody's, see `TenantDeps.moveItems`
   * @param qty pieces; undefined keeps the quantity of an existing item, and means 1 for a new one
   * @throws NotFound when the configuration is not an ongoing one of this customer
   */
  async addConfiguration(
    externalId: string,
    { owner, configId, qty }: { owner: string | undefined; configId: string; qty: number | undefined },
  ): Promise<CartLine> {
    const { configurations, ongoing, registry } = this.#parts;
    let before: StoredItem | undefined;
    await configurations.inTurn(configId, async () => {
      const found = await ongoing.find(configId);
      const { state, version } = ownedBy(found, owner ?? found?.externalId);
      const context = contextAttributes(state, registry);
      await this.#transaction(async (carts, temporary, itemFiles) => {
        if (!(await temporary.remove(configId, version))) {
          throw changedElsewhere();
        }
        const item = await carts.findItem(configId);
        before = item;
        if (!item) {
          const added = { id: configId, ...referenceOf(state), qty: qty ?? 1, state, attributes: context };
          await this.#insert(carts, externalId, added);
          if (found?.externalId !== externalId) await itemFiles.move(configId, externalId);
          return;
        }
        ownedBy(item, owner ?? item.externalId);
        const target = item.externalId === externalId ? undefined : await carts.activeCart(externalId);
        if (target) refuseFullCart(await carts.items(target.id));
        await carts.updateItem(item, {
          state,
          attributes: new Map([...item.attributes, ...context]),
          ...(qty !== undefined && { qty }),
          ...(target && { cartId: target.id }),
        });
        if (target) await itemFiles.move(configId, externalId);
      });
    });
    if (before && before.externalId !== externalId) await this.#prices.recordShown(before);
    return this.#line(configId);
  }

  /**
   * Adds an anonymous configuration by its `configState`.
   * @throws NotFound when the state has a wrong signature, or is of another product than the one named
   */
  async addCarriedState(
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
  async addPlainProduct(
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
  async addExternalProduct(
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
  async updateItem(
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
      this.#transaction(async (carts, temporary, itemFiles) => {
        const item = ownedBy(await carts.findItem(itemId), externalId);
        if (state && item.updatedAt !== before.item.updatedAt) throw changedElsewhere();
        const sent = readChangedAttributes(this.#parts.registry.tab(item.tab), changes.attributes);
        const attributes = mergeAttributes(item.attributes, sent, RESTRICTED_ITEM_ATTRIBUTES);
        const { newExternalId = externalId } = changes;
        const target = newExternalId === externalId ? undefined : await carts.activeCart(newExternalId);
        if (target) refuseFullCart(await carts.items(target.id));
        const cartId = target?.id ?? item.cartId;
        const bytesBefore = await carts.attributeBytes(cartId);
        await carts.updateItem(item, {
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
    return this.#line(itemId);
  }

  async #lineOf(owner: string | undefined, itemId: string): Promise<CartLine> {
    const found = await this.#parts.carts.findItem(itemId);
    const item = ownedBy(found, owner ?? found?.externalId);
    const line = (await this.#parts.reader.linesOf(item)).find((candidate) => candidate.item.id === itemId);
    if (!line) throw noDataFound();
    return line;
  }

  /** "Delete Item from Cart", its temporary version and its files included. @throws NotFound */
  async removeItem(externalId: string, itemId: string): Promise<void> {
    let removed: StoredItem | undefined;
    await this.#parts.configurations.inTurn(itemId, () =>
      this.#transaction(async (carts, temporary, itemFiles) => {
        removed = ownedBy(await carts.findItem(itemId), externalId);
        await carts.removeItem(removed);
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
      this.#transaction(async (carts, temporary) => {
        const item = await carts.findItem(itemId);
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
    await this.#transaction(async (carts) => {
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
    await this.#transaction(async (carts, temporary, itemFiles) => {
      const cart = await carts.findActive(externalId);
      if (!cart) return;
      const { id } = cart;
      const items = await carts.items(id);
      for (const item of items) await temporary.remove(item.id);
      await carts.removeCart(id);
      await itemFiles.remove([attachmentsOfCart(id), ...items.flatMap((item) => subjectsOfItem(item.id))]);
    });
  }

  /** @see CartAccess.itemOf */
  async itemOf(externalId: string, configId: string): Promise<StoredItem | undefined> {
    const item = await this.#parts.carts.findItem(configId);
    return item?.externalId === externalId ? item : undefined;
  }

  async #add(
    externalId: string,
    item: Omit<Parameters<CartStore['insertItem']>[0], 'id' | 'cartId'>,
  ): Promise<CartLine> {
    const id = this.#parts.randomId();
    await this.#transaction((carts) => this.#insert(carts, externalId, { ...item, id }));
    return this.#line(id);
  }

  async #insert(
    carts: CartStore,
    externalId: string,
    item: Omit<Parameters<CartStore['insertItem']>[0], 'cartId'>,
  ): Promise<void> {
    const { id: cartId } = await carts.activeCart(externalId);
    refuseFullCart(await carts.items(cartId));
    await carts.insertItem({ ...item, cartId });
  }

  async #line(itemId: string): Promise<CartLine> {
    const item: StoredItem | undefined = await this.#parts.carts.findItem(itemId);
    if (!item) throw noDataFound(); // removed again in the meantime
    await this.#prices.recordShown(item);
    const lines = await this.#parts.reader.linesOf(item);
    const line = lines.find((candidate) => candidate.item.id === itemId);
    if (!line) throw noDataFound();
    return line;
  }

  /** `task` may use only the stores that are passed to it: the transaction holds the only connection. */
  #transaction(
    task: (carts: CartStore, ongoing: OngoingConfigurations, itemFiles: ItemFiles) => Promise<void>,
  ): Promise<void> {
    const { database, carts, ongoing, files } = this.#parts;
    return withItemFiles(database, files, (transaction, itemFiles) =>
      task(carts.within(transaction), ongoing.within(transaction), itemFiles),
    );
  }
}

function referenceOf({ tab, productId }: ConfigurationState) {
  return { tab, productId };
}

function changedElsewhere(): Incompatible {
  return new Incompatible('Busy', 'The configuration is being changed elsewhere. Try again.');
}

function productNotFound(): NotFound {
  return new NotFound('Product not found', 'Product does not exist in the catalog.');
}
