import type { ServiceCart, ServiceCarts, ServiceLine } from '../service-carts.ts';
import type { CartLine } from './cart-line.ts';
import type { CartReader } from './cart-reader.ts';
import { serviceOfItem } from './service-of-item.ts';
import type { CartStore } from './store.ts';

/** Carts as services see them: every configured product is an asset for the services beside it. */
export function serviceCartReader(carts: CartStore, reader: CartReader): ServiceCarts {
  const read = async (externalId: string): Promise<ServiceCart> => {
    const { cart, lines } = await reader.contents(externalId);
    return { id: cart.id, customer: externalId, lines: lines.map((line) => serviceLine(line, lines)) };
  };
  return {
    async cart(id) {
      const cart = await carts.findOpen(id);
      return cart?.isActive ? read(cart.externalId) : undefined;
    },
    async cartOfItem(itemId) {
      const item = await carts.items.find(itemId);
      return item && read(item.externalId);
    },
  };
}

function serviceLine(line: CartLine, lines: readonly CartLine[]): ServiceLine {
  const others = lines.filter(({ item }) => item.id !== line.item.id);
  return { id: line.item.id, needsReview: line.needsReview, configured: serviceOfItem(line, others) };
}
