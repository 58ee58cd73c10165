import { API_BASE } from '#contract/endpoint.ts';

/** The tenant behind the gateway. */
export interface Upstream {
  /** Address of the API's base, without a slash at the end. */
  readonly base: string;
  /** Shown with every call as `X-Key`. */
  readonly key: string;
  /** Sends a call; rejects when there is no answer or the signal ends it. Redirects come back as they are. */
  readonly send: (request: Request, signal: AbortSignal) => Promise<Response>;
}

/** A tenant in this process: no sockets, and its errors are its own. The address is only there to be a URL. */
export function embeddedUpstream(
  key: string,
  fetch: (request: Request) => Response | Promise<Response>,
): Upstream {
  return {
    base: `http://tenant.localhost${API_BASE}`,
    key,
    send: (request) => Promise.resolve(fetch(request)),
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
    send: (request, signal) => fetch(request, { redirect: 'manual', signal }),
  };
}
