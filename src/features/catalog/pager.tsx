import { ArrowLeft, ArrowRight } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { Link } from '#src/lib/link.tsx';
import { LinkButton } from '#src/ui/link-button.tsx';
import { withPage } from './catalog-terms.ts';
import { useCatalogAddress } from './use-catalog-address.ts';

/** Links to the pages before and after; nothing when all fits on one. */
export function Pager({ total, limit, offset }: { total: number; limit: number; offset: number }) {
  const t = useTranslations('catalog');
  const { search } = useCatalogAddress();
  const pages = Math.ceil(total / limit);
  const page = Math.floor(offset / limit) + 1;
  if (pages < 2 || page > pages) return null;
  return (
    <nav aria-label={t('pages')} className="mt-8 flex items-center justify-center gap-4">
      {page > 1 ? (
        <LinkButton
          as={Link}
          to={`?${withPage(search, page - 1)}`}
          icon={<ArrowLeft aria-hidden className="size-4" />}
        >
          {t('previousPage')}
        </LinkButton>
      ) : null}
      <span className="text-sm text-ink-muted figures">{t('pageOf', { page, pages })}</span>
      {page < pages ? (
        <LinkButton as={Link} to={`?${withPage(search, page + 1)}`}>
          {t('nextPage')}
          <ArrowRight aria-hidden className="size-4" />
        </LinkButton>
      ) : null}
    </nav>
  );
}
