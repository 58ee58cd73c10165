import { numberFormat } from '#src/lib/number-format.ts';

/** A value as the tenant has it, as people of a language write it. What is no value of the type stays as it is. */
export function writeColumnValue(type: string | undefined, value: string, language: string): string {
  if (value === '') return '';
  if (type === 'number') {
    const number = Number(value);
    return Number.isFinite(number)
      ? numberFormat(language, { maximumFractionDigits: 6 }).format(number)
      : value;
  }
  if (type === 'date') {
    const day = new Date(`${value}T00:00:00Z`);
    return Number.isNaN(day.getTime())
      ? value
      : day.toLocaleDateString(language, { dateStyle: 'medium', timeZone: 'UTC' });
  }
  return value;
}
