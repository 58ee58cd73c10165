import { useQuery } from '@tanstack/react-query';
import { ShoppingBag } from 'lucide-react';
import { useLocale, useTranslations } from 'use-intl';
import { cartItemsQuery } from '#src/api/cart.ts';
import { NavLink } from '#src/lib/link.tsx';
import { paths } from '#src/paths.ts';

/** The way to the cart, with how much is in it. A cart that cannot be read shows no number, never a wrong one. */
export function CartLink() {
  const t = useTranslations('shell');
  const { data } = useQuery(cartItemsQuery(useLocale()));
  const count = data?.itemCount;
  return (
    <NavLink
      to={paths.cart()}
      aria-label={count === undefined ? t('cart') : t('cartCount', { count })}
      className="group/link relative flex h-(--size-target) min-w-(--size-target) items-center justify-center gap-2 rounded-md px-2.5 text-sm font-[560] transition-colors duration-(--duration-fast) hover:bg-hover"
    >
      <span className="relative">
        <ShoppingBag aria-hidden className="size-5" />
        {count ? (
          <span
            key={count}
            aria-hidden
            className="absolute -end-2.5 -top-2 grid h-4.5 min-w-4.5 animate-enter place-items-center rounded-full bg-accent px-1 text-[0.6875rem] leading-none font-[640] text-on-accent figures"
          >
            {count}
          </span>
        ) : null}
      </span>
      <span className="ms-2 hidden border-b-2 border-transparent group-aria-[current=page]/link:border-accent md:inline">
        {t('cart')}
      </span>
    </NavLink>
  );
}
