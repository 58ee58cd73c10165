import { useSuspenseQuery } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { deskCartsQuery } from '#src/api/desk.ts';
import { Link } from '#src/lib/link.tsx';
import { paths } from '#src/paths.ts';
import { Button } from '#src/ui/button.tsx';
import { LinkButton } from '#src/ui/link-button.tsx';
import { Notice } from '#src/ui/notice.tsx';
import { useOpenCart } from './use-desk-change.ts';

/** Says that the shop works with the cart of a customer; nothing while it works with the browser's own. */
export function OpenCartNotice() {
  const t = useTranslations('selling');
  const { carts } = useSuspenseQuery(deskCartsQuery).data;
  const open = useOpenCart();
  const cart = carts.find(({ isOpen }) => isOpen);
  if (!cart) return null;
  return (
    <Notice
      actions={
        <>
          <LinkButton as={Link} size="sm" to={paths.cart()}>
            {t('toCart')}
          </LinkButton>
          <Button
            size="sm"
            aria-label={t('closeName', { name: cart.name })}
            busy={open.isPending}
            onClick={() => open.mutate(undefined)}
          >
            {t('close')}
          </Button>
        </>
      }
    >
      {t('openCart', { name: [cart.name, cart.customer.name].filter(Boolean).join(', ') })}
    </Notice>
  );
}
