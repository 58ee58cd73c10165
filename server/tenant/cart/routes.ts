import * as endpoints from '#contract/endpoints.ts';
import type { ApiCall } from '../http/api-call.ts';
import type { Handlers } from '../http/handlers.ts';
import { NotFound } from '../tenant-error.ts';
import type { CartLine } from './cart-reader.ts';
import { presentCart, presentItem } from './present.ts';
import { presentProductConfiguration } from './present-product-configuration.ts';
import type { CartService } from './service.ts';

/** "Shopping Cart". All calls are a known customer's. */
export function cartHandlers(carts: CartService) {
  return {
    cart: async (call) => presentCart(await carts.contents(call.requireCustomer()), call.language),

    updateCart: async (call) => {
      const attributes = new Map(call.others(endpoints.updateCart));
      return presentCart(await carts.setAttributes(call.requireCustomer(), attributes), call.language);
    },

    removeCart: async (call) => {
      await carts.removeCart(call.requireCustomer());
      return { status: 'ok' };
    },

    completeCart: async (call) => {
      const contents = await carts.contents(call.requireCustomer());
      const withConfigurations = call.flag('includeUploadedProductConfiguration');
      return {
        ShoppingCart: presentCart(contents, call.language),
        ShoppingCartItems: contents.lines.map((line) => ({
          ...presentItem(line, call.language),
          ...(withConfigurations &&
            line.configuration && {
              'product-configuration': presentProductConfiguration(line.configuration, call.language),
            }),
        })),
      };
    },

    cartItems: async (call) => {
      const externalId = call.requireCustomer();
      const { lines } = await carts.contents(externalId);
      const others = call.flag('returnAllShoppingCartItems') ? await carts.notAdded(externalId) : [];
      const items = [...lines, ...others].map((line) => presentItem(line, call.language));
      return { itemCount: items.length, items };
    },

    recalculatePrices: async (call) =>
      presentCart(await carts.recalculatePrices(call.requireCustomer()), call.language),

    refreshCurrency: async (call) =>
      presentCart(await carts.refreshCurrency(call.requireCustomer()), call.language),

    addItem: async (call) => presentItem(await addItem(carts, call.requireCustomer(), call), call.language),

    updateItem: async (call, { itemId }) => {
      const line = await carts.updateItem(call.requireCustomer(), itemId, {
        qty: call.qty,
        revision: call.get('revision'),
        attributes: new Map(call.others(endpoints.updateItem)),
        newExternalId: call.newExternalId,
      });
      return presentItem(line, call.language);
    },

    removeItem: async (call, { itemId }) => {
      await carts.removeItem(call.requireCustomer(), itemId);
      return { status: 'ok' };
    },
  } satisfies Partial<Handlers>;
}

/** "Add Item to Cart", in its three forms, told apart by what was sent. */
function addItem(carts: CartService, externalId: string, call: ApiCall): Promise<CartLine> {
  const { qty } = call;
  const [configId, configState] = [call.get('configId'), call.get('configState')];
  const [tab, productId] = [call.get('tab'), call.get('productId')];
  if (configId) return carts.addConfiguration(externalId, configId, qty);
  if (!tab || !productId) {
    throw new NotFound(
      'Insufficient data',
      'Insufficient data provided for the operation to complete: send configId, or tab and productId, with configState for a configured product.',
    );
  }
  return configState
    ? carts.addCarriedState(externalId, { configState, tab, productId, qty: qty ?? 1 })
    : carts.addPlainProduct(externalId, { tab, productId, qty: qty ?? 1 });
}
