/** The carts of a customer, where the tenant keeps several: Bespoke's own calls. `cartCount` of a cart says that it does. */
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import * as endpoints from '#contract/endpoints.ts';
import { refreshCart } from './cart.ts';
import { call } from './client.ts';
import { cartsReader, type Cart, type Carts } from './read/cart.ts';

export function hasSeveralCarts(cart: Cart | undefined): boolean {
  return Number(cart?.['cartCount'] ?? 0) > 1;
}

/** Read again with everything else of the cart. */
export function cartsQuery(language: string) {
  return queryOptions({
    queryKey: ['cart', 'list', language],
    queryFn: ({ signal }) => call(endpoints.carts, { language, read: cartsReader, signal }),
    refetchOnWindowFocus: 'always',
  });
}

/** What a customer does with carts. */
export type CartChange =
  | { kind: 'make'; name: string }
  | { kind: 'rename'; cartId: string; name: string }
  | { kind: 'activate'; cartId: string }
  | { kind: 'remove'; cartId: string }
  | { kind: 'move'; cartId: string; itemId: string };

/** Every change may be sent again: the tenant makes no second cart of a name. Prices follow the currency of the active cart. */
export function useChangeCarts(language: string) {
  const client = useQueryClient();
  return useMutation({
    scope: { id: 'cart' },
    mutationFn: (change: CartChange) => send(change, language),
    onSuccess: (carts) => client.setQueryData(cartsQuery(language).queryKey, carts),
    onSettled: () => refreshCart(client),
  });
}

function send(change: CartChange, language: string): Promise<Carts> {
  const how = { language, read: cartsReader };
  switch (change.kind) {
    case 'make':
      return call(endpoints.makeCart, { form: { name: change.name, active: true }, ...how });
    case 'rename':
      return call(endpoints.changeCart, { path: pathTo(change), form: { name: change.name }, ...how });
    case 'activate':
      return call(endpoints.changeCart, { path: pathTo(change), form: { active: true }, ...how });
    case 'remove':
      return call(endpoints.removeEmptyCart, { path: pathTo(change), ...how });
    case 'move':
      return call(endpoints.moveItem, { path: { ...pathTo(change), itemId: change.itemId }, ...how });
  }
}

function pathTo({ cartId }: { cartId: string }) {
  return { cartId };
}
