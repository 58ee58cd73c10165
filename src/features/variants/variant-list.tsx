import { useWindowVirtualizer } from '@tanstack/react-virtual';
import { useLayoutEffect, useRef, useState } from 'react';
import { useTranslations } from 'use-intl';
import type { Variant, VariantCatalogs } from '#src/api/read/variant-catalog.ts';
import { lineId } from '#src/api/variants.ts';
import type { PositionView } from './position-view.ts';
import { useSetVariant } from './use-set-variant.ts';
import { VariantRow } from './variant-row.tsx';

/** Until a row is measured; phones wrap more. */
const ROW_HEIGHT = 96;

interface VariantListProps {
  variants: readonly Variant[];
  all: VariantCatalogs;
  view: PositionView;
  configId: string;
}

/** Thousands of variants: only the rows around the screen are drawn. What a row was told is kept here while it is not. */
export function VariantList({ variants, all, view, configId }: VariantListProps) {
  const t = useTranslations('variants');
  const list = useRef<HTMLUListElement>(null);
  const [top, setTop] = useState(0);
  useLayoutEffect(() => {
    const offset = list.current?.getBoundingClientRect().top ?? 0;
    setTop(offset + window.scrollY);
  }, [view, variants.length]);
  const virtualizer = useWindowVirtualizer({
    count: variants.length,
    estimateSize: () => ROW_HEIGHT,
    overscan: 6,
    scrollMargin: top,
    getItemKey: (index) => variants[index]?.id ?? index,
  });
  const [choices, setChoices] = useState<Readonly<Record<string, Readonly<Record<string, string>>>>>({});
  const set = useSetVariant(configId);

  const add = (variant: Variant, columnValues: Readonly<Record<string, string>>) => {
    const wanted = { variantId: variant.id, columnValues: { ...columnValues } };
    const known = view.lines.find((line) => lineId(line) === lineId(wanted));
    const { name, price } = variant;
    set({
      ...wanted,
      positionId: view.position.id,
      quantity: (known?.quantity ?? 0) + 1,
      name,
      price,
      violates: [],
    });
  };

  return (
    <ul ref={list} aria-label={t('list')} className="relative" style={{ height: virtualizer.getTotalSize() }}>
      {virtualizer.getVirtualItems().map((item) => {
        const variant = variants[item.index];
        if (!variant) return null;
        return (
          <li
            key={item.key}
            ref={virtualizer.measureElement}
            data-index={item.index}
            aria-setsize={variants.length}
            aria-posinset={item.index + 1}
            className="absolute inset-x-0 top-0 pb-2"
            style={{ transform: `translateY(${item.start - top}px)` }}
          >
            <VariantRow
              variant={variant}
              all={all}
              view={view}
              choices={choices[variant.id] ?? {}}
              onChoose={(columnId, value) =>
                setChoices({ ...choices, [variant.id]: { ...choices[variant.id], [columnId]: value } })
              }
              onAdd={(columnValues) => add(variant, columnValues)}
            />
          </li>
        );
      })}
    </ul>
  );
}
