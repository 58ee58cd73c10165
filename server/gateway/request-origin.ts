import type { Context } from 'hono';

/** The address under which the browser sent the request. */
export interface RequestOrigin {
  /** With the port unless it is the scheme's default, as in the `Host` header. */
  readonly host: string;
  readonly secure: boolean;
}

/**
 * The address that the browser used. Behind a reverse proxy it is in `X-Forwarded-Host` and `X-Forwarded-Proto`. Any
 * client can send these headers, so they are read only when the operator has set `TRUST_PROXY`.
 */
export function requestOrigin(c: Context, trustProxy: boolean): RequestOrigin {
  const url = new URL(c.req.url);
  const forwarded = (name: string) => (trustProxy ? lastOf(c.req.header(name)) : undefined);
  const scheme = forwarded('X-Forwarded-Proto') ?? url.protocol.slice(0, -1);
  return {
    host: forwarded('X-Forwarded-Host') ?? c.req.header('Host') ?? url.host,
    secure: scheme.toLowerCase() === 'https',
  };
}

/**
 * Whether the browser used https, for a request to this server, which itself speaks http only.
 * @param proto the header `X-Forwarded-Proto`
 */
export function isHttps(proto: string | string[] | undefined, trustProxy: boolean): boolean {
  return trustProxy && lastOf(proto?.toString())?.toLowerCase() === 'https';
}

/** The nearest proxy appends its value; values before it may come from the client. */
function lastOf(header: string | undefined): string | undefined {
  return header?.split(',').at(-1)?.trim() || undefined;
}
