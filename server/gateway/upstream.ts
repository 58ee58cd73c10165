import { API_BASE } from '#contract/endpoint.ts';
import { GatewayError } from './gateway-error.ts';

/** The tenant behind the gateway. */
export interface Upstream {
  /** Address of the API's base, without a slash at the end. */
  readonly base: string;
  /** Shown with every call as `X-Key`. */
  readonly key: string;
  /**
   * Sends a call. Redirects come back as they are.
   * @throws GatewayError 502 when a tenant elsewhere does not answer, or the signal ends the call
   */
  readonly send: (request: Request, signal: AbortSignal) => Promise<Response>;
  /** What to throw when an answer cannot be read to its end: a lost connection is a 502, a bug in this process a bug. */
  readonly brokenAnswer: (cause: unknown) => unknown;
}

/** A tenant in this process: there is no connection that could fail. The address is only there to be a URL. */
export function embeddedUpstream(
  key: string,
  fetch: (request: Request) => Response | Promise<Response>,
): Upstream {
  return {
    base: `http://tenant.localhost${API_BASE}`,
    key,
    send: async (request) => fetch(request),
    brokenAnswer: (cause) => cause,
  };
}

/**
 * A tenant elsewhere.
 *
 * @param url address of the instance (`https://acme.example.com`) or of the API's base below it
 */
export function remoteUpstream(url: string, key: string): Upstream {
  const { origin, pathname } = new URL(url);
  const path = pathname.replace(/\/+$/, '');
  const base = /\/self-service-api(-v[\d.]+)?$/.test(path) ? path : `${path}${API_BASE}`;
  return {
    base: `${origin}${base}`,
    key,
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
