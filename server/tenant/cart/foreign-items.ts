import type { Kysely } from 'kysely';
import type { DatabaseSchema } from '#server/platform/database-schema.ts';
import { noDataFound, ownedBy } from '../ownership.ts';
import type {
  ForeignItem,
  OngoingForeignConfiguration,
  OngoingForeignConfigurations,
} from '../product/foreign-item.ts';
import type { OngoingConfigurations } from '../product/ongoing-configurations.ts';
import { Incompatible, NotFound } from '../tenant-error.ts';
import type { CartLine } from './cart-line.ts';
import type { CartReader } from './cart-reader.ts';
import { refuseFullCart } from './cart-limits.ts';
import type { CartStore } from './store.ts';

/** What a cart asks of those who configure products of other systems. */
export interface ForeignConfigurations {
  isForeign(configId: string): Promise<boolean>;
  /** @throws Incompatible when the system does not save it */
  save(
    ongoing: OngoingForeignConfiguration,
    asked: { readonly locale: string; readonly currency: string },
  ): Promise<Pick<ForeignItem, 'session' | 'reference'>>;
}

export interface ForeignItemParts {
  readonly database: Kysely<DatabaseSchema>;
  readonly carts: CartStore;
  readonly ongoing: OngoingConfigurations;
  readonly foreign: OngoingForeignConfigurations;
  readonly configurations: ForeignConfigurations;
  readonly inTurn: <T>(configId: string, task: () => Promise<T>) => Promise<T>;
  readonly reader: CartReader;
}

/** Cart items of products that other systems configure. */
export class ForeignItems {
  readonly #parts: ForeignItemParts;

  constructor(parts: ForeignItemParts) {
    this.#parts = parts;
  }

  isForeign(configId: string): Promise<boolean> {
    return this.#parts.configurations.isForeign(configId);
  }

  /**
   * Saves an ongoing configuration in its system and adds it to the cart, or replaces what the item with its id was before. The
   * item holds parts and prices as the customer was shown them last.
   *
   * @param owner whose configuration it has to be; undefined for anybody's
   * @param qty pieces; undefined keeps those of an existing item, and means 1 for a new one
   * @throws NotFound when it is not an ongoing one of this customer
   * @throws Incompatible when its system does not save it; then nothing is in the cart
   */
  async add(
    externalId: string,
    sent: {
      owner: string | undefined;
      configId: string;
      qty: number | undefined;
      language: string | undefined;
    },
  ): Promise<CartLine> {
    const { owner, configId, qty, language } = sent;
    const { carts, foreign, configurations, reader, inTurn } = this.#parts;
    await inTurn(configId, async () => {
      const found = await foreign.find(configId);
      const ongoing = ownedBy(found, owner ?? found?.externalId);
      const { system, parts, prices, tab, productId } = ongoing.configuration;
      const existing = await carts.items.find(configId);
      if (existing) ownedBy(existing, owner ?? existing.externalId);
      // Looked at once more below; a full cart must not leave something saved.
      if (existing?.externalId !== externalId)
        refuseFullCart(await carts.items.ofCart((await carts.activeCart(externalId)).id));
      const currency = await reader.currencyOf(externalId);
      const saved = await configurations.save(ongoing, { locale: language ?? 'en', currency });
      const item: ForeignItem = { system, parts, prices, ...saved };
      await this.#transaction(async (cartStore, temporary) => {
        if (!(await temporary.remove(configId, ongoing.version)))
          throw new Incompatible('Busy', 'The configuration is being changed elsewhere. Try again.');
        const before = await cartStore.items.find(configId);
        const cart = await cartStore.activeCart(externalId);
        if (before?.cartId !== cart.id) refuseFullCart(await cartStore.items.ofCart(cart.id));
        if (before) {
          await cartStore.items.update(before, {
            foreign: item,
            ...(qty !== undefined && { qty }),
            ...(before.cartId !== cart.id && { cartId: cart.id }),
          });
          return;
        }
        const added = { id: configId, cartId: cart.id, tab, productId, qty: qty ?? 1 };
        await cartStore.items.insert({ ...added, state: undefined, foreign: item });
      });
    });
    const item = await carts.items.find(configId);
    const line = item && (await reader.linesOf(item)).find((candidate) => candidate.item.id === configId);
    if (!line) throw noDataFound(); // removed again in the meantime
    return line;
  }

  /**
   * "Restart Configuration": opens a temporary version of an item under the item's id; continues one that is open.
   * @throws NotFound when the item is not in this customer's cart, or has not been added to it yet
   */
  async openTemporaryForeign(externalId: string, itemId: string): Promise<void> {
    const { foreign, inTurn, carts } = this.#parts;
    await inTurn(itemId, async () => {
      const item = await carts.items.find(itemId);
      const open = await foreign.find(itemId);
      if (!item && open?.externalId === externalId)
        throw new NotFound('No data found', 'Cannot reconfigure unsaved configuration.');
      const owned = ownedBy(item, externalId);
      if (!owned.foreign) throw noDataFound();
      if (open) return;
      const { system, session, parts, prices } = owned.foreign;
      const place = { tab: owned.tab, productId: owned.productId };
      // The step is the one that the system answers next.
      await foreign.insert(itemId, externalId, {
        system,
        session,
        parts,
        prices,
        ...place,
        step: '',
        openFields: 0,
      });
    });
  }

  /** `task` may use only the stores that are passed to it: the transaction holds the only connection. */
  #transaction(task: (carts: CartStore, ongoing: OngoingConfigurations) => Promise<void>): Promise<void> {
    const { database, carts, ongoing } = this.#parts;
    return database
      .transaction()
      .execute((transaction) => task(carts.within(transaction), ongoing.within(transaction)));
  }
}
