import { useEffect, useRef, useState, type RefObject } from 'react';
import { useTranslations } from 'use-intl';
import { useEditor, useEditorState } from '../configurator-context.ts';
import type { TableView } from './table-view.ts';

/** What was asked for and no answer has shown yet. */
type AskedChange =
  | { readonly kind: 'add' }
  | { readonly kind: 'remove'; readonly index: number; readonly label: string }
  | { readonly kind: 'undo'; readonly index: number };

export interface Rows {
  /** Of the rows on the screen: a row keeps its key when one above it is taken out. */
  keys: readonly number[];
  /** The row that is being taken out, from 0 on. */
  leaving: number | undefined;
  /** What has changed, for screen readers. */
  announcement: string;
  isBusy: boolean;
  add: () => void;
  remove: (index: number) => void;
  /** Inserts the row again that was removed last; undefined once something else was done to the table. */
  undo: (() => void) | undefined;
}

/** Adds and removes rows, and moves the focus to the row where work continues. */
export function useRows({ table, frame }: { table: TableView; frame: RefObject<HTMLElement | null> }): Rows {
  const t = useTranslations('configurator.rows');
  const editor = useEditor();
  const { count, rows } = table;
  const [{ keys, next }, setKeys] = useState(() => ({
    keys: rows.map((_, index) => index),
    next: rows.length,
  }));
  const [asked, setAsked] = useState<AskedChange>();
  const [done, setDone] = useState<AskedChange>();
  const pending = useEditorState(({ pending }) => pending.get(count?.name ?? ''));
  const removedRow = useEditorState(({ removedRow }) => removedRow);
  const isBusy = pending?.state === 'sending' || pending?.state === 'waiting' || pending?.state === 'asking';

  if (rows.length !== keys.length) {
    const isRemoval = asked?.kind === 'remove' && rows.length === keys.length - 1;
    const kept = isRemoval ? keys.filter((_, index) => index !== asked.index) : keys.slice(0, rows.length);
    const added = Array.from({ length: rows.length - kept.length }, (_, index) => next + index);
    const place = asked?.kind === 'undo' ? asked.index : kept.length;
    setKeys({ keys: kept.toSpliced(place, 0, ...added), next: next + added.length });
    if (isRemoval || (asked && asked.kind !== 'remove' && added.length > 0)) setDone(asked);
    setAsked(undefined);
  }

  const handled = useRef<AskedChange>(undefined);
  useEffect(() => {
    if (!done || done === handled.current) return;
    handled.current = done;
    const all = [...(frame.current?.querySelectorAll<HTMLElement>('[data-row]') ?? [])];
    const place = done.kind === 'add' ? all.at(-1) : all[Math.min(done.index, all.length - 1)];
    const control =
      done.kind !== 'remove'
        ? place?.querySelector<HTMLElement>(
            'input, [role=combobox], button:not([tabindex="-1"], [data-rows])',
          )
        : place?.querySelector<HTMLElement>('[data-rows=remove]');
    const target = control ?? frame.current?.querySelector<HTMLElement>('[data-rows=add]');
    target?.focus({ preventScroll: true });
    target?.scrollIntoView({ block: 'nearest', behavior: 'smooth' });
  }, [done, frame]);

  return {
    keys,
    leaving: isBusy && asked?.kind === 'remove' ? asked.index : undefined,
    announcement:
      done === undefined
        ? ''
        : done.kind === 'remove'
          ? t('removed', { row: done.label })
          : t('added', { row: (done.kind === 'undo' ? rows[done.index] : rows.at(-1))?.label ?? '' }),
    isBusy,
    add: () => {
      if (!count) return;
      setAsked({ kind: 'add' });
      editor.decisions.commit(count.name, String(rows.length + 1));
    },
    remove: (index) => {
      if (!count || isBusy) return;
      setAsked({ kind: 'remove', index, label: rows[index]?.label ?? '' });
      editor.decisions.changeRows(count.name, rows.length - 1, { kind: 'remove', row: index + 1 });
    },
    undo:
      count && removedRow?.table === count.name && !isBusy
        ? () => {
            setAsked({ kind: 'undo', index: removedRow.row - 1 });
            editor.decisions.changeRows(count.name, rows.length + 1, { kind: 'insert', ...removedRow });
          }
        : undefined,
  };
}
