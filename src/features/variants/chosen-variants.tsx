import { Trash2 } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { MOST_PIECES } from '#src/api/cart.ts';
import type { VariantCatalogs, VariantLine, VariantPosition } from '#src/api/read/variant-catalog.ts';
import { lineId } from '#src/api/variants.ts';
import { IconButton } from '#src/ui/icon-button.tsx';
import { Notice } from '#src/ui/notice.tsx';
import { useQuantityTexts } from '#src/lib/use-quantity-texts.ts';
import { QuantityField } from '#src/ui/quantity-field.tsx';
import { exceededLimits, exceededOf, roomFor } from '#src/api/variant-limits.ts';
import { linesIn, variantPlaces } from './position-view.ts';
import { useSetVariant } from './use-set-variant.ts';

/** What is in the positions, with quantities; what no longer fits or is too much is said beside it, and stays. */
export function ChosenVariants({ all, configId }: { all: VariantCatalogs; configId: string }) {
  const t = useTranslations('variants');
  const set = useSetVariant(configId);
  return (
    <section
      aria-labelledby="chosen-variants"
      className="flex flex-col gap-4 sheet p-4 max-lg:order-first lg:sticky lg:top-24 lg:max-h-[calc(100dvh-7rem)] lg:overflow-y-auto"
    >
      <h2 id="chosen-variants" className="text-lg">
        {t('chosen')}
      </h2>
      {variantPlaces(all).map(({ position }) => (
        <Position
          key={position.id}
          position={position}
          all={all}
          onChange={(line, quantity) => set({ ...line, quantity })}
        />
      ))}
    </section>
  );
}

interface PositionProps {
  position: VariantPosition;
  all: VariantCatalogs;
  onChange: (line: VariantLine, quantity: number) => void;
}

function Position({ position, all, onChange }: PositionProps) {
  const t = useTranslations('variants');
  const lines = linesIn(all, position);
  const count = lines.reduce((sum, { quantity }) => sum + quantity, 0);
  const max = position.maxQuantity;
  return (
    <div className="flex flex-col gap-2">
      <div className="flex flex-wrap items-baseline justify-between gap-x-3">
        <h3 className="text-sm font-[560]">{position.name}</h3>
        <span className="text-sm text-ink-muted figures">
          {max === undefined ? t('chosenCount', { count }) : t('ofMax', { count, max })}
        </span>
      </div>
      {exceededLimits(position, lines).map(({ kind, max: most }) =>
        kind === 'perVariant' ? null : (
          <Notice key={kind} tone="attention">
            {t('exceeded', { limit: t(`limit.${kind}`, { position: position.name, max: most }) })}
          </Notice>
        ),
      )}
      {lines.length === 0 ? <p className="text-sm text-ink-muted">{t('nothingChosen')}</p> : null}
      <ul className="divide-y divide-line">
        {lines.map((line) => (
          <Line key={lineId(line)} line={line} {...{ position, all, onChange }} />
        ))}
      </ul>
    </div>
  );
}

function Line({ line, position, all, onChange }: PositionProps & { line: VariantLine }) {
  const t = useTranslations('variants');
  const common = useTranslations('common');
  const values = Object.entries(line.columnValues).map(([columnId, value]) => {
    const domainId = all.columns.find(({ id }) => id === columnId)?.domainId;
    const elements = all.domains.find(({ id }) => id === domainId)?.elements;
    return elements?.find(({ name }) => name === value)?.description ?? value;
  });
  const name = [line.name || line.variantId, ...values].join(', ');
  const perVariant = exceededOf(position, linesIn(all, position), line.variantId);
  const { room } = roomFor(position, linesIn(all, position), line.variantId, line);
  // What is there already can always be reduced.
  const max = Math.max(1, Math.min(MOST_PIECES, Math.max(room, line.quantity)));
  const quantityTexts = useQuantityTexts(max);
  return (
    <li className="flex flex-col gap-1.5 py-2.5">
      <span className="text-sm">{name}</span>
      {perVariant ? (
        <span className="text-sm text-danger">
          {t('exceeded', { limit: t('limit.perVariant', { position: position.name, max: perVariant.max }) })}
        </span>
      ) : null}
      {line.violates.length > 0 ? (
        <span className="text-sm text-danger">{t('violates', { filters: line.violates.join(', ') })}</span>
      ) : null}
      <span className="flex flex-wrap items-center gap-2">
        <QuantityField
          label={common('quantityOf', { name })}
          {...quantityTexts}
          value={line.quantity}
          onValueChange={(quantity) => onChange(line, quantity)}
        />
        <span className="ms-auto text-sm figures">{line.price}</span>
        <IconButton label={t('remove', { name })} onClick={() => onChange(line, 0)}>
          <Trash2 aria-hidden className="size-4" />
        </IconButton>
      </span>
    </li>
  );
}
