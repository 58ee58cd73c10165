import { useQueryErrorResetBoundary } from '@tanstack/react-query';
import { isRouteErrorResponse, Link, useRevalidator, useRouteError } from 'react-router';
import { useTranslations } from 'use-intl';
import { paths } from '#src/paths.ts';
import { ErrorState } from '#src/ui/error-state.tsx';
import { LinkButton } from '#src/ui/link-button.tsx';
import { explainError, failureText } from '#src/api/explain-error.ts';

/** What stands in a page's place when it cannot be shown: what happened, what to do, what to quote. */
export function RouteError() {
  const t = useTranslations('error');
  const tc = useTranslations('common');
  const shell = useTranslations('shell');
  const error = useRouteError();
  const revalidator = useRevalidator();
  const { reset } = useQueryErrorResetBoundary();
  const cause = isRouteErrorResponse(error) ? error.status : error;
  const { kind, reference, needsReload } = explainError(cause);

  const retry = () => {
    reset();
    void revalidator.revalidate();
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
                : { label: tc('retry'), onRetry: retry, busy: revalidator.state === 'loading' },
            })}
        actions={
          <LinkButton as={Link} to={paths.home()} variant={kind === 'notFound' ? 'primary' : 'secondary'}>
            {t('toCatalog')}
          </LinkButton>
        }
        reference={reference ? { label: t('reference'), id: reference } : undefined}
      >
        {failureText(cause, t)}
      </ErrorState>
    </div>
  );
}
