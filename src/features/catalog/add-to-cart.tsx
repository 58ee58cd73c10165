import { useRef, useState } from 'react';
import { useNavigate } from 'react-router';
import { useLocale, useTranslations } from 'use-intl';
import { MOST_PIECES, useAddToCart } from '#src/api/cart.ts';
import { failureText } from '#src/api/explain-error.ts';
import { paths } from '#src/paths.ts';
import { notify } from '#src/stores/toasts.ts';
import { Button } from '#src/ui/button.tsx';
import { useQuantityTexts } from '#src/lib/use-quantity-texts.ts';
import { QuantityField, type QuantityFieldHandle } from '#src/ui/quantity-field.tsx';
import type { ProductView } from '#src/api/product-view.ts';

/** So many of a plain product into the cart. A failed try keeps the quantity and can be repeated. */
export function AddToCart({ tab, product }: { tab: string; product: ProductView }) {
  const t = useTranslations();
  const te = useTranslations('error');
  const navigate = useNavigate();
  const [quantity, setQuantity] = useState(1);
  const language = useLocale();
  const quantityTexts = useQuantityTexts(MOST_PIECES);
  const field = useRef<QuantityFieldHandle>(null);
  const add = useAddToCart(language);

  // Not the callbacks of `mutate`: they are silent once the person has gone to another page.
  const submit = async () => {
    if (field.current?.check() === false) return;
    try {
      await add.mutateAsync({ tab, productId: product.id, qty: quantity });
      setQuantity(1);
      notify({
        title: t('catalog.added', { quantity, name: product.name }),
        tone: 'positive',
        action: { label: t('catalog.toCart'), onPress: () => void navigate(paths.cart()) },
      });
    } catch (error) {
      notify({
        title: t('catalog.addFailed', { name: product.name }),
        description: failureText(error, te),
        tone: 'danger',
        action: { label: t('common.retry'), onPress: () => void submit() },
      });
    }
  };

  return (
    <div className="flex items-center gap-2">
      <QuantityField
        ref={field}
        label={t('common.quantityOf', { name: product.name })}
        {...quantityTexts}
        value={quantity}
        onValueChange={setQuantity}
      />
      <Button
        variant="primary"
        className="max-sm:px-3"
        busy={add.isPending}
        aria-label={t('catalog.addName', { name: product.name })}
        onClick={() => void submit()}
      >
        {t('catalog.add')}
      </Button>
    </div>
  );
}
