import { useSuspenseQuery } from '@tanstack/react-query';
import { Paperclip } from 'lucide-react';
import { useFormatter, useLocale, useTranslations } from 'use-intl';
import type { FirmRequest } from '#src/api/read/cart.ts';
import { attachmentUrl } from '#src/api/attachments.ts';
import { firmRequestsQuery } from '#src/api/proposal.ts';
import { formatMoney, readMoney } from '#src/lib/money.ts';
import { numberFormat } from '#src/lib/number-format.ts';
import { Badge } from '#src/ui/badge.tsx';

/** Requests made so far, the newest first; nothing when there are none. */
export function RequestList() {
  const t = useTranslations('proposal');
  const { data: requests } = useSuspenseQuery(firmRequestsQuery(useLocale()));
  if (requests.length === 0) return null;
  const newestFirst = requests.toSorted((a, b) => (b.modifiedTime ?? '').localeCompare(a.modifiedTime ?? ''));
  return (
    <section aria-labelledby="requests">
      <h2 id="requests" className="mb-3 text-xl">
        {t('requests')}
      </h2>
      <ul className="divide-y divide-line sheet">
        {newestFirst.map((request) => (
          <li key={request.id} className="flex flex-wrap items-center gap-x-6 gap-y-1 px-5 py-3.5 text-sm">
            <p className="font-[600] figures sm:w-40">{request.name || request.id}</p>
            <Badge tone={requestTone(request.state)} className="max-sm:ms-auto sm:order-last sm:ms-auto">
              {request.stateTitle || request.state}
            </Badge>
            <p className="text-ink-muted max-sm:w-full">
              <ModifiedTime request={request} />
              <span aria-hidden> · </span>
              {t('requestItems', { count: request.itemCount })}
              <Discount request={request} />
            </p>
            <RequestAttachments request={request} />
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Everything that was attached to the cart and its items, as it was sent. */
function RequestAttachments({ request }: { request: FirmRequest }) {
  const t = useTranslations('files');
  const attachments = [...request.attachments, ...request.items.flatMap(({ attachments }) => attachments)];
  if (attachments.length === 0) return null;
  return (
    <ul aria-label={t('attachments')} className="order-last flex w-full flex-wrap gap-x-5 gap-y-1">
      {attachments.map((attachment) => (
        <li key={attachment.id} className="flex min-w-0 items-center gap-1.5">
          <Paperclip aria-hidden className="size-4 shrink-0 text-ink-muted" />
          <a
            href={attachmentUrl(attachment)}
            download={attachment.name}
            className="min-w-0 wrap-anywhere underline underline-offset-2 pointer-coarse:py-3"
          >
            {attachment.name}
          </a>
        </li>
      ))}
    </ul>
  );
}

/** What the proposal takes off; of Bespoke's tenant only. */
function Discount({ request }: { request: FirmRequest }) {
  const t = useTranslations('proposal');
  const locale = useLocale();
  const total = readMoney(request['discountedNetPrice'], request['currency']);
  if (!request['discountPercent'] || !total) return null;
  const percent = numberFormat(locale, { maximumFractionDigits: 2 }).format(
    Number(request['discountPercent']),
  );
  return (
    <>
      <span aria-hidden> · </span>
      {t('requestDiscount', { percent, total: formatMoney(total, locale) })}
    </>
  );
}

function ModifiedTime({ request }: { request: FirmRequest }) {
  const format = useFormatter();
  const time = new Date(request.modifiedTime ?? '');
  if (Number.isNaN(time.getTime())) return request.modifiedTime ?? null;
  return (
    <time dateTime={time.toISOString()} className="whitespace-nowrap figures">
      {format.dateTime(time, { dateStyle: 'medium', timeStyle: 'short' })}
    </time>
  );
}

/** The tone of a request's state. Tenants name their states freely; the words are shown, the tone only supports them. */
export function requestTone(state: string): 'neutral' | 'accent' | 'positive' | 'danger' {
  if (/reject|declin|cancel|fail|expire|lost/i.test(state)) return 'danger';
  if (/accept|approv|complete|answer|deliver|done|sent|won/i.test(state)) return 'positive';
  if (/request|new|open|creat|progress|pending|submit/i.test(state)) return 'accent';
  return 'neutral';
}
