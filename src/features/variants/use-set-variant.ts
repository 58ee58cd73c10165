import { useLocale, useTranslations } from 'use-intl';
import { ApiError } from '#src/api/api-error.ts';
import { failureText } from '#src/api/explain-error.ts';
import type { VariantLine } from '#src/api/read/variant-catalog.ts';
import { usePlaceVariant } from '#src/api/variants.ts';
import { usePageNavigation } from '#src/lib/page-navigation.ts';
import { notify } from '#src/stores/toasts.ts';

/**
 * Sets the quantity of a line. Each line that could not be set is named, and can be tried again, also when others went well
 * since. A configuration that the tenant has forgotten is built anew with the line: by loading the page again.
 */
export function useSetVariant(configId: string): (line: VariantLine) => void {
  const t = useTranslations('variants');
  const te = useTranslations('error');
  const tc = useTranslations('common');
  const { reload } = usePageNavigation();
  const place = usePlaceVariant(configId, useLocale());
  const set = async (line: VariantLine) => {
    try {
      await place.mutateAsync(line);
    } catch (error) {
      if (error instanceof ApiError && error.isNotFound) {
        reload();
        return;
      }
      notify({
        title: t('failed', { name: line.name || line.variantId }),
        description: failureText(error, te),
        tone: 'danger',
        action: { label: tc('retry'), onPress: () => void set(line) },
      });
    }
  };
  return (line) => void set(line);
}
