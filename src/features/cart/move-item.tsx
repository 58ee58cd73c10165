import { useQuery } from '@tanstack/react-query';
import { FolderInput } from 'lucide-react';
import { useState } from 'react';
import { useLocale, useTranslations } from 'use-intl';
import { cartsQuery, useChangeCarts } from '#src/api/carts.ts';
import { failureText } from '#src/api/explain-error.ts';
import type { CartItem } from '#src/api/read/cart.ts';
import { focusHeading } from '#src/lib/focus-heading.ts';
import { notify } from '#src/stores/toasts.ts';
import { Button } from '#src/ui/button.tsx';
import { Dialog } from '#src/ui/dialog.tsx';
import { NativeSelect } from '#src/ui/native-select.tsx';
import { Notice } from '#src/ui/notice.tsx';

/** Moves an item to another cart of the customer. Its own chunk: most customers have one cart. */
export function MoveItem({ item }: { item: CartItem }) {
  const t = useTranslations('cart.carts');
  const te = useTranslations('error');
  const tc = useTranslations('common');
  const language = useLocale();
  const { data } = useQuery(cartsQuery(language));
  const change = useChangeCarts(language);
  const [isOpen, setOpen] = useState(false);
  const [chosen, setChosen] = useState<string>();
  const others = data?.carts.filter(({ isActive }) => !isActive) ?? [];
  const target = others.find(({ id }) => id === chosen) ?? others[0];
  if (!target) return null;
  const close = () => {
    setOpen(false);
    change.reset();
  };
  const move = async () => {
    try {
      await change.mutateAsync({ kind: 'move', cartId: target.id, itemId: item['#id'] });
    } catch {
      return; // stands in the dialog, from `change.error`
    }
    notify({ title: t('moved', { name: item.product, cart: target.name }) });
    // The item is no longer on the page, and the button with it.
    focusHeading();
  };
  return (
    <>
      <Button
        size="sm"
        variant="quiet"
        icon={<FolderInput aria-hidden className="size-4 max-sm:hidden" />}
        aria-label={t('moveName', { name: item.product })}
        onClick={() => setOpen(true)}
      >
        {t('move')}
      </Button>
      <Dialog
        open={isOpen}
        onOpenChange={(next) => {
          if (!next) close();
        }}
        title={t('moveTitle', { name: item.product })}
        closeLabel={tc('close')}
        width="narrow"
        footer={
          <>
            <Button onClick={close}>{tc('cancel')}</Button>
            <Button variant="primary" busy={change.isPending} onClick={() => void move()}>
              {t('moveAction')}
            </Button>
          </>
        }
      >
        <NativeSelect
          label={t('moveTo')}
          choices={others.map(({ id, name, itemCount }) => ({
            value: id,
            label: t('option', { name, count: itemCount }),
          }))}
          value={target.id}
          onValueChange={setChosen}
        />
        {change.isError ? (
          <Notice tone="danger" role="alert" className="mt-3">
            {t('failed')} {failureText(change.error, te)}
          </Notice>
        ) : null}
      </Dialog>
    </>
  );
}
