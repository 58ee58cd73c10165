import { useEffect, useRef, useState, type RefObject } from 'react';
import { useTranslations } from 'use-intl';
import type { Group } from '#src/api/read/configuration.ts';
import { useEditor, useEditorState } from '../configurator-context.ts';
import { movesUp, type TableView } from './table-view.ts';

/** What was asked for and is not seen yet. */
type Wish =
  { readonly kind: 'add' } | { readonly kind: 'remove'; readonly index: number; readonly label: string };

export interface Rows {
  /** Of the rows on the screen: a row keeps its key when one above it is taken out. */
  keys: readonly number[];
  /** The row that is being taken out, from 0 on. */
  leaving: number | undefined;
  /** What has happened, for those who do not see it. */
  news: string;
  isBusy: boolean;
  add: () => void;
  remove: (index: number) => void;
}

/** Adds rows and takes them out, and leads the focus to where it goes on. */
export function useRows({
  group,
  table,
  frame,
}: {
  group: Group;
  table: TableView;
  frame: RefObject<HTMLElement | null>;
}): Rows {
  const t = useTranslations('configurator.rows');
  const editor = useEditor();
  const { count, rows } = table;
  const [{ keys, next }, setKeys] = useState(() => ({
    keys: rows.map((_, index) => index),
    next: rows.length,
  }));
  const [wish, setWish] = useState<Wish>();
  const [done, setDone] = useState<Wish>();
  const pending = useEditorState(({ pending }) => pending.get(count?.name ?? ''));
  const isBusy = pending?.state === 'sending' || pending?.state === 'waiting' || pending?.state === 'asking';

  if (rows.length !== keys.length) {
    const isRemoval = wish?.kind === 'remove' && rows.length === keys.length - 1;
    const kept = isRemoval ? keys.filter((_, index) => index !== wish.index) : keys.slice(0, rows.length);
    const added = Array.from({ length: rows.length - kept.length }, (_, index) => next + index);
    setKeys({ keys: [...kept, ...added], next: next + added.length });
    if (isRemoval || (wish?.kind === 'add' && added.length > 0)) setDone(wish);
    setWish(undefined);
  }

  const handled = useRef<Wish>(undefined);
  useEffect(() => {
    if (!done || done === handled.current) return;
    handled.current = done;
    const all = [...(frame.current?.querySelectorAll<HTMLElement>('[data-row]') ?? [])];
    const place = done.kind === 'add' ? all.at(-1) : all[Math.min(done.index, all.length - 1)];
    const goal =
      done.kind === 'add'
        ? place?.querySelector<HTMLElement>(
            'input, [role=combobox], button:not([tabindex="-1"], [data-rows])',
          )
        : place?.querySelector<HTMLElement>('[data-rows=remove]');
    const target = goal ?? frame.current?.querySelector<HTMLElement>('[data-rows=add]');
    target?.focus({ preventScroll: true });
    target?.scrollIntoView({ block: 'nearest', behavior: 'smooth' });
  }, [done, frame]);

  return {
    keys,
    leaving: isBusy && wish?.kind === 'remove' ? wish.index : undefined,
    news:
      done === undefined
        ? ''
        : done.kind === 'add'
          ? t('added', { row: rows.at(-1)?.label ?? '' })
          : t('removed', { row: done.label }),
    isBusy,
    add: () => {
      if (!count) return;
      setWish({ kind: 'add' });
      editor.decisions.commit(count.name, String(rows.length + 1));
    },
    remove: (index) => {
      if (!count || isBusy) return;
      setWish({ kind: 'remove', index, label: rows[index]?.label ?? '' });
      editor.decisions.commitWith(
        count.name,
        String(rows.length - 1),
        movesUp(group, index, editor.state.getState().pending),
      );
    },
  };
}
