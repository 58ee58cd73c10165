import { EngineStopped, EngineTimeout } from '#server/engine/engine-errors.ts';
import type { StoredFile } from '#server/platform/files/file-store.ts';
import { DatabaseBusy } from '#server/platform/sqlite-dialect.ts';
import { hasCurrency } from '#server/model/product/convert-price.ts';
import type { ConfigurationState } from '../product/configuration-state.ts';
import { withItem, type EvaluatedConfiguration } from '../product/evaluated-configuration.ts';
import { productOf } from '../product/external-product.ts';
import type { OngoingForeignConfiguration, OngoingForeignConfigurations } from '../product/foreign-item.ts';
import {
  MAX_NOT_ADDED,
  type OngoingConfiguration,
  type OngoingConfigurations,
} from '../product/ongoing-configurations.ts';
import type { ProductRegistry } from '../product/product-registry.ts';
import { agreementOn, type Agreement } from './review/agreement.ts';
import { cartLine, countTogether, type CartLine, type ReadItem } from './cart-line.ts';
import { serviceAmount } from './service-of-item.ts';
import type { CartStore } from './store.ts';
import type { StoredCart, StoredItem } from './stored-cart.ts';

export interface CartContents {
  readonly cart: StoredCart;
  readonly externalId: string;
  readonly lines: readonly CartLine[];
  /** In `currency`, also where items are shown in another one. */
  readonly total: number;
  /** What the total would be after "Recalculate Prices", and after "Refresh Currency"; undefined where that does nothing. */
  readonly recalculatedTotal: number | undefined;
  readonly refreshedTotal: number | undefined;
  readonly currency: string;
  /** All that have prices, the catalog's first. */
  readonly currencies: readonly string[];
  /** How many carts the customer has. */
  readonly cartCount: number;
}

/**
 * Works out what follows from a state that a customer has saved; undefined when the product is no longer in the catalog.
 */
export type EvaluateState = (
  state: ConfigurationState,
  externalId: string,
) => Promise<EvaluatedConfiguration | undefined>;

/** Pictures that show items as they are configured now, by the ids of the items. */
interface ScreenshotSource {
  currentOf(
    owner: string,
    items: readonly { readonly id: string; readonly configuration: EvaluatedConfiguration | undefined }[],
  ): Promise<ReadonlyMap<string, StoredFile>>;
}

export interface CartReaderParts {
  readonly registry: ProductRegistry;
  readonly carts: CartStore;
  readonly ongoing: OngoingConfigurations;
  readonly foreign: Pick<OngoingForeignConfigurations, 'findIds' | 'findNotAdded'>;
  readonly evaluate: EvaluateState;
  readonly screenshots: ScreenshotSource;
  /** Tells the operator of an item that cannot be read. */
  readonly reportUnreadable: (itemId: string, error: unknown) => void;
}

/** Of a configuration that is no item yet. */
const EMPTY_ITEM = {
  cartId: '',
  qty: 1,
  agreement: undefined,
  price: undefined,
  foreign: undefined,
  isUnreadable: false,
  attributes: new Map<string, string>(),
  updatedAt: '',
};

/**
 * Reads carts. Configurations are computed from the current catalog each time, but prices are those that the customer was
 * shown, until they are recalculated; and where a new revision of a product would change what the customer agreed to, the
 * item stays as it was until they accept it.
 */
export class CartReader {
  readonly #parts: CartReaderParts;

  constructor(parts: CartReaderParts) {
    this.#parts = parts;
  }

  /** The currency of this customer's cart, or else the catalog's. */
  async currencyOf(externalId: string): Promise<string> {
    return this.#currencyIn(await this.#parts.carts.findActive(externalId));
  }

  /** The currency of this cart, which need not be the active one. */
  async currencyIn(cartId: string): Promise<string> {
    return this.#currencyIn(await this.#parts.carts.findOpen(cartId));
  }

  /** As `currencyOf`, with a mark that every change of the customer's cart changes. */
  async currencyAt(externalId: string): Promise<{ currency: string; mark: string }> {
    const cart = await this.#parts.carts.findActive(externalId);
    return { currency: this.#currencyIn(cart), mark: cart ? `${cart.id} ${cart.version}` : '' };
  }

  #currencyIn(cart: StoredCart | undefined): string {
    const { currencies } = this.#parts.registry;
    const wanted = cart?.attributes.get('currency');
    return wanted !== undefined && hasCurrency(currencies, wanted) ? wanted : currencies.currency;
  }

  /** The catalog's first. */
  get #currencies(): readonly string[] {
    const { currency, currencies } = this.#parts.registry.currencies;
    return [currency, ...currencies.keys()];
  }

  /** Of the active cart; made if there is none ("any operation that requires the shopping cart will create a new one"). */
  async contents(externalId: string): Promise<CartContents> {
    const cart = await this.#parts.carts.activeCart(externalId);
    const currency = this.#currencyIn(cart);
    const lines = await this.#lines(await this.#parts.carts.items.ofCart(cart.id), currency);
    const totalOf = (unitPrice: (line: CartLine) => number) =>
      lines.reduce((sum, line) => sum + unitPrice(line) * line.item.qty, 0);
    const totalAfter = (call: 'recalculated' | 'refreshed') =>
      lines.some(({ price }) => price[call])
        ? totalOf(({ price }) => price[call]?.amount ?? price.inCart)
        : undefined;
    return {
      cart,
      externalId,
      lines,
      total: totalOf(({ price }) => price.inCart),
      recalculatedTotal: totalAfter('recalculated'),
      refreshedTotal: totalAfter('refreshed'),
      currency,
      currencies: this.#currencies,
      cartCount: await this.#parts.carts.countOpen(externalId),
    };
  }

  /** The lines of one product: the price of each depends on the others. Services depend on every item of the cart. */
  async linesOf({ cartId, productId }: StoredItem): Promise<readonly CartLine[]> {
    const items = await this.#parts.carts.items.ofCart(cartId);
    const currency = await this.currencyIn(cartId);
    const isOfProduct = (item: StoredItem) => item.productId === productId;
    const isService = (item: StoredItem) =>
      productOf(this.#parts.registry, item)?.product.model?.services !== undefined;
    if (!items.some(isService)) return this.#lines(items.filter(isOfProduct), currency);
    const lines = await this.#lines(items, currency);
    return lines.filter(({ item }) => isOfProduct(item) || isService(item));
  }

  /** Configurations that the customer has started and not added to the cart, the newest first. */
  async notAdded(externalId: string): Promise<CartLine[]> {
    const own = await this.#parts.ongoing.findNotAdded(externalId);
    const foreign = await this.#parts.foreign.findNotAdded(externalId);
    const newest = [...own, ...foreign]
      .sort((a, b) => b.changedAt.localeCompare(a.changedAt))
      .slice(0, MAX_NOT_ADDED);
    const currency = await this.currencyOf(externalId);
    const lines: CartLine[] = [];
    for (const started of newest)
      lines.push(
        'state' in started
          ? await this.#started(started, currency)
          : this.#startedElsewhere(started, currency),
      );
    return lines;
  }

  async #started(temporary: OngoingConfiguration, currency: string): Promise<CartLine> {
    const { id, externalId, state } = temporary;
    const { tab, productId } = state;
    const item = { ...EMPTY_ITEM, id, externalId, tab, productId, state };
    return { ...this.#notInCart(await this.#read(item, temporary), currency), isNotAdded: true };
  }

  /** Parts and prices are those of the last answer: its system is not asked. */
  #startedElsewhere(ongoing: OngoingForeignConfiguration, currency: string): CartLine {
    const { id, externalId, configuration } = ongoing;
    const { tab, productId, openFields, ...foreign } = configuration;
    const item = { ...EMPTY_ITEM, id, externalId, tab, productId, state: undefined, foreign };
    const read = { item, temporary: undefined, evaluated: undefined, isUnreadable: false };
    const line = this.#notInCart(read, currency);
    return { ...line, isNotAdded: true, isForeignOpen: true, isIncomplete: openFields > 0 };
  }

  #notInCart(read: ReadItem, currency: string): CartLine {
    return cartLine(this.#parts.registry, read, { together: undefined, currency, services: undefined });
  }

  /** What the customer agrees to by an item as it is shown; undefined where that is nothing new. */
  agreementOn({ configuration, temporary, item }: CartLine): Agreement | undefined {
    if (!configuration || temporary || item.state?.revision !== configuration.state.revision)
      return undefined;
    const agreement = agreementOn(configuration);
    return JSON.stringify(agreement) === JSON.stringify(item.agreement) ? undefined : agreement;
  }

  async #lines(items: readonly StoredItem[], currency: string): Promise<CartLine[]> {
    const ongoing = await this.#parts.ongoing.findAll(items.map(({ id }) => id));
    const temporary = new Map(ongoing.map((configuration) => [configuration.id, configuration]));
    const foreignIds = items.filter(({ foreign }) => foreign).map(({ id }) => id);
    const openForeign = new Set(await this.#parts.foreign.findIds(foreignIds));
    const read: ReadItem[] = [];
    for (const item of items) read.push(await this.#read(item, temporary.get(item.id)));
    const products = new Set(items.map(({ productId }) => productId));
    const together = new Map(
      [...products].map((id) => [id, countTogether(read.filter(({ item }) => item.productId === id))]),
    );
    const served = read.map(({ evaluated: configuration, ...one }) => ({ ...one, configuration }));
    const lines = read.map((item) =>
      cartLine(this.#parts.registry, item, {
        together: together.get(item.item.productId),
        currency,
        services: serviceAmount({ item: item.item, configuration: item.evaluated }, served),
      }),
    );
    const shown = lines.map(({ item: { id }, configuration }) => ({ id, configuration }));
    const screenshots = await this.#parts.screenshots.currentOf(items[0]?.externalId ?? '', shown);
    return lines.map((line) => ({
      ...line,
      isForeignOpen: openForeign.has(line.item.id),
      screenshot: screenshots.get(line.item.id),
    }));
  }

  async #read(item: StoredItem, temporary: OngoingConfiguration | undefined): Promise<ReadItem> {
    const state = temporary?.state ?? item.state;
    if (item.isUnreadable || !state)
      return { item, temporary, evaluated: undefined, isUnreadable: item.isUnreadable };
    try {
      const evaluated = await this.#parts.evaluate(state, item.externalId);
      return { item, temporary, evaluated: evaluated && withItem(evaluated, item), isUnreadable: false };
    } catch (error) {
      if (mayWorkLater(error)) throw error;
      this.#parts.reportUnreadable(item.id, error);
      return { item, temporary, evaluated: undefined, isUnreadable: true };
    }
  }
}

/** What is no fault of the item. */
function mayWorkLater(error: unknown): boolean {
  return [EngineTimeout, EngineStopped, DatabaseBusy].some((kind) => error instanceof kind);
}
