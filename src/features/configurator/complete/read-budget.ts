import { readNumber } from '../fields/read-number.ts';

/** An amount as people write it in their language, as plain decimals; undefined for anything else. Nothing is no budget. */
export function readBudget(text: string, language: string): string | undefined {
  if (text.trim() === '') return '';
  const scale = {
    min: 0,
    max: undefined,
    from: undefined,
    to: undefined,
    step: 0.01,
    isWhole: false,
    decimals: undefined,
  };
  const read = readNumber(text.replaceAll(/[€$£\s\u00a0\u202f]|[A-Z]{3}/g, ''), scale, language);
  return read.kind === 'number' ? String(Math.round(read.value * 100) / 100) : undefined;
}
