import { useQuery } from '@tanstack/react-query';
import { useFormatter, useTranslations } from 'use-intl';
import { auditQuery } from '#src/api/desk.ts';
import { Link } from '#src/lib/link.tsx';
import { paths } from '#src/paths.ts';
import { LinkButton } from '#src/ui/link-button.tsx';
import { Table } from '#src/ui/table.tsx';
import { DeskFailure } from './desk-failure.tsx';

const actions = [
  ...(['list-requests', 'read-request', 'read-proposal', 'read-attachment', 'assign-request'] as const),
  ...(['move-request'] as const),
  ...(['discount-request', 'copy-configuration', 'list-carts', 'make-cart', 'change-cart'] as const),
  ...(['open-cart', 'call-for-customer', 'read-prices'] as const),
];

/** The audit log; details are the log's own words. */
export function AuditList({ before }: { readonly before: number | undefined }) {
  const t = useTranslations('selling');
  const format = useFormatter();
  const { data, error } = useQuery(auditQuery(before));
  // A later version of the server may write actions that this page has no words for.
  const actionText = (action: string) => {
    const known = actions.find((name) => name === action);
    return known ? t(`action.${known}`) : action;
  };
  return (
    <section aria-labelledby="audit" className="flex flex-col gap-4">
      <div>
        <h2 id="audit" className="text-xl">
          {t('audit')}
        </h2>
        <p className="mt-1 text-sm text-ink-muted">{t('auditText')}</p>
      </div>
      <DeskFailure error={error} />
      {data ? (
        <Table
          caption={t('audit')}
          rows={data.entries}
          rowKey={({ id }) => id}
          columns={[
            {
              key: 'at',
              head: t('auditWhen'),
              className: 'whitespace-nowrap figures',
              cell: ({ at }) => format.dateTime(new Date(at), { dateStyle: 'short', timeStyle: 'medium' }),
            },
            { key: 'who', head: t('auditWho'), cell: ({ person }) => person.name },
            {
              key: 'action',
              head: t('auditAction'),
              isRowHeader: true,
              // On a phone the table scrolls; words one below the other would make it longer than it is wide.
              className: 'min-w-48',
              cell: ({ action }) => actionText(action),
            },
            {
              key: 'object',
              head: t('auditObject'),
              className: 'min-w-40 max-w-60 break-words',
              cell: ({ object }) => object,
            },
            {
              key: 'details',
              head: t('auditDetails'),
              className: 'min-w-64 max-w-md break-words text-ink-muted',
              cell: ({ details }) => detailsText(details),
            },
          ]}
        />
      ) : null}
      <div className="flex flex-wrap gap-3">
        {before === undefined ? null : (
          <LinkButton as={Link} to={paths.selling('audit')}>
            {t('auditNewest')}
          </LinkButton>
        )}
        {data?.next == null ? null : (
          <LinkButton as={Link} to={`${paths.selling('audit')}&before=${data.next}`}>
            {t('auditOlder')}
          </LinkButton>
        )}
      </div>
    </section>
  );
}

/** `from: submitted, to: in-progress`; what has parts stays JSON. */
function detailsText(details: Readonly<Record<string, unknown>>): string {
  return Object.entries(details)
    .map(([name, value]) => `${name}: ${typeof value === 'string' ? value : JSON.stringify(value)}`)
    .join(', ');
}
