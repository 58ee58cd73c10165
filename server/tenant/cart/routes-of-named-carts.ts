import type { Carts } from '#contract/cart.ts';
import { texts } from '#server/texts/texts.ts';
import type { ApiCall } from '../http/api-call.ts';
import type { Handlers } from '../http/handlers.ts';
import { NotFound } from '../tenant-error.ts';

import { nameOf, type NamedCarts } from './named-carts.ts';

/** Several carts of a customer. All calls answer the list as it is afterwards. */
export function namedCartHandlers(carts: NamedCarts) {
  const list = async (call: ApiCall) => presentCarts(carts, call);
  return {
    carts: list,

    makeCart: async (call) => {
      const name = call.get('name');
      if (name === undefined)
        throw new NotFound('Insufficient data', 'Mandatory parameter not provided: name');
      await carts.make(call.requireCustomer(), { name, isActive: call.flag('active') });
      return list(call);
    },

    changeCart: async (call, { cartId }) => {
      const changes = { name: call.get('name'), isActive: call.flag('active') };
      await carts.change(call.requireCustomer(), cartId, changes);
      return list(call);
    },

    removeEmptyCart: async (call, { cartId }) => {
      await carts.removeEmpty(call.requireCustomer(), cartId);
      return list(call);
    },

    moveItem: async (call, { cartId, itemId }) => {
      await carts.moveItem(call.requireCustomer(), cartId, itemId);
      return list(call);
    },
  } satisfies Partial<Handlers>;
}

async function presentCarts(carts: NamedCarts, call: ApiCall): Promise<Carts> {
  const listed = await carts.list(call.requireCustomer());
  return {
    carts: listed.map((cart) => ({
      id: cart.id,
      name: nameOf(cart) ?? texts.format('cart.name', call.language),
      isActive: cart.isActive,
      itemCount: cart.itemCount,
      lastModified: cart.updatedAt,
    })),
  };
}
