import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { CatalogTab } from '#src/api/read/catalog.ts';
import type { CartItem } from '#src/api/read/cart.ts';
import { addExternalProduct, addItem, refreshCart } from './cart.ts';
import { tabsQuery } from './catalog.ts';

/**
 * Adds an item again that was taken out of the cart, as it was: by its product, or, where it comes from an external search, by the
 * attributes that describe it.
 */
export function usePutBack(language: string) {
  const client = useQueryClient();
  return useMutation({
    scope: { id: 'cart' },
    mutationFn: async (item: CartItem) => {
      const { tab: name = '', productId, qty } = item;
      const tabs = await client.ensureQueryData(tabsQuery(language));
      const tab = tabs.find((candidate) => candidate.name === name);
      return tab?.isExternalSearch
        ? addExternalProduct({ tab: name, qty, attributes: describedBy(tab, item) }, language)
        : addItem({ tab: name, productId, qty }, language);
    },
    onSettled: () => refreshCart(client),
  });
}

/** The attributes of an item that its tab has columns for. */
export function describedBy(
  { columns }: Pick<CatalogTab, 'columns'>,
  item: CartItem,
): Record<string, string> {
  return Object.fromEntries(
    columns.flatMap(({ name }) => {
      const value: unknown = item[name];
      return typeof value === 'string' && value !== '' ? [[name, value]] : [];
    }),
  );
}
