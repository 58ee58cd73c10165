import type { Hono } from 'hono';
import type { Config } from './settings/config.ts';
import { DeskCartService } from './desk/desk-cart-service.ts';
import { deskRoutes } from './desk/desk-routes.ts';
import { DeskService } from './desk/desk-service.ts';
import type { DeskTenant } from './desk/desk-tenant.ts';
import { openedCarts } from './desk/opened-cart.ts';
import type { OpenedCarts } from './gateway/opened-carts.ts';
import type { SignIn } from './gateway/sign-in-routes.ts';

/** The desk of people who sell, as the gateway needs it. */
export interface Desk {
  readonly routes: Hono;
  readonly opened: OpenedCarts;
}

export function openDesk({
  tenant,
  sessions,
  config,
}: {
  readonly tenant: DeskTenant;
  readonly sessions: SignIn['sessions'];
  readonly config: Pick<Config, 'discountLimits' | 'trustProxy'>;
}): Desk {
  const opened = openedCarts(tenant, sessions, config.trustProxy);
  const desk = new DeskService(tenant, config.discountLimits);
  const carts = new DeskCartService(tenant);
  const currencies = () => ({ ...tenant.currencies(), asOf: tenant.clock().toISOString() });
  return { routes: deskRoutes({ sessions, desk, carts, opened, currencies }), opened };
}
