import { ListPlus, Undo2 } from 'lucide-react';
import { useRef } from 'react';
import { useLocale, useTranslations } from 'use-intl';
import type { Group, Parameter } from '#src/api/read/configuration.ts';
import { useMediaQuery } from '#src/lib/use-media-query.ts';
import { Button } from '#src/ui/button.tsx';
import { ToneMark } from '#src/ui/tone-mark.tsx';
import { useEditorState } from '../configurator-context.ts';
import { RowCards } from './row-cards.tsx';
import { RowGrid, type RowFields } from './row-grid.tsx';
import { toTableView } from './table-view.ts';
import { useRows } from './use-rows.ts';

export interface RowTableProps extends RowFields {
  group: Group;
  /** The parameter that says how many rows there are. */
  count: Parameter | undefined;
  /** Whether its title says more than that of the group around it. */
  isTitled: boolean;
}

/** Where a table fits beside the rest of the page. */
const wide = '(min-width: 48rem)';

/** Repeated rows: a table where there is room for one, otherwise a card for each; rows are added and taken out. */
export function RowTable({ group, count, isTitled, ...fields }: RowTableProps) {
  const t = useTranslations('configurator.rows');
  const language = useLocale();
  const frame = useRef<HTMLElement>(null);
  const table = toTableView(group, count);
  const { rows, rowName, min, max, fitting } = table;
  const { keys, leaving, announcement, isBusy, add, remove, undo } = useRows({ table, frame });
  const pending = useEditorState(({ pending }) => pending.get(table.count?.name ?? ''));
  const isWide = useMediaQuery(wide);

  const name = group.description || rowName;
  const hasTitle = isTitled && name !== rowName;
  const headingId = `rows-${group.name}`;
  const listed = {
    ...fields,
    table,
    keys,
    leaving,
    caption: name,
    onRemove: table.count && rows.length > min ? remove : undefined,
  };
  const isFull = rows.length >= max;
  return (
    <section
      ref={frame}
      aria-label={hasTitle ? undefined : name}
      aria-labelledby={hasTitle ? headingId : undefined}
    >
      {hasTitle ? (
        <h3 id={headingId} className="px-4 pt-5 text-base sm:px-6">
          {name}
        </h3>
      ) : null}
      {rows.length === 0 ? (
        <p className="px-4 pt-5 text-sm text-ink-muted sm:px-6">{t('none')}</p>
      ) : isWide ? (
        <RowGrid {...listed} />
      ) : (
        <RowCards {...listed} />
      )}
      {table.count ? (
        <div className="flex flex-wrap items-center gap-x-4 gap-y-2 px-4 py-4 sm:px-6">
          {isFull ? null : (
            <Button
              data-rows="add"
              icon={<ListPlus aria-hidden className="size-4" />}
              busy={isBusy}
              aria-describedby={`${headingId}-limit`}
              onClick={add}
            >
              {t('add', { row: inSentence(rowName, language) })}
            </Button>
          )}
          {undo ? (
            <Button data-rows="undo" icon={<Undo2 aria-hidden className="size-4" />} onClick={undo}>
              {t('undo')}
            </Button>
          ) : null}
          <p id={`${headingId}-limit`} className="text-xs text-ink-muted figures">
            {isFull ? t('full', { max }) : t('limit', { count: rows.length, max })}
          </p>
          {!isFull && rows.length >= fitting ? (
            <ToneMark tone="attention" label={t('changes')} showLabel />
          ) : null}
          {pending?.state === 'refused' ? (
            <p role="alert" className="w-full text-sm text-danger">
              {pending.message}
            </p>
          ) : null}
        </div>
      ) : null}
      <p role="status" className="sr-only">
        {announcement}
      </p>
    </section>
  );
}

/** English writes what is no name small: "Add shelf", but "Add LED strip". */
function inSentence(name: string, language: string): string {
  return language.startsWith('en') && /^\p{Lu}\p{Ll}/u.test(name)
    ? name.charAt(0).toLowerCase() + name.slice(1)
    : name;
}
