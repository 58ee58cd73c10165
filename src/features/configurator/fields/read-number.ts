import { numberFormat } from '#src/lib/number-format.ts';
import { parseNumber } from '#src/lib/parse-number.ts';
import type { Scale } from './field-view.ts';

export type ReadNumber =
  | { kind: 'empty' }
  | { kind: 'number'; value: number }
  | { kind: 'wrong'; why: 'notANumber' | 'wrongMark' | 'notWhole' | 'tooPrecise' | 'outOfRange' };

/** Reads a number as people of a language write it, and says what is wrong with it before the tenant has to. */
export function readNumber(text: string, scale: Scale, language: string): ReadNumber {
  const { min, max, isWhole, decimals } = scale;
  const parsed = parseNumber(text, language);
  if (parsed.kind !== 'number') return parsed;
  const { plain } = parsed;
  const value = Number(plain);
  if (isWhole && !Number.isInteger(value)) return { kind: 'wrong', why: 'notWhole' };
  const places = plain.split('.')[1]?.replace(/0+$/, '').length ?? 0;
  if (decimals !== undefined && places > decimals) return { kind: 'wrong', why: 'tooPrecise' };
  if (value < (min ?? -Infinity) || value > (max ?? Infinity)) return { kind: 'wrong', why: 'outOfRange' };
  return { kind: 'number', value };
}

/** As `readNumber` reads it: without thousands, which only get in the way of typing. */
export function writeNumber(value: number, language: string): string {
  return numberFormat(language, { useGrouping: false, maximumFractionDigits: 10 }).format(value);
}
