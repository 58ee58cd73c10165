import { useSuspenseQuery } from '@tanstack/react-query';
import { useFormatter, useLocale, useTranslations } from 'use-intl';
import type { FirmRequest } from '#contract/cart.ts';
import { firmRequestsQuery } from '#src/api/proposal.ts';
import { Badge } from '#src/ui/badge.tsx';
import { Table } from '#src/ui/table.tsx';
import { requestTone } from './request-tone.ts';

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
      <div className="px-2 py-1 sheet">
        <Table
          caption={t('requests')}
          rows={newestFirst}
          rowKey={(request) => request.id}
          columns={[
            {
              key: 'name',
              head: t('reference'),
              isRowHeader: true,
              cell: (request) => <span className="font-[560] figures">{request.name || request.id}</span>,
            },
            { key: 'date', head: t('columnDate'), cell: (request) => <ModifiedTime request={request} /> },
            { key: 'items', head: t('columnItems'), align: 'end', cell: (request) => request.itemCount },
            {
              key: 'state',
              head: t('columnState'),
              cell: (request) => (
                <Badge tone={requestTone(request.state)}>{request.stateTitle || request.state}</Badge>
              ),
            },
          ]}
        />
      </div>
    </section>
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
