import { useLocale, useTranslations } from 'use-intl';
import { RangeEnd } from './range-end.tsx';
import type { FilterValues } from './accepted-values.ts';
import type { OfferedFilter } from './offered-filters.ts';

type RangeOffer = Extract<OfferedFilter, { kind: 'range' }>;

interface RangeFilterProps {
  range: RangeOffer;
  values: FilterValues;
  onChange: (name: string, value: string) => void;
}

/** The ends of a range of numbers or dates; what is left empty is open. */
export function RangeFilter({ range: { title, type, ends }, values, onChange }: RangeFilterProps) {
  const t = useTranslations('catalog');
  const language = useLocale();
  const [from, to] = ['at_least', 'at_most'].map((operator) => {
    const end = ends.find((candidate) => candidate.operator === operator);
    return end && values[end.name]?.[0];
  });
  const isReversed = from !== undefined && to !== undefined && isAbove(type, from, to);
  return (
    <fieldset className="min-w-0">
      <legend className={ends.length > 1 ? 'mb-1 caption' : 'sr-only'}>{title}</legend>
      <div className="grid grid-cols-2 gap-3">
        {ends.map((end) => (
          <RangeEnd
            key={end.name}
            label={end.title || end.name}
            type={type}
            language={language}
            value={values[end.name]?.[0] ?? ''}
            error={isReversed && end.operator === 'at_most' ? t('rangeReversed') : undefined}
            onChange={(value) => onChange(end.name, value)}
          />
        ))}
      </div>
    </fieldset>
  );
}

function isAbove(type: RangeOffer['type'], from: string, to: string): boolean {
  return type === 'number' ? Number(from) > Number(to) : from > to;
}
