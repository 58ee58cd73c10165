import { EngineStopped, EngineTimeout } from '#server/engine/engine-errors.ts';
import { DatabaseBusy } from '#server/platform/sqlite-dialect.ts';
import { convertPrice, hasCurrency } from '#server/model/product/convert-price.ts';
import { piecesTogether } from '#server/model/product/pieces-together.ts';
import { priceConfiguration, type PiecesTogether } from '#server/model/product/price.ts';
import type { ConfigurationState } from '../product/configuration-state.ts';
import {
  countAllUncommittedMandatory,
  withItem,
  type EvaluatedConfiguration,
} from '../product/evaluated-configuration.ts';
import type { OngoingConfiguration, OngoingConfigurations } from '../product/ongoing-configurations.ts';
import type { ListedProduct, ProductRegistry } from '../product/product-registry.ts';
import { agreementOn, type Agreement } from './agreement.ts';
import { changesSince, type Review } from './review.ts';
import type { CartStore, StoredCart, StoredItem } from './store.ts';

/** A cart item with everything that is derived from it. Amounts in minor units. */
export interface CartLine {
  readonly item: StoredItem;
  /** Undefined when the catalog no longer has the product. */
  readonly listed: ListedProduct | undefined;
  /**
   * For a configured product: its temporary version while it is being edited, as it was checked in otherwise. Undefined while
   * `review` is set: then the item is what `agreement` says.
   */
  readonly configuration: EvaluatedConfiguration | undefined;
  /** Set while the item is being edited. */
  readonly temporary: OngoingConfiguration | undefined;
  /** Nothing can be said of the item, and all that can be done is to remove it. It has no price. */
  readonly isUnreadable: boolean;
  /** What the customer agreed to; undefined for a plain product and where it is not known. */
  readonly agreement: Agreement | undefined;
  /** A new revision changed what the customer agreed to, and they have not accepted it. */
  readonly review: Review | undefined;
  readonly needsReview: boolean;
  /** The model has been revised since the item was checked in, or the product is gone. */
  readonly isOutdated: boolean;
  readonly isIncomplete: boolean;
  /** Of the amounts. */
  readonly currency: string;
  /** What the cart has of the product in all lines. */
  readonly together: PiecesTogether | undefined;
  readonly unitPrice: number;
  readonly total: number;
}

export interface CartContents {
  /** Undefined while the customer has none: reading makes none. */
  readonly cart: StoredCart | undefined;
  readonly externalId: string;
  readonly lines: readonly CartLine[];
  readonly total: number;
  readonly currency: string;
  /** All that have prices, the catalog's first. */
  readonly currencies: readonly string[];
}

/**
 * Works out what follows from a state that a customer has saved; undefined when the product is no longer in the catalog.
 */
export type EvaluateState = (
  state: ConfigurationState,
  externalId: string,
) => Promise<EvaluatedConfiguration | undefined>;

export interface CartReaderParts {
  readonly registry: ProductRegistry;
  readonly carts: CartStore;
  readonly ongoing: OngoingConfigurations;
  readonly evaluate: EvaluateState;
  /** Tells the operator of an item that cannot be read. */
  readonly reportUnreadable: (itemId: string, error: unknown) => void;
}

/** What an item is before it has a price. */
interface ReadItem {
  readonly item: StoredItem;
  readonly temporary: OngoingConfiguration | undefined;
  readonly evaluated: EvaluatedConfiguration | undefined;
  readonly isUnreadable: boolean;
}

/**
 * Reads carts; reading writes nothing. Prices and configurations are computed from the current catalog each time. Only where
 * a new revision of a product would change what the customer agreed to does the item stay as it was, until they accept it.
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

  async contents(externalId: string): Promise<CartContents> {
    const cart = await this.#parts.carts.findActive(externalId);
    const currency = this.#currencyIn(cart);
    const lines = cart ? await this.#lines(await this.#parts.carts.items(cart.id), currency) : [];
    const total = lines.reduce((sum, line) => sum + line.total, 0);
    return { cart, externalId, lines, total, currency, currencies: this.#currencies };
  }

  /** The lines of one product: the price of each depends on the others. */
  async linesOf({ cartId, externalId, productId }: StoredItem): Promise<readonly CartLine[]> {
    const items = await this.#parts.carts.items(cartId);
    const ofProduct = items.filter((item) => item.productId === productId);
    return this.#lines(ofProduct, await this.currencyOf(externalId));
  }

  /** What the customer agrees to by an item as it is shown; undefined where that is nothing new. */
  agreementOn({ configuration, temporary, together, item }: CartLine): Agreement | undefined {
    if (!configuration || temporary || item.state?.revision !== configuration.state.revision)
      return undefined;
    const agreement = agreementOn(configuration, this.#currencies, (currency) =>
      priceOf(configuration, { currency, pieces: item.qty, together }),
    );
    return JSON.stringify(agreement) === JSON.stringify(item.agreement) ? undefined : agreement;
  }

  async #lines(items: readonly StoredItem[], currency: string): Promise<CartLine[]> {
    const ongoing = await this.#parts.ongoing.findAll(items.map(({ id }) => id));
    const temporary = new Map(ongoing.map((configuration) => [configuration.id, configuration]));
    const read: ReadItem[] = [];
    for (const item of items) read.push(await this.#read(item, temporary.get(item.id)));
    const products = new Set(items.map(({ productId }) => productId));
    const together = new Map(
      [...products].map((id) => [id, countTogether(read.filter(({ item }) => item.productId === id))]),
    );
    return read.map((item) => this.#line(item, together.get(item.item.productId), currency));
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

  #line(
    { item, temporary, evaluated, isUnreadable }: ReadItem,
    together: PiecesTogether | undefined,
    currency: string,
  ): CartLine {
    const listed = this.#parts.registry.productIn(item.tab, item.productId);
    const state = temporary?.state ?? item.state;
    const isOutdated = !listed || (state !== undefined && state.revision !== listed.product.model?.revision);
    const terms = { currency, pieces: item.qty, together };
    const review = state && isOutdated && !isUnreadable ? this.#review(item, evaluated, terms) : undefined;
    const configuration = review?.kind === 'changed' && item.agreement ? undefined : evaluated;
    const unitPrice = isUnreadable
      ? 0
      : configuration
        ? priceOf(configuration, terms)
        : item.state
          ? this.#agreedUnitPrice(item.agreement, currency)
          : convertPrice(listed?.product.price ?? 0, this.#parts.registry.currencies, currency);
    return {
      item,
      listed,
      configuration,
      temporary,
      isUnreadable,
      agreement: item.agreement,
      review,
      needsReview: review !== undefined,
      isOutdated,
      isIncomplete: configuration !== undefined && countAllUncommittedMandatory(configuration) > 0,
      currency,
      together: configuration && together,
      unitPrice,
      total: unitPrice * item.qty,
    };
  }

  #review(
    { agreement }: StoredItem,
    revised: EvaluatedConfiguration | undefined,
    terms: PriceTermsOfLine,
  ): Review | undefined {
    if (!revised) return { kind: 'gone' };
    const changes = changesSince(agreement, revised);
    const newUnitPrice = priceOf(revised, terms);
    const isSamePrice = !agreement || newUnitPrice === this.#agreedUnitPrice(agreement, terms.currency);
    if (changes.length === 0 && isSamePrice) return undefined;
    return { kind: 'changed', revision: revised.state.revision, changes, revised, newUnitPrice };
  }

  /** 0 where it is not known; such an item cannot be ordered. */
  #agreedUnitPrice(agreement: Agreement | undefined, currency: string): number {
    const known = agreement?.unitPrices[currency];
    if (known !== undefined) return known;
    const { currencies } = this.#parts.registry;
    return convertPrice(agreement?.unitPrices[currencies.currency] ?? 0, currencies, currency);
  }
}

interface PriceTermsOfLine {
  readonly currency: string;
  readonly pieces: number;
  readonly together: PiecesTogether | undefined;
}

function priceOf({ product, evaluation }: EvaluatedConfiguration, terms: PriceTermsOfLine): number {
  return priceConfiguration(product.model, evaluation.assignment, terms).total;
}

function countTogether(items: readonly ReadItem[]): PiecesTogether | undefined {
  const evaluated = items.flatMap(({ item, evaluated }) => (evaluated ? [{ item, evaluated }] : []));
  const model = evaluated[0]?.evaluated.product.model;
  if (!model) return undefined;
  return piecesTogether(
    model,
    evaluated.map(({ item, evaluated: { evaluation } }) => ({
      assignment: evaluation.assignment,
      pieces: item.qty,
    })),
  );
}

/** What is no fault of the item. */
function mayWorkLater(error: unknown): boolean {
  return [EngineTimeout, EngineStopped, DatabaseBusy].some((kind) => error instanceof kind);
}
