import { formatDecimal, parseDecimal } from '../number/decimal.ts';

/** What the values of a catalog column are. */
export type ColumnType = 'text' | 'number' | 'date' | 'boolean';

/** What to say of a value that is none of a type. */
export const EXPECTED_VALUE: Readonly<Record<ColumnType, string>> = {
  text: 'a text',
  number: 'a number',
  date: 'a date, written as 2026-01-31',
  boolean: 'true or false',
};

/**
 * A value as the API has it: numbers with a point, dates as `2026-01-31`, `true` and `false`.
 * @returns undefined when it is no value of the type
 */
export function readColumnValue(type: ColumnType, written: string): string | undefined {
  const value = written.trim();
  switch (type) {
    case 'text':
      return value;
    case 'number': {
      const number = parseDecimal(value);
      return number && formatDecimal(number);
    }
    case 'date':
      return isDate(value) ? value : undefined;
    case 'boolean':
      return value === 'true' || value === 'false' ? value : undefined;
  }
}

/** As `readColumnValue`, of what a catalog says: authors write `yes` and `no` everywhere. */
export function readAuthoredValue(type: ColumnType, written: string): string | undefined {
  if (type !== 'boolean') return readColumnValue(type, written);
  return written === 'yes' ? 'true' : written === 'no' ? 'false' : undefined;
}

/** Below 0 when `a` comes before `b`; both as `readColumnValue` gives them. */
export function compareColumnValues(type: ColumnType, a: string, b: string, collator: Intl.Collator): number {
  switch (type) {
    case 'text':
      return collator.compare(a, b);
    case 'number':
      return Number(a) - Number(b);
    case 'date':
    case 'boolean':
      return a === b ? 0 : a < b ? -1 : 1;
  }
}

/** A day of the calendar: `2026-02-30` is none. */
function isDate(value: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(value)) return false;
  const day = new Date(`${value}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(value);
}
