import type { Kysely } from 'kysely';
import type { DatabaseSchema } from '#server/platform/database-schema.ts';
import type { OngoingConfigurations } from '../product/ongoing-configurations.ts';
import { Incompatible, InvalidRequest } from '../tenant-error.ts';
import type { Attributes, ProposableCarts, ProposedCart } from './proposed-cart.ts';
import { readRequestAttributes } from './request-attributes.ts';
import type { FirmRequest, FirmRequestStore } from './store.ts';

export interface ProposalParts {
  readonly database: Kysely<DatabaseSchema>;
  readonly randomId: () => string;
  readonly carts: ProposableCarts;
  readonly ongoing: OngoingConfigurations;
  readonly requests: FirmRequestStore;
  /** The active cart of a customer with everything that follows from it. */
  readonly contentsOf: (externalId: string) => Promise<ProposedCart>;
}

const MAX_ATTEMPTS = 5;

/** Something of the cart was written between reading it and requesting it. */
class Overtaken extends Error {
  override readonly name = 'Overtaken';
}

/** "Proposal": what a draft is drawn from, and requests for firm ones. */
export class ProposalService {
  readonly #parts: ProposalParts;

  constructor(parts: ProposalParts) {
    this.#parts = parts;
  }

  /** What a draft proposal is about. @throws InvalidRequest for an empty cart */
  async contentsToPropose(externalId: string): Promise<ProposedCart> {
    const contents = await this.#parts.contentsOf(externalId);
    if (contents.lines.length > 0) return contents;
    throw new InvalidRequest('Empty cart', 'The cart is empty: add an item first.');
  }

  /**
   * "Request for Firm Proposal". What the cart lists is what is asked for: temporary versions are checked in. The cart is
   * out of the customer's hands afterwards, the next call makes a new one.
   *
   * @throws InvalidRequest for an empty cart, and for attributes that are missing or cannot be right
   */
  async request(externalId: string, sent: Attributes): Promise<FirmRequest> {
    for (let attempt = 0; attempt < MAX_ATTEMPTS; attempt++) {
      const contents = await this.contentsToPropose(externalId);
      const attributes = readRequestAttributes(sent, contents.cart.attributes);
      try {
        const id = await this.#submit(contents, attributes);
        const made = (await this.#parts.requests.list(externalId)).find((request) => request.id === id);
        if (!made) throw new Error('The request that was just made is not there.');
        return made;
      } catch (error) {
        if (!(error instanceof Overtaken)) throw error;
      }
    }
    throw new Incompatible('Busy', 'The cart is being changed elsewhere. Try again.');
  }

  list(externalId: string): Promise<FirmRequest[]> {
    return this.#parts.requests.list(externalId);
  }

  /** All or nothing, and only if the cart is still what was read. */
  #submit({ cart, lines, total, currency }: ProposedCart, attributes: Attributes): Promise<string> {
    const { database, randomId } = this.#parts;
    return database.transaction().execute(async (transaction) => {
      const carts = this.#parts.carts.within(transaction);
      const ongoing = this.#parts.ongoing.within(transaction);
      if (!(await carts.markRequested(cart.id, cart.version))) throw new Overtaken();
      for (const { item, temporary } of lines) {
        if (!temporary) continue;
        if (!(await ongoing.remove(item.id, temporary.version))) throw new Overtaken();
        await carts.updateItem(item, { state: temporary.state });
      }
      const id = randomId();
      await this.#parts.requests.within(transaction).insert({
        id,
        externalId: cart.externalId,
        cartId: cart.id,
        itemCount: lines.length,
        total,
        currency,
        attributes,
      });
      return id;
    });
  }
}
