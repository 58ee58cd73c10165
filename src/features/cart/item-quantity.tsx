import { useTranslations } from 'use-intl';
import type { CartItem } from '#src/api/read/cart.ts';
import { failureText } from '#src/api/explain-error.ts';
import { Button } from '#src/ui/button.tsx';
import { QuantityField } from '#src/ui/quantity-field.tsx';
import { useQuantity } from './use-quantity.ts';

const MOST = 9999;

/** How many of an item; saved by itself. */
export function ItemQuantity({ item }: { item: CartItem }) {
  const t = useTranslations();
  const te = useTranslations('error');
  const { quantity, error, isSaving, change, retry } = useQuantity(item);
  return (
    <div className="flex flex-col items-start gap-1" aria-busy={isSaving}>
      <QuantityField
        label={t('common.quantityOf', { name: item.product })}
        decrementLabel={t('common.decrease')}
        incrementLabel={t('common.increase')}
        value={quantity}
        min={1}
        max={MOST}
        onValueChange={change}
      />
      {error ? (
        <div role="alert" className="flex max-w-56 flex-col items-start gap-1 text-xs text-danger">
          <p>
            {t('cart.quantityFailed')} {failureText(error, te)}
          </p>
          <Button size="sm" onClick={retry}>
            {t('common.retry')}
          </Button>
        </div>
      ) : null}
    </div>
  );
}
