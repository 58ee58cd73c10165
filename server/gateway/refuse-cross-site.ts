import { createMiddleware } from 'hono/factory';
import { GatewayError } from './gateway-error.ts';
import { requestOrigin } from './request-origin.ts';

const safeMethods = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Refuses writes that another web site makes a browser send with our cookie (CSRF).
 *
 * Current browsers send `Sec-Fetch-Site`; older ones, and pages on plain http, send at least `Origin` with a write. A
 * caller that sends neither is not a browser and has no cookie of a browser, so it passes. The checks and their order
 * are those of Go's `http.CrossOriginProtection`.
 */
export function refuseCrossSite(trustProxy: boolean) {
  return createMiddleware(async (c, next) => {
    if (!safeMethods.has(c.req.method) && !isOurs(c.req.header('Sec-Fetch-Site'), c.req.header('Origin'))) {
      throw new GatewayError(403, 'Cross-site request', 'This call may only come from the shop itself.');
    }
    await next();

    function isOurs(site: string | undefined, origin: string | undefined): boolean {
      if (site !== undefined) return site === 'same-origin' || site === 'none';
      if (origin === undefined) return true;
      // `null` (a sandboxed frame, a redirect) is not a URL, so it is refused.
      return URL.canParse(origin) && new URL(origin).host === requestOrigin(c, trustProxy).host;
    }
  });
}
