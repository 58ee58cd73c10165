import { useSuspenseQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { deskCartsQuery, type DeskCart } from '#src/api/desk.ts';
import { Badge } from '#src/ui/badge.tsx';
import { Button } from '#src/ui/button.tsx';
import { DeskCartDialog } from './desk-cart-dialog.tsx';
import { DeskFailure } from './desk-failure.tsx';
import { useOpenCart } from './use-desk-change.ts';

/** The carts that the person has for customers. */
export function DeskCarts() {
  const t = useTranslations('selling');
  const { carts } = useSuspenseQuery(deskCartsQuery).data;
  const [edited, setEdited] = useState<DeskCart | 'new'>();
  const open = useOpenCart();
  return (
    <section aria-labelledby="carts" className="flex flex-col gap-4">
      <div className="flex flex-wrap items-end justify-between gap-4">
        <div>
          <h2 id="carts" className="text-xl">
            {t('carts')}
          </h2>
          <p className="mt-1 max-w-2xl text-sm text-ink-muted">{t('cartsText')}</p>
        </div>
        <Button variant="primary" onClick={() => setEdited('new')}>
          {t('make')}
        </Button>
      </div>
      <DeskFailure error={open.error} />
      {carts.length === 0 ? <p>{t('cartsNone')}</p> : null}
      <ul className="divide-y divide-line sheet empty:hidden">
        {carts.map((cart) => (
          <li key={cart.id} className="flex flex-wrap items-center gap-x-6 gap-y-2 px-5 py-4 text-sm">
            <div className="min-w-0 flex-1 basis-56">
              <h3 className="font-[600] break-words">
                {cart.name} {cart.isOpen ? <Badge tone="accent">{t('isOpen')}</Badge> : null}
              </h3>
              <p className="break-words text-ink-muted">
                {[cart.customer.name, cart.customer.company, t('items', { count: cart.itemCount })]
                  .filter(Boolean)
                  .join(' · ')}
              </p>
            </div>
            <div className="flex gap-2">
              <Button
                size="sm"
                variant="quiet"
                aria-label={t('editName', { name: cart.name })}
                onClick={() => setEdited(cart)}
              >
                {t('edit')}
              </Button>
              <Button
                size="sm"
                aria-label={t(cart.isOpen ? 'closeName' : 'openName', { name: cart.name })}
                busy={open.isPending}
                onClick={() => open.mutate(cart.isOpen ? undefined : cart)}
              >
                {t(cart.isOpen ? 'close' : 'open')}
              </Button>
            </div>
          </li>
        ))}
      </ul>
      {edited ? (
        <DeskCartDialog cart={edited === 'new' ? undefined : edited} onClose={() => setEdited(undefined)} />
      ) : null}
    </section>
  );
}
