import { piecesTogether } from '#server/model/product/pieces-together.ts';
import type { PiecesTogether } from '#server/model/product/price.ts';
import type { StoredFile } from '#server/platform/files/file-store.ts';
import {
  countAllUncommittedMandatory,
  type EvaluatedConfiguration,
} from '../product/evaluated-configuration.ts';
import { productOf } from '../product/external-product.ts';
import type { OngoingConfiguration } from '../product/ongoing-configurations.ts';
import type { ListedProduct, ProductRegistry } from '../product/product-registry.ts';
import type { ServiceAmount } from '../product/service-amount.ts';
import type { Agreement } from './review/agreement.ts';
import { foreignPrice, linePrice, unpriced, type LinePrice, type PricedItem } from './prices/line-price.ts';
import { itemReview, type Review } from './review/review.ts';
import type { StoredItem } from './stored-cart.ts';

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
  /** A picture of that configuration, drawn in the customer's browser; undefined where none was sent. */
  readonly screenshot: StoredFile | undefined;
  /** Started, but not added to the cart yet; its price is not part of the cart's. */
  readonly isNotAdded: boolean;
  /** Set while the item is being edited. */
  readonly temporary: OngoingConfiguration | undefined;
  /** Another system configures it again, in a temporary version; the item stays as it is until that is added. */
  readonly isForeignOpen: boolean;
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
  readonly price: LinePrice;
  /** What `price` was calculated from. */
  readonly priced: PricedItem;
  /** Of `unitPrice` and `total`: that of the cart when the price was calculated. */
  readonly currency: string;
  /** What the cart has of the product in all lines. */
  readonly together: PiecesTogether | undefined;
  readonly unitPrice: number;
  readonly total: number;
}

/** What an item is before it has a price. */
export interface ReadItem {
  readonly item: StoredItem;
  readonly temporary: OngoingConfiguration | undefined;
  readonly evaluated: EvaluatedConfiguration | undefined;
  readonly isUnreadable: boolean;
}

/**
 * What is shown of an item.
 * @param asked.together pieces of its product in the cart; undefined for a configuration that is no item yet
 * @param asked.currency of the cart
 * @param asked.services what its services cost with the rest of the cart
 */
export function cartLine(
  registry: ProductRegistry,
  { item, temporary, evaluated, isUnreadable }: ReadItem,
  asked: {
    readonly together: PiecesTogether | undefined;
    readonly currency: string;
    readonly services: ServiceAmount | undefined;
  },
): CartLine {
  const { together, currency, services } = asked;
  const listed = productOf(registry, item);
  const state = temporary?.state ?? item.state;
  const isRevised = !listed || (state !== undefined && state.revision !== listed.product.model?.revision);
  const kept = temporary ? undefined : item.price;
  const priced = {
    listed,
    configuration: evaluated,
    isConfigured: item.state !== undefined || item.foreign !== undefined,
    qty: item.qty,
    together,
    services,
    kept,
    agreedUnitPrices: item.agreement?.unitPrices,
  };
  const review =
    state && isRevised && !isUnreadable ? itemReview(item, priced, registry.currencies, currency) : undefined;
  // Only the other system could price it anew, when it is configured again.
  const isHeld =
    item.foreign !== undefined ||
    (review !== undefined && (review.kind === 'gone' || review.changes.length > 0 || !kept));
  const configuration = review?.kind === 'changed' && item.agreement ? undefined : evaluated;
  const price = isUnreadable
    ? unpriced(currency)
    : item.foreign
      ? foreignPrice(item.foreign, currency)
      : linePrice({ ...priced, isHeld }, registry.currencies, currency);
  return {
    item,
    listed,
    configuration,
    screenshot: undefined,
    temporary,
    isNotAdded: false,
    isForeignOpen: false,
    isUnreadable,
    agreement: item.agreement,
    review,
    needsReview: review !== undefined,
    isOutdated: isRevised,
    isIncomplete: configuration !== undefined && countAllUncommittedMandatory(configuration) > 0,
    price,
    priced: { ...priced, isHeld },
    currency: price.shown.currency,
    together: configuration && together,
    unitPrice: price.shown.amount,
    total: price.shown.amount * item.qty,
  };
}

/** Pieces of one product in a cart. */
export function countTogether(items: readonly ReadItem[]): PiecesTogether | undefined {
  const evaluated = items.flatMap(({ item, evaluated }) => (evaluated ? [{ item, evaluated }] : []));
  const model = evaluated[0]?.evaluated.product.model;
  if (!model) return undefined;
  return piecesTogether(
    model,
    evaluated.map(({ item, evaluated: { state, evaluation } }) => ({
      assignment: evaluation.assignment,
      variants: state.variants,
      pieces: item.qty,
    })),
  );
}
