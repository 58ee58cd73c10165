import { useTranslations } from 'use-intl';
import { Button } from '#src/ui/button.tsx';
import { Dialog } from '#src/ui/dialog.tsx';
import { FilterFields, type FilterFieldsProps } from './filter-fields.tsx';

interface FilterSheetProps extends FilterFieldsProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  /** Products that the filters leave. */
  total: number;
}

/** The filters on a phone. Each change asks at once; the button says what is found, and closes. */
export function FilterSheet({ open, onOpenChange, total, ...fields }: FilterSheetProps) {
  const t = useTranslations();
  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      title={t('catalog.filters')}
      closeLabel={t('common.close')}
      footer={
        <Button variant="primary" onClick={() => onOpenChange(false)}>
          {t('catalog.showProducts', { count: total })}
        </Button>
      }
    >
      <FilterFields {...fields} />
    </Dialog>
  );
}
