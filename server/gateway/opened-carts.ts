import type { Context } from 'hono';
import type { Person } from '#server/sign-in/person.ts';

/** Names the cart of a customer that a person who sells works with; over https with `__Host-` before it. */
export const OPENED_CART_COOKIE = 'bespoke_opened_cart';

/** Carts of customers that people who sell work with in the shop. `server/desk` implements it; the gateway does not import it. */
export interface OpenedCarts {
  /**
   * The external id of the customer whose cart this browser works with; undefined for the browser's own. Writes the call to the audit
   * log, before it is made.
   *
   * @param call method and path
   * @throws GatewayError 403 once the person is not signed in any more; the cart is closed then
   */
  customerOf(c: Context, call: string): Promise<string | undefined>;
  /**
   * Whether a person may read what is in a cart: that of a shopper, or one that the person has for a customer.
   * @param cartOrItemId weak
   */
  mayRead(person: Person, cartOrItemId: string): Promise<boolean>;
  /** The browser goes on with its own cart. */
  close(c: Context): void;
}
