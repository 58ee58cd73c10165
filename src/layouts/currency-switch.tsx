import { useQuery } from '@tanstack/react-query';
import { useLocale, useTranslations } from 'use-intl';
import { cartQuery, useCurrency } from '#src/api/cart.ts';
import { notify } from '#src/stores/toasts.ts';
import { NativeSelect } from '#src/ui/native-select.tsx';

/** What prices are shown in, where the tenant has more than one currency; it is kept with the cart. */
export function CurrencySwitch() {
  const t = useTranslations();
  const language = useLocale();
  const { data: cart } = useQuery(cartQuery(language));
  const change = useCurrency(language);
  const known = (cart?.['currencies'] ?? '').split(' ').filter(Boolean);
  if (!cart || known.length < 2) return null;
  const names = new Intl.DisplayNames(language, { type: 'currency' });
  return (
    <NativeSelect
      label={t('shell.currency')}
      showLabel={false}
      value={change.isPending ? change.variables : (cart['currency'] ?? '')}
      choices={known.map((code) => ({ value: code, label: `${code} – ${names.of(code) ?? code}` }))}
      onValueChange={(currency) =>
        change.mutate(currency, {
          onError: () =>
            notify({
              title: t('shell.currencyFailed'),
              description: t('common.tryAgainHint'),
              tone: 'danger',
            }),
        })
      }
    />
  );
}
