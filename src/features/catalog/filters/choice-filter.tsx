import { useTranslations } from 'use-intl';
import type { CatalogFilter } from '#src/api/read/catalog.ts';
import { NativeSelect } from '#src/ui/native-select.tsx';

interface ChoiceFilterProps {
  filter: CatalogFilter;
  options: CatalogFilter['options'];
  value: string;
  onChange: (value: string) => void;
  className?: string;
}

/** One of some values, or all. */
export function ChoiceFilter({ filter, options, value, onChange, className }: ChoiceFilterProps) {
  const t = useTranslations('catalog');
  return (
    <NativeSelect
      label={filter.title || filter.name}
      {...(className !== undefined && { className })}
      choices={[
        { value: '', label: t('any') },
        ...options.map((option) => ({ value: option.name, label: option.title })),
      ]}
      value={value}
      onValueChange={onChange}
    />
  );
}
