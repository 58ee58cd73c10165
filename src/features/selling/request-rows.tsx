import { useQuery } from '@tanstack/react-query';
import { useSearchParams } from 'react-router';
import { useFormatter, useLocale, useTranslations } from 'use-intl';
import { deskRequestsQuery, type DeskRow, type RequestFilter } from '#src/api/desk.ts';
import { failureText } from '#src/api/explain-error.ts';
import { Link } from '#src/lib/link.tsx';
import { formatMoney, readMoney } from '#src/lib/money.ts';
import { paths } from '#src/paths.ts';
import { EmptyState } from '#src/ui/empty-state.tsx';
import { LinkButton } from '#src/ui/link-button.tsx';
import { Notice } from '#src/ui/notice.tsx';
import { Assignee, StateBadge } from './request-marks.tsx';

/** The requests that fit the filters, the newest first. */
export function RequestRows({ filter }: { readonly filter: RequestFilter }) {
  const t = useTranslations('selling');
  const te = useTranslations('error');
  const { data, error } = useQuery(deskRequestsQuery(filter));
  const [search] = useSearchParams();
  if (error)
    return (
      <Notice tone="danger" role="alert" title={t('loadFailed')}>
        {failureText(error, te)}
      </Notice>
    );
  if (!data) return null;
  if (data.requests.length === 0) return <EmptyState title={t('none')}>{t('noneText')}</EmptyState>;
  const pageFrom = (before: number | null) => {
    const next = new URLSearchParams(search);
    if (before === null) next.delete('before');
    else next.set('before', String(before));
    return `?${next.toString()}`;
  };
  return (
    <section aria-label={t('requests')} className="flex flex-col gap-4">
      <ul className="divide-y divide-line sheet">
        {data.requests.map((request) => (
          <li key={request.number}>
            <RequestRow request={request} />
          </li>
        ))}
      </ul>
      <div className="flex flex-wrap gap-3">
        {filter.before === undefined ? null : (
          <LinkButton as={Link} to={pageFrom(null)}>
            {t('newest')}
          </LinkButton>
        )}
        {data.next === null ? null : (
          <LinkButton as={Link} to={pageFrom(data.next)}>
            {t('older')}
          </LinkButton>
        )}
      </div>
    </section>
  );
}

function RequestRow({ request }: { readonly request: DeskRow }) {
  const t = useTranslations('selling');
  const locale = useLocale();
  const format = useFormatter();
  const { customer, currency } = request;
  const total = readMoney(request.discountedTotal ?? request.total, currency);
  const who = [customer.name, customer.company].filter(Boolean).join(', ');
  const title = (
    <span className="font-[600]">
      <span className="figures">{request.name}</span> {who}
    </span>
  );
  return (
    <article className="grid gap-x-6 gap-y-1.5 px-5 py-4 text-sm sm:grid-cols-[minmax(0,1fr)_auto]">
      <h2 className="min-w-0 break-words">
        {request.isOpenToMe ? (
          <Link to={paths.sellingRequest(request.number)} className="text-accent hover:underline">
            {title}
          </Link>
        ) : (
          title
        )}
      </h2>
      <p className="figures sm:text-end">{total ? formatMoney(total, locale) : null}</p>
      <p className="text-ink-muted">
        {t('received', {
          time: format.dateTime(new Date(request.createdAt), { dateStyle: 'medium', timeStyle: 'short' }),
        })}
        <span aria-hidden> · </span>
        {t('items', { count: request.itemCount })}
      </p>
      <p className="flex flex-wrap items-center gap-2 sm:justify-end">
        <Assignee request={request} />
        <StateBadge state={request.state} />
      </p>
    </article>
  );
}
