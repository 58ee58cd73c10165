import { CATEGORY_PRICING_BASE } from '#contract/category-pricing.ts';
import { API_BASE } from '#contract/endpoint.ts';
import { GatewayError } from './gateway-error.ts';

/** The tenant behind the gateway. */
export interface Upstream {
  /** Address of the API's base, without a slash at the end. */
  readonly base: string;
  /** Sent with every call as `X-Key`. */
  readonly key: string;
  /** Address of the script of a remote tenant's visualization. */
  readonly visScript?: string;
  /** The Category Pricing API of the tenant, and the server's account there; undefined when it has none. */
  readonly pricing?: { readonly base: string; readonly authorization: string } | undefined;
  /**
   * Sends a call. Redirects come back as they are.
   * @throws GatewayError 502 when a remote tenant does not answer, or the signal aborts the call
   */
  readonly send: (request: Request, signal: AbortSignal) => Promise<Response>;
  /** What to throw when the body of an answer fails: 502 for a lost connection, the error itself in this process. */
  readonly brokenAnswer: (cause: unknown) => unknown;
}

/** A tenant in this process, without a connection that could fail. `base` is only needed to build URLs. */
export function embeddedUpstream(
  key: string,
  fetch: (request: Request) => Response | Promise<Response>,
  pricingAuthorization?: string,
): Upstream {
  return {
    base: `http://tenant.localhost${API_BASE}`,
    key,
    pricing:
      pricingAuthorization === undefined
        ? undefined
        : { base: `http://tenant.localhost${CATEGORY_PRICING_BASE}`, authorization: pricingAuthorization },
    send: async (request) => fetch(request),
    brokenAnswer: (cause) => cause,
  };
}

/**
 * A tenant behind HTTP.
 *
 * @param url address of the instance (`https://acme.example.com`) or of the API's base below it
 */
export function remoteUpstream(url: string, key: string, pricingAuthorization?: string): Upstream {
  const { origin, pathname } = new URL(url);
  const path = pathname.replace(/\/+$/, '');
  const base = /\/self-service-api(-v[\d.]+)?$/.test(path) ? path : `${path}${API_BASE}`;
  return {
    base: `${origin}${base}`,
    key,
    visScript: `${origin}/js/tacton.vis.js`,
    pricing:
      pricingAuthorization === undefined
        ? undefined
        : {
            base: `${origin}${path.replace(/\/self-service-api(-v[\d.]+)?$/, '')}${CATEGORY_PRICING_BASE}`,
            authorization: pricingAuthorization,
          },
    send: (request, signal) =>
      fetch(request, { redirect: 'manual', signal }).catch((error: unknown) => {
        throw unreachable(error);
      }),
    brokenAnswer: unreachable,
  };
}

function unreachable(cause: unknown): GatewayError {
  const message = 'The tenant cannot be reached. Try again in a moment.';
  return new GatewayError(502, 'Unreachable', message, { cause });
}
