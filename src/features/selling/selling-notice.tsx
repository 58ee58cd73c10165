import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { deskCartsQuery } from '#src/api/desk.ts';
import { Link } from '#src/lib/link.tsx';
import { paths } from '#src/paths.ts';
import { OpenCartNotice } from './open-cart-notice.tsx';

/** On the cart of people who sell: whose cart it is, and the way to the desk. Nothing where the shop has no desk. */
export function SellingNotice() {
  const t = useTranslations('selling');
  const { data } = useQuery({ ...deskCartsQuery, retry: false });
  if (!data) return null;
  return (
    <div className="flex flex-col gap-3">
      <Link to={paths.selling()} className="self-start text-sm text-accent hover:underline">
        {t('desk')}
      </Link>
      <OpenCartNotice />
    </div>
  );
}
