import { ArrowRight } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { Table } from '#src/ui/table.tsx';
import type { ChangedParameter } from '#src/api/read/configuration.ts';

/** Field by field, with its step: what it is, what it would be, and what that adds to the price. */
export function ChangesTable({
  caption,
  changes,
}: {
  caption: string;
  changes: readonly (ChangedParameter & {
    readonly stepDescription?: string;
    readonly price?: string | undefined;
  })[];
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
            cell: ({ description, name, stepDescription }) => (
              <>
                <span className="font-[560]">{description || name}</span>
                {stepDescription ? <span className="block caption">{stepDescription}</span> : null}
              </>
            ),
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
                <span>
                  <span className="font-[560]">
                    {change.newValueDescription || change.newValue || nothing}
                  </span>
                  {change.price ? (
                    <span className="block whitespace-nowrap text-ink-muted figures">{change.price}</span>
                  ) : null}
                </span>
              </span>
            ),
          },
        ]}
      />
    </div>
  );
}
