import type { ConfiguredService } from '#server/category-pricing/configured-service.ts';

/** An active cart, as far as services in it need it. */
export interface ServiceCart {
  readonly id: string;
  /** As the database has it (`customerId`). */
  readonly customer: string;
  readonly lines: readonly ServiceLine[];
}

/** An item of the cart. */
export interface ServiceLine {
  /** The weak id. */
  readonly id: string;
  /** A configured product, with services or without; undefined where it is none or cannot be shown as configured. */
  readonly configured: ConfiguredService | undefined;
  /** The product was revised, and the customer has not accepted the changes yet. */
  readonly needsReview: boolean;
}

/** Finds carts of all customers. Who may see them is for the caller to check. `cart/service-cart-reader.ts` implements it. */
export interface ServiceCarts {
  cart(id: string): Promise<ServiceCart | undefined>;
  cartOfItem(itemId: string): Promise<ServiceCart | undefined>;
}
