import { ArrowRight } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { Table } from '#src/ui/table.tsx';
import type { ChangedParameter } from '#src/api/read/configuration.ts';

/** Field by field: what it is, and what it would be. */
export function ChangesTable({
  caption,
  changes,
}: {
  caption: string;
  changes: readonly ChangedParameter[];
}) {
  const t = useTranslations('configurator');
  const nothing = t('nothing');
  return (
    <div className="-mx-3">
      <Table
        caption={caption}
        rows={changes}
        rowKey={({ name }) => name}
        columns={[
          {
            key: 'field',
            head: t('conflict.field'),
            isRowHeader: true,
            className: 'w-[36%]',
            cell: ({ description, name }) => <span className="font-[560]">{description || name}</span>,
          },
          {
            key: 'old',
            head: t('conflict.now'),
            className: 'w-[32%]',
            cell: (change) => (
              <s className="text-ink-muted">{change.oldValueDescription || change.oldValue || nothing}</s>
            ),
          },
          {
            key: 'new',
            head: t('conflict.then'),
            cell: (change) => (
              <span className="flex items-start gap-1.5">
                <ArrowRight aria-hidden className="mt-0.5 size-4 shrink-0 text-attention" />
                <span className="font-[560]">{change.newValueDescription || change.newValue || nothing}</span>
              </span>
            ),
          },
        ]}
      />
    </div>
  );
}
