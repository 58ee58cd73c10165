import type { Context } from 'hono';

/** How the browser reached us. */
export interface RequestOrigin {
  /** With the port where it is not the scheme's own, as in the `Host` header. */
  readonly host: string;
  readonly secure: boolean;
}

/**
 * The address the browser used. Behind a reverse proxy that is in `X-Forwarded-Host` and `X-Forwarded-Proto`; anyone
 * can send those, so they count only when the operator says that a proxy is there and sets them.
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

/** The proxy next to us adds at the end; what stands before it came from outside. */
function lastOf(header: string | undefined): string | undefined {
  return header?.split(',').at(-1)?.trim() || undefined;
}
