import { useTranslations } from 'use-intl';
import { Link } from '#src/lib/link.tsx';
import { paths } from '#src/paths.ts';
import { EmptyState } from '#src/ui/empty-state.tsx';
import { LinkButton } from '#src/ui/link-button.tsx';

export interface EndedConfigurationProps {
  tab: string;
  productId: string;
  /** Set when it went into the cart. */
  itemId: string | undefined;
}

/** An address whose configuration is over: in the cart, or unknown to the tenant. */
export function EndedConfiguration({ tab, productId, itemId }: EndedConfigurationProps) {
  const t = useTranslations('configurator.ended');
  const shell = useTranslations('shell');
  const title = itemId === undefined ? t('unknownTitle') : t('inCartTitle');
  return (
    <div className="page-measure">
      <title>{`${title} · ${shell('brand')}`}</title>
      <EmptyState
        headingLevel={1}
        title={title}
        actions={
          itemId === undefined ? (
            <>
              <LinkButton as={Link} to={paths.start(tab, productId)} variant="primary">
                {t('startNew')}
              </LinkButton>
              <LinkButton as={Link} to={paths.home()}>
                {t('toCatalog')}
              </LinkButton>
            </>
          ) : (
            <>
              <LinkButton as={Link} to={paths.cart()} variant="primary">
                {t('toCart')}
              </LinkButton>
              <LinkButton as={Link} to={paths.reconfigure(itemId)}>
                {t('change')}
              </LinkButton>
            </>
          )
        }
      >
        {itemId === undefined ? t('unknownText') : t('inCartText')}
      </EmptyState>
    </div>
  );
}
