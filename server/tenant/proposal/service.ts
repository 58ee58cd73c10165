import type { Kysely } from 'kysely';
import { texts } from '#server/texts/texts.ts';
import type { DatabaseSchema } from '#server/platform/database-schema.ts';
import type { FileStore } from '#server/platform/files/file-store.ts';
import { attachmentsToRequest } from '../item-files.ts';
import type { OngoingConfigurations } from '../product/ongoing-configurations.ts';
import type { AttributeRule } from '../request-attribute-rules.ts';
import { listAttachments } from '../product/present-attachment.ts';
import { productName } from '../product/present-product.ts';
import { Incompatible, InvalidRequest } from '../tenant-error.ts';
import type { Attributes, ProposableCarts, ProposedCart } from './proposed-cart.ts';
import { readRequestAttributes } from './request-attributes.ts';
import type { FirmRequest, FirmRequestStore } from './store.ts';

export interface ProposalParts {
  readonly database: Kysely<DatabaseSchema>;
  readonly files: FileStore;
  readonly randomId: () => string;
  readonly carts: ProposableCarts;
  readonly ongoing: OngoingConfigurations;
  readonly requests: FirmRequestStore;
  readonly requestAttributes: readonly AttributeRule[];
  /** The active cart of a customer with everything that follows from it. */
  readonly contentsOf: (externalId: string) => Promise<ProposedCart>;
}

/** What a request for a firm proposal says. */
export interface RequestedProposal {
  readonly attributes: Attributes;
  readonly cartId: string | undefined;
  readonly language: string | undefined;
}

const MAX_ATTEMPTS = 5;

/** The cart was changed between reading and requesting it. */
class CartChanged extends Error {
  override readonly name = 'CartChanged';
}

/** "Proposal": the content of drafts, and requests for firm proposals. */
export class ProposalService {
  readonly #parts: ProposalParts;

  constructor(parts: ProposalParts) {
    this.#parts = parts;
  }

  /** The cart that a draft proposal is made of. @throws InvalidRequest for an empty one */
  async contentsToPropose(externalId: string): Promise<ProposedCart> {
    const contents = await this.#parts.contentsOf(externalId);
    refuseEmpty(contents);
    return contents;
  }

  /**
   * "Request for Firm Proposal" for the cart as it is listed: temporary versions are checked in. The cart is no longer
   * active afterwards; the next call creates a new one.
   *
   * @param request.cartId the cart that the customer was shown, where the call says so
   * @throws InvalidRequest for an empty cart, and for attributes that are missing or invalid
   * @throws Incompatible when other calls keep changing the cart, when another cart is the active one, and for items that the
   *   customer has to look at first
   */
  async request(
    externalId: string,
    { attributes: sent, cartId, language }: RequestedProposal,
  ): Promise<FirmRequest> {
    for (let attempt = 0; attempt < MAX_ATTEMPTS; attempt++) {
      const contents = await this.#parts.contentsOf(externalId);
      if (cartId !== undefined && contents.cart.id !== cartId)
        throw new Incompatible('Another cart', 'Another cart is active now. Review it first.');
      refuseEmpty(contents);
      refuseUnreviewed(contents);
      refuseBeingEdited(contents, language);
      const attributes = readRequestAttributes(this.#parts.requestAttributes, sent, contents.cart.attributes);
      try {
        const id = await this.#submit(contents, attributes, language);
        const created = (await this.#parts.requests.list(externalId)).find((request) => request.id === id);
        if (!created) throw new Error('The request that was just created cannot be found.');
        return created;
      } catch (error) {
        if (!(error instanceof CartChanged)) throw error;
      }
    }
    throw new Incompatible('Busy', 'The cart is being changed elsewhere. Try again.');
  }

  list(externalId: string): Promise<FirmRequest[]> {
    return this.#parts.requests.list(externalId);
  }

  /** In one transaction, and only if the cart has not changed since it was read. @throws CartChanged */
  #submit(
    { cart, lines, total, currency, snapshot }: ProposedCart,
    attributes: Attributes,
    language: string | undefined,
  ): Promise<string> {
    const { database, files, randomId } = this.#parts;
    return database.transaction().execute(async (transaction) => {
      const carts = this.#parts.carts.within(transaction);
      const ongoing = this.#parts.ongoing.within(transaction);
      if (!(await carts.markRequested(cart.id, cart.version))) throw new CartChanged();
      for (const { item, temporary } of lines) {
        if (!temporary) continue;
        if (!(await ongoing.remove(item.id, temporary.version))) throw new CartChanged();
        await carts.items.update(item, { state: temporary.state });
      }
      const id = randomId();
      const itemIds = lines.map(({ item }) => item.id);
      const attached = await attachmentsToRequest(files, transaction, {
        requestId: id,
        cartId: cart.id,
        itemIds,
      });
      await this.#parts.requests.within(transaction).insert({
        id,
        externalId: cart.externalId,
        cartId: cart.id,
        itemCount: lines.length,
        total,
        currency,
        attributes,
        snapshot: snapshot(language, listAttachments(attached, cart.id)),
      });
      return id;
    });
  }
}

function refuseEmpty({ lines }: ProposedCart): void {
  if (lines.length === 0) throw new InvalidRequest('Empty cart', 'The cart is empty: add an item first.');
}

/** Nothing is requested that differs from what the customer agreed to, or that nobody can read. */
function refuseUnreviewed({ lines }: ProposedCart): void {
  const waiting = lines.filter(({ isUnreadable, needsReview }) => isUnreadable || needsReview);
  if (waiting.length === 0) return;
  const names = waiting.map(({ listed, item }) => listed?.product.attributes['name']?.text ?? item.productId);
  throw new Incompatible(
    'Items to review',
    `Some items were changed by a new revision of their product, or cannot be read: ${names.join(', ')}. Review, change or remove them in the cart first.`,
  );
}

/** What another system configures again is saved there only when the customer adds it to the cart. */
function refuseBeingEdited({ lines }: ProposedCart, language: string | undefined): void {
  const open = lines.filter(({ isForeignOpen }) => isForeignOpen);
  if (open.length === 0) return;
  const products = open.map(({ listed, item }) => productName(listed, item, language)).join(', ');
  throw new Incompatible('Items being edited', texts.format('foreign.being-edited', language, { products }));
}
