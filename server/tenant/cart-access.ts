/** The needs that a configuration was started with, and which product it is of. */
export interface StartedConfiguration {
  readonly tab: string;
  readonly productId: string;
  readonly needs: readonly { readonly field: string; readonly value: string }[];
}

/** What other resources need of carts. `cart` implements it; they do not import it. */
export interface CartAccess {
  /** The currency of a customer's prices: that of their cart, or else the catalog's. */
  currencyOf(externalId: string | undefined): Promise<string>;
  /** Keeps the needs of a new or restarted configuration as context attributes of its customer's cart. */
  keepContext(externalId: string | undefined, configuration: StartedConfiguration): Promise<void>;
  /**
   * Opens a temporary version of a cart item under the item's id; continues one that is open.
   * @throws NotFound when the item is not in this customer's cart
   */
  openTemporaryVersion(externalId: string, itemId: string): Promise<void>;
  /** The cart item that a configuration is the temporary version of; undefined for a new configuration. */
  itemOf(
    externalId: string,
    configId: string,
  ): Promise<{ readonly qty: number; readonly attributes: ReadonlyMap<string, string> } | undefined>;
}
