import { clsx } from 'clsx';
import { ChoiceFilter } from './choice-filter.tsx';
import { ChoicesFilter } from './choices-filter.tsx';
import type { FilterValues } from './accepted-values.ts';
import type { OfferedFilter } from './offered-filters.ts';
import { RangeFilter } from './range-filter.tsx';

export interface FilterFieldsProps {
  filters: readonly OfferedFilter[];
  values: FilterValues;
  onChange: (name: string, value: string) => void;
  /** One of several values. */
  onToggle: (name: string, value: string, isChosen: boolean) => void;
  className?: string;
}

/** The filters that do not stand in the toolbar. Each change asks at once. */
export function FilterFields({ filters, values, onChange, onToggle, className }: FilterFieldsProps) {
  return (
    <div className={clsx('grid gap-x-8 gap-y-5 sm:grid-cols-2 lg:grid-cols-4', className)}>
      {filters.map((offer) => {
        switch (offer.kind) {
          case 'words':
            return null;
          case 'choice':
            return (
              <ChoiceFilter
                key={offer.filter.name}
                filter={offer.filter}
                options={offer.options}
                value={values[offer.filter.name]?.[0] ?? ''}
                onChange={(value) => onChange(offer.filter.name, value)}
              />
            );
          case 'choices':
            return (
              <ChoicesFilter
                key={offer.filter.name}
                filter={offer.filter}
                options={offer.options}
                values={values[offer.filter.name] ?? []}
                onToggle={(value, isChosen) => onToggle(offer.filter.name, value, isChosen)}
              />
            );
          case 'range':
            return (
              <RangeFilter key={offer.ends[0]?.name} range={offer} values={values} onChange={onChange} />
            );
        }
      })}
    </div>
  );
}
