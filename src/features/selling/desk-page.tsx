import { clsx } from 'clsx';
import { useTranslations } from 'use-intl';
import { Link } from '#src/lib/link.tsx';
import { paths } from '#src/paths.ts';
import { PageHeading } from '#src/ui/page-heading.tsx';
import { AuditList } from './audit-list.tsx';
import type { DeskView } from './desk-address.ts';
import { DeskCarts } from './desk-carts.tsx';
import { OpenCartNotice } from './open-cart-notice.tsx';
import { RequestFilters } from './request-filters.tsx';
import { RequestRows } from './request-rows.tsx';

/** Requests of customers and carts for them; for administrators the audit log as well. */
export function DeskPage({ view, isAdmin }: { readonly view: DeskView; readonly isAdmin: boolean }) {
  const t = useTranslations();
  const kinds = isAdmin ? (['requests', 'carts', 'audit'] as const) : (['requests', 'carts'] as const);
  return (
    <div className="flex flex-col gap-6 page-measure">
      <PageHeading title={t('selling.title')} documentTitle={`${t('selling.title')} · ${t('shell.brand')}`}>
        {t('selling.lead')}
      </PageHeading>
      <OpenCartNotice />
      <nav aria-label={t('selling.views')} className="flex gap-6 overflow-x-auto border-b border-line">
        {kinds.map((kind) => (
          <Link
            key={kind}
            to={paths.selling(kind)}
            aria-current={view.kind === kind ? 'page' : undefined}
            className={clsx(
              'flex min-h-(--size-target) shrink-0 items-center border-b-2 text-sm font-[560] -outline-offset-2 hover:text-ink',
              view.kind === kind ? 'border-accent text-ink' : 'border-transparent text-ink-muted',
            )}
          >
            {t(`selling.view.${kind}`)}
          </Link>
        ))}
      </nav>
      {view.kind === 'requests' ? (
        <>
          <RequestFilters filter={view.filter} key={view.filter.search} />
          <RequestRows filter={view.filter} />
        </>
      ) : null}
      {view.kind === 'carts' ? <DeskCarts /> : null}
      {view.kind === 'audit' && isAdmin ? <AuditList before={view.before} /> : null}
    </div>
  );
}
