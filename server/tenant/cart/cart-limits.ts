import { InvalidRequest } from '../tenant-error.ts';

const MAX_ITEMS = 200;

/** @param items of the cart @throws InvalidRequest when there is no room for another one */
export function refuseFullCart(items: readonly unknown[]): void {
  if (items.length < MAX_ITEMS) return;
  throw new InvalidRequest('Cart full', `A cart holds at most ${MAX_ITEMS} items.`);
}
