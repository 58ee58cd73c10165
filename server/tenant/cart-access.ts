/**
 * What other resources may ask of carts without knowing them; `cart/service.ts` answers.
 */
export interface CartAccess {
  /** What a customer's prices are in: the currency of their cart, or else the shop's. */
  currencyOf(externalId: string | undefined): Promise<string>;
  /**
   * Opens a temporary version of a cart item under the item's id; continues one that is open.
   * @throws NotFound when the item is not in this customer's cart
   */
  openTemporaryVersion(externalId: string, itemId: string): Promise<void>;
}
