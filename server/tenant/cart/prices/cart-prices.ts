import type { Kysely } from 'kysely';
import type { DatabaseSchema } from '#server/platform/database-schema.ts';
import type { ProductRegistry } from '../../product/product-registry.ts';
import { noDataFound } from '../../ownership.ts';
import { Incompatible } from '../../tenant-error.ts';
import type { CartLine } from '../cart-line.ts';
import type { CartContents, CartReader } from '../cart-reader.ts';
import type { KeptPrice } from './kept-price.ts';
import { priceAfterChange, recalculatedPrice, refreshedPrice, type PricingMoment } from './price-to-keep.ts';
import type { CartStore } from '../store.ts';
import type { StoredItem } from '../stored-cart.ts';

const MAX_ATTEMPTS = 5;

export interface CartPriceParts {
  readonly database: Kysely<DatabaseSchema>;
  readonly registry: ProductRegistry;
  readonly carts: CartStore;
  readonly reader: CartReader;
  readonly clock: () => Date;
}

/** When the prices that are kept with items are written. */
export class CartPrices {
  readonly #parts: CartPriceParts;

  constructor(parts: CartPriceParts) {
    this.#parts = parts;
  }

  /** Keeps what the customer is shown from now on: a change of one line changes the price of others of the same product. */
  async recordShown(changed: StoredItem): Promise<void> {
    const { carts, reader } = this.#parts;
    const moment = this.#pricingMoment(await reader.currencyIn(changed.cartId));
    for (const line of await reader.linesOf(changed)) {
      await carts.items.recordShown(line.item, {
        agreement: reader.agreementOn(line),
        price: priceAfterChange(line, moment),
      });
    }
  }

  /** An item as its customer is shown it after a change, which its price is kept with. @throws NotFound when it is gone again */
  async lineAfterChange(itemId: string): Promise<CartLine> {
    const item = await this.#parts.carts.items.find(itemId);
    if (!item) throw noDataFound();
    await this.recordShown(item);
    const line = (await this.#parts.reader.linesOf(item)).find((candidate) => candidate.item.id === itemId);
    if (!line) throw noDataFound();
    return line;
  }

  #pricingMoment(cartCurrency: string): PricingMoment {
    const { registry, clock } = this.#parts;
    return { currencies: registry.currencies, cartCurrency, now: clock() };
  }

  /** "Recalculate Prices": today's prices, discounts and rates. Items that wait for the customer (`Review`) keep theirs. */
  recalculate(externalId: string): Promise<CartContents> {
    return this.#reprice(externalId, recalculatedPrice);
  }

  /** "Refresh Currency": the currency of the cart and today's rates, without other changes of prices. */
  refreshCurrency(externalId: string): Promise<CartContents> {
    return this.#reprice(externalId, refreshedPrice);
  }

  /** @throws Incompatible when other calls keep changing the cart */
  async #reprice(
    externalId: string,
    priceOf: (line: CartLine, moment: PricingMoment) => KeptPrice | undefined,
  ): Promise<CartContents> {
    const { reader, database, carts } = this.#parts;
    for (let attempt = 0; attempt < MAX_ATTEMPTS; attempt++) {
      const { cart, lines, currency } = await reader.contents(externalId);
      const moment = this.#pricingMoment(currency);
      const prices = lines.flatMap((line) => {
        const price = priceOf(line, moment);
        return price ? [{ item: line.item, price }] : [];
      });
      if (prices.length === 0) return reader.contents(externalId);
      let isDone = false;
      await database.transaction().execute(async (transaction) => {
        const store = carts.within(transaction);
        isDone = (await store.findOpen(cart.id))?.version === cart.version;
        if (!isDone) return;
        for (const { item, price } of prices) await store.items.setPrice(item, price);
      });
      if (isDone) return reader.contents(externalId);
    }
    throw new Incompatible('Busy', 'The cart is being changed elsewhere. Try again.');
  }
}
