import type { Hono } from 'hono';
import type { ApiCall, TenantEnv } from '../http/api-call.ts';
import { endpoint, pathPart } from '../http/endpoint.ts';
import { requireExternalId } from '../http/external-id.ts';
import { readQty } from '../http/read-qty.ts';
import { NotFound } from '../tenant-error.ts';
import type { CartLine } from './cart-reader.ts';
import { presentCart, presentItem } from './present.ts';
import type { CartService } from './service.ts';
import type { Attributes } from './store.ts';

/** "Shopping Cart". All calls are a known customer's. */
export function cartRoutes(app: Hono<TenantEnv>, carts: CartService): void {
  endpoint(app, '/cart', {
    GET: async (c) => {
      const call = c.get('call');
      return c.json(presentCart(await carts.contents(requireExternalId(call)), call.language));
    },
    PUT: async (c) => {
      const call = c.get('call');
      const contents = await carts.setAttributes(requireExternalId(call), readAttributes(call));
      return c.json(presentCart(contents, call.language));
    },
    DELETE: async (c) => {
      await carts.removeCart(requireExternalId(c.get('call')));
      return c.json({ status: 'ok' });
    },
  });

  endpoint(app, '/cart/complete', {
    GET: async (c) => {
      const call = c.get('call');
      const contents = await carts.contents(requireExternalId(call));
      return c.json({
        ShoppingCart: presentCart(contents, call.language),
        ShoppingCartItems: contents.lines.map((line) => presentItem(line, call.language)),
      });
    },
  });

  endpoint(app, '/cart/items', {
    GET: async (c) => {
      const call = c.get('call');
      const { lines } = await carts.contents(requireExternalId(call));
      const items = lines.map((line) => presentItem(line, call.language));
      return c.json({ itemCount: items.length, items });
    },
    POST: async (c) => {
      const call = c.get('call');
      const line = await addItem(carts, requireExternalId(call), call);
      return c.json(presentItem(line, call.language));
    },
  });

  endpoint(app, '/cart/items/:id', {
    PUT: async (c) => {
      const call = c.get('call');
      const line = await carts.updateItem(requireExternalId(call), pathPart(c, 'id'), {
        qty: readQty(call),
        attributes: readAttributes(call, 'qty'),
        newExternalId: call.newExternalId,
      });
      return c.json(presentItem(line, call.language));
    },
    DELETE: async (c) => {
      await carts.removeItem(requireExternalId(c.get('call')), pathPart(c, 'id'));
      return c.json({ status: 'ok' });
    },
  });
}

/** "Add Item to Cart", in its three forms, told apart by what was sent. */
function addItem(carts: CartService, externalId: string, call: ApiCall): Promise<CartLine> {
  const qty = readQty(call);
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

/** Everything that is no parameter of the API itself. */
function readAttributes(call: ApiCall, ...own: string[]): Attributes {
  return new Map(
    call.pairs.filter(([name]) => !name.startsWith('_') && name !== 'language' && !own.includes(name)),
  );
}
