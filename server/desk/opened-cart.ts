import type { Context } from 'hono';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import { GatewayError } from '#server/gateway/gateway-error.ts';
import { OPENED_CART_COOKIE, type OpenedCarts } from '#server/gateway/opened-carts.ts';
import { requestOrigin } from '#server/gateway/request-origin.ts';
import { AuditLog } from '#server/platform/audit/audit-log.ts';
import { mayWorkOn } from '#server/sign-in/person.ts';
import type { PersonSessions } from '#server/sign-in/person-sessions.ts';
import { DeskCarts } from './desk-carts.ts';
import type { DeskTenant } from './desk-tenant.ts';

/** As long as a sign-in at most; a cart can be opened again. */
const LIFETIME_S = 12 * 60 * 60;

/**
 * The cart that a browser works with in the shop in place of its own, by a cookie with its id. The cookie opens nothing by itself: each
 * call asks who is signed in, and whose the cart is.
 */
export function openedCarts(
  tenant: DeskTenant,
  sessions: Pick<PersonSessions, 'find'>,
  trustProxy: boolean,
): OpenedCarts & { open(c: Context, cartId: string): void; idIn(c: Context): string | undefined } {
  const cookie = (c: Context) => {
    const { secure } = requestOrigin(c, trustProxy);
    return { name: secure ? `__Host-${OPENED_CART_COOKIE}` : OPENED_CART_COOKIE, secure };
  };
  const idIn = (c: Context) => getCookie(c, cookie(c).name);
  const close = (c: Context) => {
    const { name, secure } = cookie(c);
    if (idIn(c) !== undefined) deleteCookie(c, name, { path: '/', secure });
  };
  return {
    idIn,
    close,
    open(c, cartId) {
      const { name, secure } = cookie(c);
      setCookie(c, name, cartId, {
        path: '/',
        httpOnly: true,
        secure,
        sameSite: 'Lax',
        maxAge: LIFETIME_S,
      });
    },
    async mayRead(person, cartOrItemId) {
      const owner = await new DeskCarts(tenant.database, tenant).personOf(cartOrItemId);
      return mayWorkOn(person, owner ?? null);
    },
    async customerOf(c, call) {
      const cartId = idIn(c);
      if (cartId === undefined) return undefined;
      const person = (await sessions.find(c))?.person;
      const cart = person && (await new DeskCarts(tenant.database, tenant).find(person, cartId));
      if (!person || !cart) {
        // Said once: what comes next is about the browser's own cart again, and nobody should take it for the customer's.
        close(c);
        throw new GatewayError(
          403,
          'Cart of a customer closed',
          'You are not signed in any more, so the cart of your customer was closed. Sign in and open it again.',
        );
      }
      await new AuditLog(tenant.database, tenant.clock).add(person, {
        action: 'call-for-customer',
        object: cartId,
        customer: cart.externalId,
        details: { call },
      });
      return cart.externalId;
    },
  };
}
