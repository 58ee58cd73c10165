import { useSuspenseQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useLocale, useTranslations } from 'use-intl';
import type { FirmRequest } from '#src/api/read/cart.ts';
import { cartItemsQuery, cartQuery } from '#src/api/cart.ts';
import { firmRequestsQuery } from '#src/api/proposal.ts';
import { ensureFresh } from '#src/api/query-client.ts';
import { DraftDownload } from '#src/features/proposal/draft-download.tsx';
import { OrderSummary } from '#src/features/proposal/order-summary.tsx';
import { RequestForm } from '#src/features/proposal/request-form.tsx';
import { RequestList } from '#src/features/proposal/request-list.tsx';
import { RequestSent } from '#src/features/proposal/request-sent.tsx';
import { Link } from '#src/lib/link.tsx';
import { paths } from '#src/paths.ts';
import { checkoutTexts } from '#src/locales/checkout-texts.ts';
import { needTexts } from '#src/locales/load-messages.ts';
import { currentLanguage } from '#src/stores/preferences.ts';
import { EmptyState } from '#src/ui/empty-state.tsx';
import { LinkButton } from '#src/ui/link-button.tsx';
import { PageHeading } from '#src/ui/page-heading.tsx';

export async function load() {
  const language = currentLanguage();
  await Promise.all([
    needTexts(checkoutTexts, language),
    ensureFresh(cartItemsQuery(language)),
    ensureFresh(cartQuery(language)),
    ensureFresh(firmRequestsQuery(language)),
  ]);
  return <ProposalPage />;
}

/** From a cart to a proposal: look it over, take the draft along, ask for a firm quote. */
function ProposalPage() {
  const t = useTranslations();
  const { data } = useSuspenseQuery(cartItemsQuery(useLocale()));
  const [sent, setSent] = useState<{ request: FirmRequest; customerEmail: string }>();
  const isEmpty = data.itemCount === 0;
  return (
    <div className="flex flex-col gap-8 page-measure">
      <PageHeading title={t('proposal.title')} documentTitle={`${t('proposal.title')} · ${t('shell.brand')}`}>
        {isEmpty ? null : t('proposal.lead')}
      </PageHeading>
      {sent ? <RequestSent {...sent} /> : null}
      {isEmpty && !sent ? (
        <EmptyState
          title={t('proposal.emptyTitle')}
          actions={
            <LinkButton as={Link} to={paths.home()} variant="primary">
              {t('error.toCatalog')}
            </LinkButton>
          }
        >
          {t('proposal.emptyText')}
        </EmptyState>
      ) : null}
      {isEmpty || sent ? null : (
        <div className="grid items-start gap-6 lg:grid-cols-2 xl:gap-8">
          <div className="flex flex-col gap-6">
            <OrderSummary />
            <DraftDownload />
          </div>
          <RequestForm onSent={(request, customerEmail) => setSent({ request, customerEmail })} />
        </div>
      )}
      <RequestList />
    </div>
  );
}
