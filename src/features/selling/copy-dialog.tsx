import { useMutation, useQueryClient, useSuspenseQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { useTranslations } from 'use-intl';
import { copyConfiguration, deskCartsQuery, makeDeskCart, type DeskRequest } from '#src/api/desk.ts';
import { paths } from '#src/paths.ts';
import { Button } from '#src/ui/button.tsx';
import { Dialog } from '#src/ui/dialog.tsx';
import { NativeSelect } from '#src/ui/native-select.tsx';
import { DeskFailure } from './desk-failure.tsx';
import { useCustomerChanged } from './use-desk-change.ts';

/** Asks into which cart a configuration is copied, and goes on to the copy. */
export function CopyDialog({
  request,
  item,
  onClose,
}: {
  readonly request: DeskRequest;
  readonly item: { readonly id: string; readonly product: string };
  readonly onClose: () => void;
}) {
  const t = useTranslations('selling');
  const tc = useTranslations('common');
  const navigate = useNavigate();
  const client = useQueryClient();
  const customerChanged = useCustomerChanged();
  const { carts } = useSuspenseQuery(deskCartsQuery).data;
  const [cartId, setCartId] = useState(carts.find(({ isOpen }) => isOpen)?.id ?? '');
  const name = request.customer.name || request.name;
  const copy = useMutation({
    mutationFn: async () => {
      const target = cartId || (await makeCart());
      return copyConfiguration(request, { itemId: item.id, cartId: target });
    },
    onSuccess: async (copied) => {
      client.removeQueries({ queryKey: deskCartsQuery.queryKey });
      await customerChanged();
      await navigate(paths.configuration(copied));
    },
  });
  /** Kept as the choice, so that a second attempt makes no second cart. */
  const makeCart = async () => {
    const known = new Set(carts.map(({ id }) => id));
    const made = await makeDeskCart({ name, customer: request.customer });
    client.setQueryData(deskCartsQuery.queryKey, made);
    const id = made.carts.find((cart) => !known.has(cart.id))?.id ?? '';
    setCartId(id);
    return id;
  };
  return (
    <Dialog
      open
      onOpenChange={(isOpen) => {
        if (!isOpen) onClose();
      }}
      title={t('copyTitle')}
      description={t('copyText')}
      closeLabel={tc('close')}
      width="narrow"
      footer={
        <>
          <Button onClick={onClose}>{tc('cancel')}</Button>
          <Button variant="primary" busy={copy.isPending} onClick={() => copy.mutate()}>
            {t('copyStart')}
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-4">
        <p className="font-[600]">{item.product}</p>
        <NativeSelect
          label={t('copyTo')}
          value={cartId}
          choices={[
            { value: '', label: t('copyNewCart', { name }) },
            ...carts.map((cart) => ({ value: cart.id, label: cart.name })),
          ]}
          onValueChange={setCartId}
        />
        <DeskFailure error={copy.error} />
      </div>
    </Dialog>
  );
}
