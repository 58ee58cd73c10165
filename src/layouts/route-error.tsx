import { useQueryErrorResetBoundary } from '@tanstack/react-query';
import { Link } from 'react-router';
import { useTranslations } from 'use-intl';
import { usePageNavigation } from '#src/lib/page-navigation.ts';
import { paths } from '#src/paths.ts';
import { ErrorState } from '#src/ui/error-state.tsx';
import { LinkButton } from '#src/ui/link-button.tsx';
import { explainError, failureText } from '#src/api/explain-error.ts';

/** What stands in a page's place when it cannot be shown: what happened, what to do, what to quote. */
export function RouteError({ error }: { error: unknown }) {
  const t = useTranslations('error');
  const tc = useTranslations('common');
  const shell = useTranslations('shell');
  const { reload, isReloading } = usePageNavigation();
  const { reset } = useQueryErrorResetBoundary();
  const { kind, reference, needsReload } = explainError(error);

  const retry = () => {
    reset();
    reload();
  };
  const title = t(`${kind}Title`);

  return (
    <div className="page-measure">
      <title>{`${title} · ${shell('brand')}`}</title>
      <ErrorState
        title={title}
        headingLevel={1}
        {...(kind === 'notFound'
          ? {}
          : {
              retry: needsReload
                ? { label: tc('reload'), onRetry: () => location.reload() }
                : { label: tc('retry'), onRetry: retry, busy: isReloading },
            })}
        actions={
          <LinkButton as={Link} to={paths.home()} variant={kind === 'notFound' ? 'primary' : 'secondary'}>
            {t('toCatalog')}
          </LinkButton>
        }
        reference={reference ? { label: t('reference'), id: reference } : undefined}
      >
        {failureText(error, t)}
      </ErrorState>
    </div>
  );
}
