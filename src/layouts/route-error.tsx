import { useQueryErrorResetBoundary } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useTranslations } from 'use-intl';
import { Link } from '#src/lib/link.tsx';
import { usePageNavigation } from '#src/lib/page-navigation.ts';
import { paths } from '#src/paths.ts';
import { ErrorState } from '#src/ui/error-state.tsx';
import { LinkButton } from '#src/ui/link-button.tsx';
import { ApiError } from '#src/api/api-error.ts';
import { explainChunkFailure, unreachable } from '#src/api/explain-chunk-failure.ts';
import { explainError, isChunkFailure } from '#src/api/explain-error.ts';
import { useAutoRetry } from '#src/lib/use-auto-retry.ts';

/** What stands in a page's place when it cannot be shown: what happened, what to do, what to quote. */
export function RouteError({ error: thrown }: { error: unknown }) {
  const t = useTranslations('error');
  const tc = useTranslations('common');
  const shell = useTranslations('shell');
  const { reload, isReloading } = usePageNavigation();
  const { reset } = useQueryErrorResetBoundary();
  const error = useExplainedChunkFailure(thrown);
  const { kind, reference, needsReload } = explainError(error);

  const retry = () => {
    reset();
    reload();
  };
  useAutoRetry(error instanceof ApiError ? error : undefined, isReloading, retry);
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
        {/* What the tenant says of an address is for whoever made the address. */}
        {t(`${kind}Text`)}
      </ErrorState>
    </div>
  );
}

/** What a chunk that could not be fetched means; until that is known, that the server cannot be reached. */
function useExplainedChunkFailure(thrown: unknown): unknown {
  const [explained, setExplained] = useState<{ thrown: unknown; error: unknown }>();
  useEffect(() => {
    if (!isChunkFailure(thrown)) return undefined;
    let isShown = true;
    void explainChunkFailure(thrown).then((error) => {
      if (isShown) setExplained({ thrown, error });
    });
    return () => {
      isShown = false;
    };
  }, [thrown]);
  if (explained && explained.thrown === thrown) return explained.error;
  return isChunkFailure(thrown) ? unreachable(thrown) : thrown;
}
