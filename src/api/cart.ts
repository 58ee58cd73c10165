import { queryOptions, useMutation, useQueryClient, type QueryClient } from '@tanstack/react-query';
import * as z from 'zod/mini';
import { cartItemSchema, cartItemsSchema, cartSchema } from '#contract/cart.ts';
import { apiPaths } from '#contract/paths.ts';
import { cancelConfiguration } from './cancel-configuration.ts';
import { call } from './client.ts';

const CART = ['cart'] as const;

/** Serialises every write to the cart, so that answers cannot overtake each other. */
const cartScope = { id: 'cart' };

/** Everything that shows the cart reads again. */
function refreshCart(client: QueryClient): Promise<void> {
  return client.invalidateQueries({ queryKey: CART });
}

/** "List Items in Cart". */
export function cartItemsQuery(language: string) {
  return queryOptions({
    queryKey: [...CART, 'items', language],
    queryFn: ({ signal }) => call({ path: apiPaths.cartItems(), language, schema: cartItemsSchema, signal }),
  });
}

/** "List Cart Attributes": totals, currency, state. */
export function cartQuery(language: string) {
  return queryOptions({
    queryKey: [...CART, 'attributes', language],
    queryFn: ({ signal }) => call({ path: apiPaths.cart(), language, schema: cartSchema, signal }),
  });
}

/** What goes into the cart: a finished configuration, or so many of a plain product. */
export type NewCartItem =
  { configId: string; qty?: number } | { tab: string; productId: string; qty: number };

/** "Add Item to Cart". A configuration is checked in by it and its `configId` ends. */
export function useAddToCart(language: string) {
  const client = useQueryClient();
  return useMutation({
    scope: cartScope,
    mutationFn: (item: NewCartItem) =>
      call({
        method: 'POST',
        path: apiPaths.cartItems(),
        form: { ...item },
        language,
        schema: cartItemSchema,
      }),
    onSettled: () => refreshCart(client),
  });
}

/** "Update Item in Cart": the quantity. */
export function useSetQuantity(language: string) {
  const client = useQueryClient();
  return useMutation({
    scope: cartScope,
    mutationFn: ({ itemId, qty }: { itemId: string; qty: number }) =>
      call({
        method: 'PUT',
        path: apiPaths.cartItem(itemId),
        form: { qty },
        language,
        schema: cartItemSchema,
      }),
    onSettled: () => refreshCart(client),
  });
}

/** "Delete Item from Cart". */
export function useRemoveItem() {
  const client = useQueryClient();
  return useMutation({
    scope: cartScope,
    mutationFn: (itemId: string) =>
      call({ method: 'DELETE', path: apiPaths.cartItem(itemId), schema: z.unknown() }),
    onSettled: () => refreshCart(client),
  });
}

/** Drops the temporary version of an item that is being edited; the item itself stays as it was. */
export function useDiscardEdit() {
  const client = useQueryClient();
  return useMutation({
    scope: cartScope,
    mutationFn: (itemId: string) => cancelConfiguration(itemId),
    onSettled: () => refreshCart(client),
  });
}
