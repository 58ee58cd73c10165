import { useQuery } from '@tanstack/react-query';
import { Pencil, Plus, Trash2 } from 'lucide-react';
import { lazy, useState } from 'react';
import { useLocale, useTranslations } from 'use-intl';
import { cartsQuery, useChangeCarts, type CartChange } from '#src/api/carts.ts';
import { failureText } from '#src/api/explain-error.ts';
import { Button } from '#src/ui/button.tsx';
import { NativeSelect } from '#src/ui/native-select.tsx';
import { Notice } from '#src/ui/notice.tsx';
import { OnDemand } from '#src/ui/on-demand.tsx';

const CartNameDialog = lazy(async () => ({
  default: (await import('./cart-name-dialog.tsx')).CartNameDialog,
}));

/** Which of the customer's carts is on the page, and the shop's cart everywhere; new ones, and their names. */
export function CartSwitcher() {
  const t = useTranslations('cart.carts');
  const te = useTranslations('error');
  const tc = useTranslations('common');
  const language = useLocale();
  const { data, isError, refetch, isFetching } = useQuery(cartsQuery(language));
  const change = useChangeCarts(language);
  const [asked, setAsked] = useState<'make' | 'rename'>();
  if (!data) {
    return isError ? (
      <Notice
        tone="attention"
        actions={
          <Button size="sm" busy={isFetching} onClick={() => void refetch()}>
            {tc('retry')}
          </Button>
        }
      >
        {t('listFailed')}
      </Notice>
    ) : (
      // As high as the row of buttons, so that the items stay where they are.
      <div className="h-(--size-target)" />
    );
  }
  const { carts } = data;
  const active = carts.find(({ isActive }) => isActive);
  if (!active) return null;
  const pending = change.isPending ? change.variables : undefined;
  const shown = pending?.kind === 'activate' ? pending.cartId : active.id;
  const failed = change.isError ? change.variables : undefined;
  return (
    <section aria-label={t('label')} className="flex flex-col gap-2">
      <div className="flex flex-wrap items-end gap-x-3 gap-y-2">
        {carts.length > 1 ? (
          <NativeSelect
            label={t('active')}
            className="max-w-full min-w-56"
            choices={carts.map(({ id, name, itemCount }) => ({
              value: id,
              label: t('option', { name, count: itemCount }),
            }))}
            value={shown}
            onValueChange={(cartId) => change.mutate({ kind: 'activate', cartId })}
          />
        ) : null}
        <div className="flex flex-wrap gap-1 max-sm:-ms-3">
          <Button
            variant="quiet"
            icon={<Plus aria-hidden className="size-4" />}
            onClick={() => setAsked('make')}
          >
            {t('make')}
          </Button>
          {carts.length > 1 ? (
            <Button
              variant="quiet"
              icon={<Pencil aria-hidden className="size-4" />}
              onClick={() => setAsked('rename')}
            >
              {t('rename')}
            </Button>
          ) : null}
          {carts.length > 1 && active.itemCount === 0 ? (
            <Button
              variant="quiet"
              busy={pending?.kind === 'remove'}
              icon={<Trash2 aria-hidden className="size-4" />}
              onClick={() => change.mutate({ kind: 'remove', cartId: active.id })}
            >
              {t('remove')}
            </Button>
          ) : null}
        </div>
      </div>
      {failed && failed.kind !== 'make' && failed.kind !== 'rename' ? (
        <Notice tone="danger" role="alert">
          {t('failed')} {failureText(change.error, te)}
        </Notice>
      ) : null}
      <OnDemand isWanted={asked !== undefined}>
        <CartNameDialog
          key={asked}
          kind={asked}
          name={asked === 'rename' ? active.name : ''}
          busy={change.isPending}
          error={change.isError ? failureText(change.error, te) : undefined}
          onClose={() => {
            setAsked(undefined);
            change.reset();
          }}
          onName={(name) =>
            void apply(
              asked === 'rename' ? { kind: 'rename', cartId: active.id, name } : { kind: 'make', name },
            )
          }
        />
      </OnDemand>
    </section>
  );

  async function apply(wanted: CartChange) {
    try {
      await change.mutateAsync(wanted);
      setAsked(undefined);
    } catch {
      // Stands in the dialog, from `change.error`.
    }
  }
}
