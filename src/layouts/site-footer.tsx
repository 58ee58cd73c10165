import { useTranslations } from 'use-intl';
import { Link } from '#src/lib/link.tsx';
import { paths } from '#src/paths.ts';
import { BrandMark } from './brand-mark.tsx';
import { PartBoundary } from '#src/ui/part-boundary.tsx';
import { CurrencySwitch } from './currency-switch.tsx';

/** What we stand for, and the ways around once more. */
export function SiteFooter() {
  const t = useTranslations('shell');
  const links = [
    { to: paths.home(), text: t('catalog') },
    { to: paths.cart(), text: t('cart') },
    { to: paths.proposal(), text: t('proposal') },
    { to: paths.signIn(), text: t('signIn') },
  ];
  return (
    <footer className="print:hidden mt-auto border-t border-line">
      <div className="flex flex-wrap items-center justify-between gap-x-10 gap-y-3 py-6 text-sm text-ink-muted page-measure">
        <p className="flex items-center gap-2.5">
          <BrandMark className="size-5 shrink-0" />
          {t('tagline')}
        </p>
        <PartBoundary>
          <CurrencySwitch />
        </PartBoundary>
        <nav aria-label={t('footer')}>
          <ul className="-mx-2 flex flex-wrap">
            {links.map(({ to, text }) => (
              <li key={to}>
                <Link
                  to={to}
                  className="flex min-h-9 items-center px-2 underline-offset-4 hover:text-ink hover:underline pointer-coarse:min-h-(--size-target)"
                >
                  {text}
                </Link>
              </li>
            ))}
          </ul>
        </nav>
      </div>
    </footer>
  );
}
