/** Any origin does: only whether an address leaves it matters. */
const SHOP = 'https://shop.invalid';

/**
 * The browser's address of a picture the tenant names by its own path. Paths are absolute from the instance root, of
 * any API version, and may already hold a query; the gateway serves the same under `/api`.
 * @returns undefined for what is not below the shop's own address: another host (`//host`, `https:`), another scheme
 */
export function pictureUrl(path: string | undefined): string | undefined {
  if (!path) return undefined;
  const served = path.trim().replace(/^\/?self-service-api(-v[\d.]+)?\//, '/api/');
  if (/^[a-z][a-z\d+.-]*:/i.test(served)) return undefined;
  return URL.canParse(served, SHOP) && new URL(served, SHOP).origin === SHOP ? served : undefined;
}
