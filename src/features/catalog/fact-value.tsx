import { useLocale, useTranslations } from 'use-intl';
import type { ProductFact } from '#src/api/product-view.ts';
import { writeColumnValue } from './write-column-value.ts';

/** The value of a column as people of the language write it. */
export function FactValue({ fact }: { fact: ProductFact }) {
  const t = useTranslations('catalog');
  const language = useLocale();
  if (fact.meaning === 'boolean') return t(fact.value === 'true' ? 'yes' : 'no');
  return writeColumnValue(fact.isNumber ? 'number' : fact.meaning, fact.value, language);
}
