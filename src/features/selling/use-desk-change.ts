import { useMutation, useQueryClient } from '@tanstack/react-query';
import {
  closeDeskCart,
  deskCartsQuery,
  deskRequestQuery,
  openDeskCart,
  type DeskCart,
  type DeskRow,
} from '#src/api/desk.ts';

/** A change of a request; lists and the request itself are read again, also after one that failed. */
export function useRequestChange<Input>(
  { number }: Pick<DeskRow, 'number'>,
  mutationFn: (input: Input) => Promise<unknown>,
) {
  const client = useQueryClient();
  return useMutation({
    mutationFn,
    onSettled: async () => {
      client.removeQueries({ queryKey: ['desk', 'requests'], type: 'inactive' });
      await client.invalidateQueries({ queryKey: deskRequestQuery(String(number)).queryKey });
    },
  });
}

/** What else the browser shows is of another customer now. */
export function useCustomerChanged(): () => Promise<void> {
  const client = useQueryClient();
  return async () => {
    const ofCustomer = ({ queryKey: [first] }: { queryKey: readonly unknown[] }) =>
      first !== 'desk' && first !== 'sign-in';
    client.removeQueries({ type: 'inactive', predicate: ofCustomer });
    await client.invalidateQueries({ predicate: ofCustomer });
  };
}

/** Opens a cart, or closes the open one (undefined). */
export function useOpenCart() {
  const client = useQueryClient();
  const customerChanged = useCustomerChanged();
  return useMutation({
    mutationFn: (cart: DeskCart | undefined) => (cart ? openDeskCart(cart.id) : closeDeskCart()),
    onSuccess: async (carts) => {
      client.setQueryData(deskCartsQuery.queryKey, carts);
      await customerChanged();
    },
  });
}
