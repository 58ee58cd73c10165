import type { CartItem } from '#contract/cart.ts';
import * as endpoints from '#contract/endpoints.ts';
import { everyCall } from '#contract/endpoint.ts';
import type { ApiCall } from '../http/api-call.ts';
import type { Handlers } from '../http/handlers.ts';
import type { TenantDeps } from '../tenant-deps.ts';
import { NotFound } from '../tenant-error.ts';
import type { AddedItems } from './added-items.ts';
import type { CartItems } from './cart-items.ts';
import { attachmentsInCart } from './present-attachments.ts';
import type { CartLine } from './cart-line.ts';
import type { CartContents } from './cart-reader.ts';
import { presentCart, presentItem } from './present.ts';
import { presentProductConfiguration } from './present-product-configuration.ts';
import type { ForeignItems } from './foreign-items.ts';
import type { CartService } from './service.ts';

export interface CartHandlerParts {
  readonly carts: CartService;
  readonly cartItems: CartItems;
  readonly addedItems: AddedItems;
  readonly foreignItems: ForeignItems;
}

/** "Shopping Cart". All calls are a known customer's. */
export function cartHandlers(
  { carts, cartItems, ...adding }: CartHandlerParts,
  { moveItems, files }: Pick<TenantDeps, 'moveItems' | 'files'>,
) {
  const asCart = async (contents: CartContents, { language }: ApiCall) => {
    const cartId = contents.cart?.id;
    const { ofCart } = await attachmentsInCart(files, contents.externalId, { cartId, itemIds: [] });
    return { ...presentCart(contents, language), attachments: ofCart };
  };
  const asItems = async (externalId: string, lines: readonly CartLine[], { language }: ApiCall) => {
    const itemIds = lines.map(({ item }) => item.id);
    const { ofItem } = await attachmentsInCart(files, externalId, { cartId: undefined, itemIds });
    return lines.map((line) => ({ ...presentItem(line, language), attachments: ofItem(line.item.id) }));
  };
  const asItem = async (line: CartLine, call: ApiCall) => {
    const [item] = await asItems(line.item.externalId, [line], call);
    return item ?? presentItem(line, call.language);
  };
  return {
    cart: async (call) => asCart(await carts.contents(call.requireCustomer()), call),

    updateCart: async (call) => {
      const attributes = new Map(call.others(endpoints.updateCart));
      return asCart(await carts.setAttributes(call.requireCustomer(), attributes), call);
    },

    removeCart: async (call) => {
      await carts.removeCart(call.requireCustomer());
      return { status: 'ok' };
    },

    completeCart: async (call) => {
      const contents = await carts.contents(call.requireCustomer());
      const withConfigurations = call.flag('includeUploadedProductConfiguration');
      const items = await asItems(contents.externalId, contents.lines, call);
      return {
        ShoppingCart: await asCart(contents, call),
        ShoppingCartItems: contents.lines.flatMap(({ configuration }, index) => ({
          ...(items[index] as CartItem),
          ...(withConfigurations &&
            configuration && {
              'product-configuration': presentProductConfiguration(configuration, call.language),
            }),
        })),
      };
    },

    cartItems: async (call) => {
      const externalId = call.requireCustomer();
      const { lines } = await carts.contents(externalId);
      const others = call.flag('returnAllShoppingCartItems') ? await carts.notAdded(externalId) : [];
      const items = await asItems(externalId, [...lines, ...others], call);
      return { itemCount: items.length, items };
    },

    recalculatePrices: async (call) => asCart(await carts.recalculatePrices(call.requireCustomer()), call),

    refreshCurrency: async (call) => asCart(await carts.refreshCurrency(call.requireCustomer()), call),

    addItem: async (call) => asItem(await addItem(adding, ownerAndCart(call, moveItems), call), call),

    updateItem: async (call, { itemId }) => {
      const { owner, cartOf } = ownerAndCart(call, moveItems);
      const line = await cartItems.update(owner, itemId, {
        qty: call.qty,
        revision: call.get('revision'),
        attributes: new Map(call.others(endpoints.updateItem)),
        newExternalId: cartOf,
      });
      return asItem(line, call);
    },

    removeItem: async (call, { itemId }) => {
      await cartItems.remove(call.requireCustomer(), itemId);
      return { status: 'ok' };
    },
  } satisfies Partial<Handlers>;
}

interface OwnerAndCart {
  /** Whose item or configuration it has to be; undefined for anybody's. */
  readonly owner: string | undefined;
  /** The customer into whose cart it goes. */
  readonly cartOf: string;
}

/**
 * "Changing the external ID will effectively add the item to the other cart." The present owner asks in the header and names
 * the other customer in `_externalId`. With `moveItems`, `_externalId` alone is enough, as the page has it; a browser behind
 * the gateway cannot send it.
 */
function ownerAndCart(call: ApiCall, moveItems: boolean): OwnerAndCart {
  const externalId = call.requireCustomer();
  const isHeader = call.hasHeader(everyCall.externalId.header);
  return { owner: moveItems && !isHeader ? undefined : externalId, cartOf: call.newExternalId ?? externalId };
}

/** "Add Item to Cart" and "Add Item from External Search to Cart", in their forms, told apart by what was sent. */
async function addItem(
  { addedItems, foreignItems }: Pick<CartHandlerParts, 'addedItems' | 'foreignItems'>,
  { owner, cartOf }: OwnerAndCart,
  call: ApiCall,
): Promise<CartLine> {
  const { qty } = call;
  const [configId, configState] = [call.get('configId'), call.get('configState')];
  const [tab, productId] = [call.get('tab'), call.get('productId')];
  if (configId && (await foreignItems.isForeign(configId)))
    return foreignItems.add(cartOf, { owner, configId, qty, language: call.language });
  if (configId) return addedItems.ofConfiguration(cartOf, { owner, configId, qty });
  if (tab && call.hasJson)
    return addedItems.ofExternalProduct(cartOf, { tab, body: call.json(), qty: qty ?? 1 });
  if (!tab || !productId) {
    throw new NotFound(
      'Insufficient data',
      'Insufficient data provided for the operation to complete: send configId, or tab and productId, with configState for a configured product.',
    );
  }
  return configState
    ? addedItems.ofCarriedState(cartOf, { configState, tab, productId, qty: qty ?? 1 })
    : addedItems.ofProduct(cartOf, { tab, productId, qty: qty ?? 1 });
}
