import { queryOptions, useMutation, useQueryClient, type QueryClient } from '@tanstack/react-query';
import * as v from 'valibot';
import { cartItemReader, cartItemsReader, cartReader, type Cart, type CartItem } from '#src/api/read/cart.ts';
import * as endpoints from '#contract/endpoints.ts';
import { ApiError } from './api-error.ts';
import { cancelConfiguration } from './configuration/cancel.ts';
import { call } from './client.ts';

const CART = ['cart'] as const;

/** The most pieces that the shop lets a customer ask for at once, of a product or a variant. */
export const MOST_PIECES = 9999;

/** Serialises every write to the cart, so that answers cannot overtake each other. */
const cartScope = { id: 'cart' };

/** Everything that shows the cart reads again. */
export function refreshCart(client: QueryClient): Promise<void> {
  return client.invalidateQueries({ queryKey: CART });
}

/** "List Items in Cart". */
export function cartItemsQuery(language: string) {
  return queryOptions({
    queryKey: [...CART, 'items', language],
    queryFn: ({ signal }) => call(endpoints.cartItems, { language, read: cartItemsReader, signal }),
    // Another tab may have put something into it, however short a time ago.
    refetchOnWindowFocus: 'always',
  });
}

/** "List Cart Attributes": totals, currency, state. */
export function cartQuery(language: string) {
  return queryOptions({
    queryKey: [...CART, 'attributes', language],
    queryFn: async ({ client, signal, queryKey }) => {
      const cart = await call(endpoints.cart, { language, read: cartReader, signal });
      // Another tab may have switched, and a cart that was sent off has taken its currency with it.
      const before = client.getQueryData<Cart>(queryKey);
      if (before && before['currency'] !== cart['currency']) forgetPrices(client);
      return cart;
    },
    refetchOnWindowFocus: 'always',
  });
}

/** Everything but the cart shows prices in a currency that is no longer the customer's. */
function forgetPrices(client: QueryClient): void {
  // A list that is not on screen would be shown once more as it was.
  client.removeQueries({ queryKey: ['catalog', 'search'], type: 'inactive' });
  void client.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== CART[0] });
}

/** So many of a plain product. */
interface PlainProduct {
  tab: string;
  productId: string;
  qty: number;
}

/** What goes into the cart: a finished configuration, or so many of a plain product. */
export type NewCartItem = { configId: string; qty?: number } | PlainProduct;

/**
 * "Add Item to Cart". A configuration is checked in by it and its `configId` ends. Of a plain product that is there
 * already the cart has more afterwards, not a second line.
 */
export function useAddToCart(language: string) {
  const client = useQueryClient();
  return useMutation({
    scope: cartScope,
    mutationFn: async (added: NewCartItem) => {
      const cart = client.getQueryData(cartItemsQuery(language).queryKey);
      const same = 'configId' in added ? undefined : cart?.items.find((item) => isSame(item, added));
      if (!same || !added.qty) return addItem(added, language);
      try {
        return await setQuantity(same['#id'], same.qty + added.qty, language);
      } catch (error) {
        // Another tab took it out meanwhile.
        if (error instanceof ApiError && error.isNotFound) return addItem(added, language);
        throw error;
      }
    },
    onSettled: () => refreshCart(client),
  });
}

/** What an external search has found, or a customer describes: attributes by the columns of the tab. */
export interface ExternalProduct {
  tab: string;
  qty: number;
  attributes: Readonly<Record<string, string>>;
}

/** "Add Item from External Search to Cart". */
export function useAddExternalProduct(language: string) {
  const client = useQueryClient();
  return useMutation({
    scope: cartScope,
    mutationFn: (product: ExternalProduct) => addExternalProduct(product, language),
    onSettled: () => refreshCart(client),
  });
}

export function addExternalProduct(
  { attributes, ...form }: ExternalProduct,
  language: string,
): Promise<CartItem> {
  return call(endpoints.addItem, { form, json: attributes, language, read: cartItemReader });
}

export function addItem(added: NewCartItem, language: string): Promise<CartItem> {
  return call(endpoints.addItem, { form: added, language, read: cartItemReader });
}

/** "Update Item in Cart": the quantity. */
function setQuantity(itemId: string, qty: number, language: string): Promise<CartItem> {
  return call(endpoints.updateItem, { path: { itemId }, form: { qty }, language, read: cartItemReader });
}

function isSame(item: CartItem, { tab, productId }: PlainProduct): boolean {
  return !item.isConfigurable && !item.isUnreadable && item.tab === tab && item.productId === productId;
}

export function useSetQuantity(language: string) {
  const client = useQueryClient();
  return useMutation({
    scope: cartScope,
    mutationFn: ({ itemId, qty }: { itemId: string; qty: number }) => setQuantity(itemId, qty, language),
    onSettled: () => refreshCart(client),
  });
}

/** Accepts what a revision of the product changed about an item; refused when there is a newer one. */
export function useAcceptRevision(language: string) {
  const client = useQueryClient();
  return useMutation({
    scope: cartScope,
    mutationFn: ({ itemId, revision }: { itemId: string; revision: string }) =>
      call(endpoints.updateItem, { path: { itemId }, form: { revision }, language, read: cartItemReader }),
    onSettled: () => refreshCart(client),
  });
}

/** Items that have to be looked at, or removed, before a firm request. */
export function itemsToReview(items: readonly CartItem[]): readonly CartItem[] {
  return items.filter(({ review, isUnreadable }) => review !== undefined || isUnreadable);
}

/** "Recalculate Prices": today's prices for all items. */
export function useRecalculatePrices(language: string) {
  return useReprice(endpoints.recalculatePrices, language);
}

/** "Refresh Currency": the currency of the cart and today's rates for all items. */
export function useRefreshCurrency(language: string) {
  return useReprice(endpoints.refreshCurrency, language);
}

function useReprice(
  endpoint: typeof endpoints.recalculatePrices | typeof endpoints.refreshCurrency,
  language: string,
) {
  const client = useQueryClient();
  return useMutation({
    scope: cartScope,
    mutationFn: () => call(endpoint, { language, read: cartReader }),
    onSettled: () => refreshCart(client),
  });
}

/** "Delete Item from Cart". */
export function useRemoveItem() {
  const client = useQueryClient();
  return useMutation({
    scope: cartScope,
    mutationFn: (itemId: string) => call(endpoints.removeItem, { path: { itemId }, read: v.unknown() }),
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

/** "Update Cart Attributes": the currency. All prices change with it, wherever they are shown. */
export function useCurrency(language: string) {
  const client = useQueryClient();
  return useMutation({
    scope: cartScope,
    mutationFn: (currency: string) =>
      call(endpoints.updateCart, { form: { currency }, language, read: cartReader }),
    onSuccess: (cart) => {
      client.setQueryData(cartQuery(language).queryKey, cart);
      forgetPrices(client);
      return refreshCart(client);
    },
  });
}
