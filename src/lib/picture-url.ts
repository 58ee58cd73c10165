/**
 * The browser's address of a picture the tenant names by its own path. Paths are absolute from the instance root, of
 * any API version, and may already hold a query; the gateway serves the same under `/api`.
 */
export function pictureUrl(path: string | undefined): string | undefined {
  if (!path) return undefined;
  if (/^(https?:|data:|blob:)/i.test(path)) return undefined; // only what the gateway serves
  return path.replace(/^\/?self-service-api(-v[\d.]+)?\//, '/api/');
}
