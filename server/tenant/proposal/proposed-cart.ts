/** What a proposal knows of a cart: the part of its contents that is proposed, and what requesting it does to the cart. */
import type { Kysely } from 'kysely';
import type { PiecesTogether } from '#server/model/product/price.ts';
import type { LocalizedText } from '#server/model/source/texts.ts';
import type { DatabaseSchema } from '#server/platform/database-schema.ts';
import type { StoredFile } from '#server/platform/files/file-store.ts';
import type { ConfigurationState } from '../product/configuration-state.ts';
import type { EvaluatedConfiguration } from '../product/evaluated-configuration.ts';
import type { ForeignItem } from '../product/foreign-item.ts';
import type { OngoingConfiguration } from '../product/ongoing-configurations.ts';
import type { ListedAttachments } from '../product/present-attachment.ts';
import type { ListedProduct } from '../product/product-registry.ts';
import type { ServiceAmount } from '../product/service-amount.ts';
import type { RequestSnapshot } from './request-snapshot.ts';

export type Attributes = ReadonlyMap<string, string>;

export interface ProposedItem {
  readonly id: string;
  readonly cartId: string;
  readonly productId: string;
  readonly qty: number;
  /** Set where another system configured it. */
  readonly foreign: ForeignItem | undefined;
}

/** Amounts in minor units. */
export interface ProposedLine {
  readonly item: ProposedItem;
  readonly listed: ListedProduct | undefined;
  readonly configuration: EvaluatedConfiguration | undefined;
  /** See `CartLine`. */
  readonly screenshot: StoredFile | undefined;
  readonly temporary: OngoingConfiguration | undefined;
  /** See `CartLine`, as `isUnreadable`. */
  readonly isForeignOpen: boolean;
  readonly isOutdated: boolean;
  readonly isUnreadable: boolean;
  /** The product was changed since, and the customer has not looked at it yet: `agreement` and the prices are as before. */
  readonly needsReview: boolean;
  readonly agreement: { readonly summary: LocalizedText } | undefined;
  readonly together: PiecesTogether | undefined;
  /** Set for a product with services over years. */
  readonly services?: ServiceAmount | undefined;
  readonly unitPrice: number;
  readonly total: number;
  /** Whether the catalog has this price still, so that its parts add up to it. */
  readonly isPriceCurrent: boolean;
  /** When the price was calculated, where it is not current any more. */
  readonly pricedAt: string | undefined;
}

export interface ProposedCart {
  readonly cart: {
    readonly id: string;
    readonly externalId: string;
    readonly version: number;
    readonly attributes: Attributes;
  };
  readonly lines: readonly ProposedLine[];
  /** In `currency`, as all amounts here are. */
  readonly total: number;
  readonly currency: string;
  /** What a request for it asks for, in the language of the customer. */
  readonly snapshot: (language: string | undefined, attachments: ListedAttachments) => RequestSnapshot;
}

/** The active carts of customers. */
export interface ProposableCarts {
  within(transaction: Kysely<DatabaseSchema>): ProposableCarts;
  /** False when the cart is not at this version any more. */
  markRequested(cartId: string, version: number): Promise<boolean>;
  readonly items: {
    update(item: ProposedItem, changes: { readonly state: ConfigurationState }): Promise<void>;
  };
}
