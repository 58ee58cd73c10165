import { InvalidRequest } from '../tenant-error.ts';
import type { CartStore } from './store.ts';

const MAX_ITEMS = 200;

/** @throws InvalidRequest where the cart has no room for another item */
export async function checkRoom(carts: CartStore, cartId: string): Promise<void> {
  if ((await carts.items(cartId)).length < MAX_ITEMS) return;
  throw new InvalidRequest('Cart full', `A cart holds at most ${MAX_ITEMS} items.`);
}
