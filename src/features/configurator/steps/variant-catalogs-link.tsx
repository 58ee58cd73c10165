import { ListPlus } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { Link } from '#src/lib/link.tsx';
import { paths } from '#src/paths.ts';
import { LinkButton } from '#src/ui/link-button.tsx';
import type { ConfigurationAddress } from '../opening/open-configuration.ts';

/** The way to the parts that are chosen from variant catalogs, which have a page of their own. */
export function VariantCatalogsLink({ address }: { address: ConfigurationAddress }) {
  const t = useTranslations('configurator.variantCatalogs');
  return (
    <section className="flex flex-wrap items-center gap-x-4 gap-y-3 sheet px-4 py-4 sm:px-6">
      <div className="me-auto">
        <h2 className="text-lg">{t('linkTitle')}</h2>
        <p className="text-sm text-ink-muted">{t('linkText')}</p>
      </div>
      <LinkButton as={Link} to={paths.variants(address)} icon={<ListPlus aria-hidden className="size-4" />}>
        {t('link')}
      </LinkButton>
    </section>
  );
}
