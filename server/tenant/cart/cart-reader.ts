import { convertPrice, hasCurrency } from '#server/model/product/convert-price.ts';
import { priceConfiguration } from '#server/model/product/price.ts';
import type { ConfigurationState } from '../product/configuration-state.ts';
import {
  countAllUncommittedMandatory,
  type EvaluatedConfiguration,
} from '../product/evaluated-configuration.ts';
import type { OngoingConfiguration, OngoingConfigurations } from '../product/ongoing-configurations.ts';
import type { ListedProduct, ProductRegistry } from '../product/product-registry.ts';
import type { CartStore, StoredCart, StoredItem } from './store.ts';

/** A cart item with everything that is derived from it. Amounts in minor units. */
export interface CartLine {
  readonly item: StoredItem;
  /** Undefined when the catalog no longer has the product. */
  readonly listed: ListedProduct | undefined;
  /** For a configured product: its temporary version while it is being edited, as it was checked in otherwise. */
  readonly configuration: EvaluatedConfiguration | undefined;
  /** Set while the item is being edited. */
  readonly temporary: OngoingConfiguration | undefined;
  /** The model has been revised since the item was checked in, or the product is gone. */
  readonly isOutdated: boolean;
  readonly isIncomplete: boolean;
  /** Of the amounts. */
  readonly currency: string;
  readonly unitPrice: number;
  readonly total: number;
}

export interface CartContents {
  readonly cart: StoredCart;
  readonly lines: readonly CartLine[];
  readonly total: number;
  readonly currency: string;
  /** All that have prices, the catalog's first. */
  readonly currencies: readonly string[];
}

/** Works out what follows from a saved state; undefined when the product is no longer in the catalog. */
export type EvaluateState = (state: ConfigurationState) => Promise<EvaluatedConfiguration | undefined>;

/**
 * Reads carts. Prices and configurations are computed from the current catalog each time; nothing derived is stored.
 */
export class CartReader {
  readonly #registry: ProductRegistry;
  readonly #carts: CartStore;
  readonly #ongoing: OngoingConfigurations;
  readonly #evaluate: EvaluateState;

  constructor(parts: {
    registry: ProductRegistry;
    carts: CartStore;
    ongoing: OngoingConfigurations;
    evaluate: EvaluateState;
  }) {
    this.#registry = parts.registry;
    this.#carts = parts.carts;
    this.#ongoing = parts.ongoing;
    this.#evaluate = parts.evaluate;
  }

  /** The currency of this customer's cart, or else the catalog's. */
  async currencyOf(externalId: string): Promise<string> {
    return this.#currencyIn(await this.#carts.findActive(externalId));
  }

  /** As `currencyOf`, with a mark that every change of the customer's cart changes. */
  async currencyAt(externalId: string): Promise<{ currency: string; mark: string }> {
    const cart = await this.#carts.findActive(externalId);
    return { currency: this.#currencyIn(cart), mark: cart ? `${cart.id} ${cart.version}` : '' };
  }

  #currencyIn(cart: StoredCart | undefined): string {
    const { currencies } = this.#registry;
    const wanted = cart?.attributes.get('currency');
    return wanted !== undefined && hasCurrency(currencies, wanted) ? wanted : currencies.currency;
  }

  async contents(externalId: string): Promise<CartContents> {
    const cart = await this.#carts.activeCart(externalId);
    const items = await this.#carts.items(cart.id);
    const ongoing = await this.#ongoing.findAll(items.map(({ id }) => id));
    const temporary = new Map(ongoing.map((configuration) => [configuration.id, configuration]));
    const currency = this.#currencyIn(cart);
    const lines: CartLine[] = [];
    for (const item of items) lines.push(await this.#line(item, temporary.get(item.id), currency));
    return {
      cart,
      lines,
      total: lines.reduce((sum, { total }) => sum + total, 0),
      currency,
      currencies: [this.#registry.currencies.currency, ...this.#registry.currencies.currencies.keys()],
    };
  }

  /** One line, for the answer to a change of it. */
  async line(item: StoredItem): Promise<CartLine> {
    return this.#line(item, await this.#ongoing.find(item.id), await this.currencyOf(item.externalId));
  }

  async #line(
    item: StoredItem,
    temporary: OngoingConfiguration | undefined,
    currency: string,
  ): Promise<CartLine> {
    const state = temporary?.state ?? item.state;
    const configuration = state && (await this.#evaluate(state));
    const listed = this.#registry.productIn(item.tab, item.productId);
    const unitPrice = configuration
      ? priceConfiguration(configuration.product.model, configuration.evaluation.assignment, {
          currency,
          pieces: item.qty,
        }).total
      : item.state
        ? 0 // its model is gone, and its price with it
        : convertPrice(listed?.product.price ?? 0, this.#registry.currencies, currency);
    return {
      item,
      listed,
      configuration,
      temporary,
      isOutdated: !listed || (state !== undefined && state.revision !== listed.product.model?.revision),
      isIncomplete: configuration !== undefined && countAllUncommittedMandatory(configuration) > 0,
      currency,
      unitPrice,
      total: unitPrice * item.qty,
    };
  }
}
