import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useId, useRef, useState, type FormEvent } from 'react';
import { useTranslations } from 'use-intl';
import {
  changeDeskCart,
  deskCartsQuery,
  makeDeskCart,
  type DeskCart,
  type DeskCartInput,
} from '#src/api/desk.ts';
import { Button } from '#src/ui/button.tsx';
import { Dialog } from '#src/ui/dialog.tsx';
import { TextField } from '#src/ui/text-field.tsx';
import { DeskFailure } from './desk-failure.tsx';
import { useCustomerChanged } from './use-desk-change.ts';

/** Asks for the name and the customer of a cart; makes a new one where `cart` is undefined. */
export function DeskCartDialog({
  cart,
  onClose,
}: {
  readonly cart: DeskCart | undefined;
  readonly onClose: () => void;
}) {
  const t = useTranslations('selling');
  const tc = useTranslations('common');
  const client = useQueryClient();
  const customerChanged = useCustomerChanged();
  const [isNameless, setNameless] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  const formId = useId();
  const save = useMutation({
    mutationFn: (values: DeskCartInput) => (cart ? changeDeskCart(cart.id, values) : makeDeskCart(values)),
    onSuccess: async (carts) => {
      client.setQueryData(deskCartsQuery.queryKey, carts);
      onClose();
      await customerChanged();
    },
  });
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const text = (name: string) => {
      const value = form.get(name);
      return typeof value === 'string' ? value.trim() : '';
    };
    setNameless(text('cart') === '');
    if (text('cart') === '') input.current?.focus();
    else
      save.mutate({
        name: text('cart'),
        customer: { name: text('customer'), company: text('company'), email: text('email') },
      });
  };
  return (
    <Dialog
      open
      onOpenChange={(isOpen) => {
        if (!isOpen) onClose();
      }}
      title={t(cart ? 'editTitle' : 'makeTitle')}
      closeLabel={tc('close')}
      width="narrow"
      initialFocus={input}
      footer={
        <>
          <Button onClick={onClose}>{tc('cancel')}</Button>
          <Button type="submit" form={formId} variant="primary" busy={save.isPending}>
            {t(cart ? 'save' : 'make')}
          </Button>
        </>
      }
    >
      <form id={formId} noValidate onSubmit={submit} className="flex flex-col gap-4">
        <TextField
          ref={input}
          label={t('cartName')}
          name="cart"
          maxLength={100}
          autoComplete="off"
          defaultValue={cart?.name}
          error={isNameless ? t('cartNameMissing') : undefined}
        />
        <TextField
          label={t('customerName')}
          name="customer"
          maxLength={200}
          autoComplete="off"
          defaultValue={cart?.customer.name}
        />
        <TextField
          label={t('company')}
          name="company"
          maxLength={200}
          autoComplete="off"
          defaultValue={cart?.customer.company}
        />
        <TextField
          label={t('email')}
          name="email"
          type="email"
          maxLength={200}
          autoComplete="off"
          defaultValue={cart?.customer.email}
        />
        <DeskFailure error={save.error} />
      </form>
    </Dialog>
  );
}
