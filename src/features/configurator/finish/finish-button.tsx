import { ShoppingBag } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { Button, type ButtonProps } from '#src/ui/button.tsx';
import type { Finish } from './use-finish.ts';

/** Into the cart; or, for an item that is being changed, back into it. */
export function FinishButton({
  finish,
  ...look
}: { finish: Finish } & Pick<ButtonProps, 'size' | 'block' | 'variant'>) {
  const t = useTranslations('configurator');
  return (
    <Button
      variant="primary"
      {...look}
      busy={finish.isBusy}
      icon={<ShoppingBag aria-hidden className="size-4" />}
      onClick={() => void finish.finish()}
    >
      {finish.isEdit ? t('save') : t('addToCart')}
    </Button>
  );
}
