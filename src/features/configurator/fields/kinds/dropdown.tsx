import { useTranslations } from '#src/lib/use-translations.ts';
import { Select } from '#src/ui/select.tsx';
import { useElementChoices } from '../element-choices.ts';
import type { FieldKindDescriptor, WidgetProps } from '../field-kind.ts';
import { incompatibleElements } from '../incompatible-values.ts';

/** One of many. A value that is not offered any more still shows. */
export const dropdown: FieldKindDescriptor = {
  Widget: DropdownWidget,
  isSingleControl: true,
  incompatible: incompatibleElements,
};

function DropdownWidget({ field, value, association, onCommit }: WidgetProps) {
  const t = useTranslations('configurator');
  return (
    <div className="max-w-md">
      <Select
        {...association}
        choices={useElementChoices(field, value)}
        value={value === '' ? null : value}
        onValueChange={onCommit}
        placeholder={value === field.value && field.valueText ? field.valueText : t('choose')}
      />
    </div>
  );
}
