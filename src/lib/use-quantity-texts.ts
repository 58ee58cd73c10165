import { useLocale, useTranslations } from 'use-intl';

/**
 * What every quantity field says, in the language of the page; spread it into a `QuantityField`.
 * @param max the largest quantity; the smallest is 1
 */
export function useQuantityTexts(max: number) {
  const t = useTranslations('common');
  return {
    decrementLabel: t('decrease'),
    incrementLabel: t('increase'),
    rangeText: t('quantityRange', { min: 1, max }),
    language: useLocale(),
    min: 1,
    max,
  };
}
