/**
 * Reads a number as people of a language write it, and never guesses: a mark that separates groups is one only where the
 * groups are those of the language (three digits each, as CLDR has it; India's are of two above the first). Everything else
 * is refused, so that `7,5` is not 75 where the comma separates thousands.
 */

import { numberFormat } from './number-format.ts';

export type ParsedNumber =
  | { readonly kind: 'empty' }
  /** `plain` has ASCII digits, a point and a minus sign, as `Number` reads it. */
  | { readonly kind: 'number'; readonly plain: string }
  /** `wrongMark`: it would be a number with a decimal mark instead of another mark. */
  | { readonly kind: 'wrong'; readonly why: 'notANumber' | 'wrongMark' };

/** @param language BCP 47 tag; digits of all scripts are read in any language */
export function parseNumber(text: string, language: string): ParsedNumber {
  // Marks of direction are written around numbers in texts that run from right to left.
  const trimmed = toAsciiDigits(
    text.replaceAll(/[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, ''),
  ).trim();
  if (trimmed === '') return { kind: 'empty' };
  const [, sign = '', body = ''] = /^([+\-\u2212]?)\s?(.*)$/s.exec(trimmed) ?? [];
  const { decimal, sizes } = notationOf(language);
  // The Arabic decimal mark is nothing else in any language.
  const parts = body.replace('\u066b', decimal).split(decimal);
  const [whole = '', fraction] = parts;
  if (parts.length > 2 || (fraction !== undefined && !/^\d*$/.test(fraction))) return refuse(body);
  const digits = whole === '' && fraction ? '0' : joinGroups(whole, sizes);
  if (digits === undefined) return refuse(body);
  const plain = (sign === '-' || sign === '\u2212' ? '-' : '') + digits + (fraction ? `.${fraction}` : '');
  return { kind: 'number', plain };
}

/** The mark before the decimals in a language, with ASCII digits: `.` or `,`. */
export function decimalMark(language: string): string {
  return notationOf(language).decimal;
}

/** What separates groups in some language. One that is the decimal mark of this language is gone by now. */
const GROUP_MARK = /[.,'’\u066c\s]/;

/** The digits without the marks between their groups; undefined where the groups are not those of the language. */
function joinGroups(whole: string, [last, others]: readonly [number, number]): string | undefined {
  if (/^\d+$/.test(whole)) return whole;
  const marks = new Set(
    [...whole].filter((sign) => GROUP_MARK.test(sign)).map((sign) => (/\s/.test(sign) ? ' ' : sign)),
  );
  const groups = whole.split(GROUP_MARK);
  const [first = '', ...rest] = groups;
  const isWellFormed =
    marks.size === 1 &&
    // `0,500` is not five hundred.
    new RegExp(`^[1-9]\\d{0,${others - 1}}$`).test(first) &&
    rest.every(
      (group, index) => /^\d+$/.test(group) && group.length === (index === rest.length - 1 ? last : others),
    );
  return isWellFormed ? groups.join('') : undefined;
}

function refuse(body: string): ParsedNumber {
  return { kind: 'wrong', why: /^\d+(?:[.,'’\u066b\u066c]\d+)+$/.test(body) ? 'wrongMark' : 'notANumber' };
}

/** @returns the decimal mark, and how many digits the last group and those before it have */
function notationOf(language: string): { decimal: string; sizes: readonly [last: number, others: number] } {
  const parts = numberFormat(language, { useGrouping: true, numberingSystem: 'latn' }).formatToParts(
    12345678901.5,
  );
  const groups = parts.filter(({ type }) => type === 'integer').map(({ value }) => value.length);
  const decimal = parts.find(({ type }) => type === 'decimal')?.value ?? '.';
  return { decimal, sizes: groups.length > 2 ? [groups.at(-1) ?? 3, groups.at(-2) ?? 3] : [3, 3] };
}

/** The decimal digits of Unicode stand in runs of ten, some of which follow each other without a gap. */
function toAsciiDigits(text: string): string {
  return text.replaceAll(/(?![0-9])\p{Nd}/gu, (digit) => {
    const code = digit.codePointAt(0) ?? 0;
    let start = code;
    while (/\p{Nd}/u.test(String.fromCodePoint(start - 1))) start -= 1;
    return String((code - start) % 10);
  });
}
