import type { Readable } from 'node:stream';
import type { Kysely } from 'kysely';
import type { DeskCurrencies } from '#contract/desk.ts';
import type { DatabaseSchema } from '#server/platform/database-schema.ts';
import type { StoredFile } from '#server/platform/files/file-store.ts';
import type { FirmRequest, FirmRequestStore } from '#server/tenant/proposal/store.ts';

type Attributes = ReadonlyMap<string, string>;

/** The active carts of customers. */
export interface CustomerCarts {
  within(transaction: Kysely<DatabaseSchema>): CustomerCarts;
  activeCart(externalId: string): Promise<{ readonly id: string; readonly attributes: Attributes }>;
  setCartAttributes(cartId: string, attributes: Attributes): Promise<void>;
}

/** An item of a cart that was requested. */
export interface RequestedItem {
  readonly cartId: string;
  readonly itemId: string;
}

/** Where a copy can be worked on. */
export interface CopiedConfiguration {
  readonly tab: string;
  readonly productId: string;
  readonly configId: string;
}

/** A document, and the name to save it under. */
export interface DrawnProposal {
  readonly fileName: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** A file of a customer with its bytes. */
export interface OpenedFile {
  readonly file: StoredFile;
  readonly content: Readable;
}

/** What the desk needs of the embedded tenant, which does not know the desk. */
export interface DeskTenant {
  readonly database: Kysely<DatabaseSchema>;
  readonly clock: () => Date;
  /** See `TenantDeps.randomId`. */
  readonly randomId: () => string;
  /** Whether a stored customer is one of the shop, and not of another organization with an API key. */
  readonly isOwnCustomer: (externalId: string) => boolean;
  readonly requests: FirmRequestStore;
  /** The catalog's currency, and what one of it is in others as plain decimals. */
  readonly currencies: () => Pick<DeskCurrencies, 'base' | 'rates'>;
  readonly carts: CustomerCarts;
  /**
   * Starts a configuration of another customer that begins as the item was configured.
   * @returns undefined when there is no such item, or nothing of it can be copied
   */
  readonly copyItem: (
    transaction: Kysely<DatabaseSchema>,
    item: RequestedItem,
    externalId: string,
  ) => Promise<CopiedConfiguration | undefined>;
  /**
   * The proposal that answers a request, as a PDF.
   * @param call.owner whose turn it is
   * @returns undefined for a request of an older version, which does not say what was asked for
   */
  readonly drawProposal: (
    request: FirmRequest,
    call: { readonly owner: string; readonly language: string | undefined; readonly signal: AbortSignal },
  ) => Promise<DrawnProposal | undefined>;
  /** @returns undefined when the request has no such file */
  readonly openAttachment: (requestId: string, attachmentId: string) => Promise<OpenedFile | undefined>;
}
