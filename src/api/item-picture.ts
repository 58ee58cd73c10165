import type { CartItem } from '#contract/cart.ts';
import { apiPaths } from '#contract/paths.ts';
import { pictureUrl } from '#src/lib/picture-url.ts';
import { apiUrl } from './client.ts';

/**
 * The browser's address of a cart item's picture: the one the tenant copied onto the item, if any, otherwise the
 * product's. The strong reference shows the revision that was ordered.
 */
export function itemPictureUrl(item: CartItem): string {
  const own = pictureUrl(item['catalogImage'] || item['image']);
  return own ?? apiUrl(apiPaths.objectImage('product', item.productReference || item.productId, 'image'));
}
