import { Plus } from 'lucide-react';
import { useId, useState } from 'react';
import { useFormatter, useTranslations } from 'use-intl';
import type { Variant, VariantCatalogs, VariantColumn } from '#src/api/read/variant-catalog.ts';
import { Badge } from '#src/ui/badge.tsx';
import { Button } from '#src/ui/button.tsx';
import { NativeSelect } from '#src/ui/native-select.tsx';
import { roomFor } from '#src/api/variant-limits.ts';
import type { PositionView } from './position-view.ts';

interface VariantRowProps {
  variant: Variant;
  all: VariantCatalogs;
  view: PositionView;
  /** What the customer said so far of the columns that the variant leaves open. */
  choices: Readonly<Record<string, string>>;
  onChoose: (columnId: string, value: string) => void;
  onAdd: (columnValues: Readonly<Record<string, string>>) => void;
}

/** A variant, what it is like, and a button that puts one piece of it into the position. */
export function VariantRow({ variant, all, view, choices, onChoose, onAdd }: VariantRowProps) {
  const t = useTranslations('variants');
  const messageId = useId();
  const [isAsked, setIsAsked] = useState(false);
  const { position, lines, columns } = view;
  const open = columns.filter(({ id, domainId }) => domainId && !variant.columnValues[id]);
  const missing = open.filter(({ id }) => !choices[id]);
  const { room, limit } = roomFor(position, lines, variant.id);
  const placed = lines
    .filter(({ variantId }) => variantId === variant.id)
    .reduce((sum, { quantity }) => sum + quantity, 0);
  const message =
    room <= 0 && limit
      ? t('full', { limit: t(`limit.${limit.kind}`, { position: position.name, max: limit.max }) })
      : isAsked && missing.length > 0
        ? t('mustChoose', { names: missing.map(({ name }) => name).join(', ') })
        : undefined;
  const add = () => {
    setIsAsked(true);
    if (room <= 0 || missing.length > 0) return;
    onAdd(Object.fromEntries(open.map(({ id }) => [id, choices[id] ?? ''])));
  };
  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-2 sheet px-4 py-3">
      <div className="min-w-48 flex-[1_1_18rem]">
        <p className="font-[560]">
          {variant.name}
          {placed > 0 ? (
            <Badge tone="positive" className="ms-2 align-middle">
              {t('chosenCount', { count: placed })}
            </Badge>
          ) : null}
        </p>
        <p className="text-sm text-ink-muted">
          <Facts variant={variant} all={all} columns={columns} />
        </p>
        {message ? (
          <p id={messageId} role={isAsked ? 'alert' : undefined} className="mt-1 text-sm text-danger">
            {message}
          </p>
        ) : null}
      </div>
      {open.map(({ id, name, domainId }) => (
        <NativeSelect
          key={id}
          label={name}
          showLabel={false}
          className="min-w-32"
          choices={[
            { value: '', label: `${name}: ${t('choose')}` },
            ...(all.domains.find((domain) => domain.id === domainId)?.elements ?? []).map((element) => ({
              value: element.name,
              label: element.description,
            })),
          ]}
          value={choices[id] ?? ''}
          onValueChange={(value) => onChoose(id, value)}
        />
      ))}
      <span className="ms-auto text-end figures">
        {variant.price}
        <span className="sr-only"> {t('each')}</span>
      </span>
      <Button
        size="sm"
        icon={<Plus aria-hidden className="size-4" />}
        aria-label={t('addName', { name: variant.name })}
        aria-describedby={message ? messageId : undefined}
        onClick={add}
      >
        {t('add')}
      </Button>
    </div>
  );
}

/** `Material: Steel · Load: 80 kg` */
function Facts({
  variant,
  all,
  columns,
}: {
  variant: Variant;
  all: VariantCatalogs;
  columns: readonly VariantColumn[];
}) {
  const format = useFormatter();
  const facts = columns.flatMap(({ id, name, type, unit, domainId }) => {
    const value = variant.columnValues[id];
    if (value === undefined || value === '') return [];
    const element = all.domains
      .find((domain) => domain.id === domainId)
      ?.elements.find((one) => one.name === value);
    const shown =
      element?.description ?? (type === 'number' && value !== '' ? format.number(Number(value)) : value);
    return [`${name}: ${unit ? `${shown} ${unit}` : shown}`];
  });
  return <>{facts.join(' · ')}</>;
}
