import type { CartItem } from '#src/api/read/cart.ts';
import * as endpoints from '#contract/endpoints.ts';
import { pictureUrl } from '#src/lib/picture-url.ts';
import { urlOf } from './client.ts';

/**
 * The browser's address of a cart item's picture: the one the tenant copied onto the item, if any, otherwise the
 * product's. The strong reference shows the revision that was ordered. Undefined where the tenant says that there is none.
 */
export function itemPictureUrl(item: CartItem): string | undefined {
  const itemPicture = pictureUrl(item['catalogImage'] || item['image']);
  if (itemPicture === undefined && item['catalogImage'] === '') return undefined;
  const id = item.productReference || item.productId;
  return itemPicture ?? urlOf(endpoints.objectImage, { type: 'product', id, property: 'image' });
}
