import { describe, expect, it } from 'vitest';
import type { Scale } from './field-view.ts';
import { readNumber, writeNumber } from './read-number.ts';

const scale: Scale = { min: 10, max: 20_000, from: 10, to: 100, step: 5, isWhole: true, decimals: undefined };
const open: Scale = {
  min: undefined,
  max: undefined,
  from: undefined,
  to: undefined,
  step: 0.1,
  isWhole: false,
  decimals: 2,
};

describe('readNumber', () => {
  it.each([
    ['1,200', 'en', 1200],
    ['1.200', 'de', 1200],
    ['1 200', 'de', 1200],
    [' 42 ', 'en', 42],
    ['+42', 'en', 42],
  ])('reads %s in %s', (text, language, value) => {
    expect(readNumber(text, scale, language)).toEqual({ kind: 'number', value });
  });

  it('reads decimals as the language writes them', () => {
    expect(readNumber('1,5', open, 'de')).toEqual({ kind: 'number', value: 1.5 });
    expect(readNumber('.5', open, 'en')).toEqual({ kind: 'number', value: 0.5 });
    expect(readNumber('\u22123', open, 'en')).toEqual({ kind: 'number', value: -3 });
  });

  it('takes no more digits than the field has', () => {
    expect(readNumber('1,25', open, 'de')).toEqual({ kind: 'number', value: 1.25 });
    expect(readNumber('1,250', open, 'de')).toEqual({ kind: 'number', value: 1.25 });
    expect(readNumber('1,255', open, 'de')).toEqual({ kind: 'wrong', why: 'tooPrecise' });
  });

  it.each([
    ['twelve', 'notANumber'],
    ['12,5', 'wrongMark'],
    ['1e5', 'notANumber'],
    ['--3', 'notANumber'],
    ['Infinity', 'notANumber'],
    ['12.5', 'notWhole'],
    ['9', 'outOfRange'],
    ['99999999999999999999', 'outOfRange'],
  ])('says what is wrong with %s', (text, why) => {
    expect(readNumber(text, scale, 'en')).toEqual({ kind: 'wrong', why });
  });

  it('tells nothing from nought', () => {
    expect(readNumber('  ', scale, 'en')).toEqual({ kind: 'empty' });
    expect(readNumber('0', open, 'en')).toEqual({ kind: 'number', value: 0 });
  });
});

it('writes what it reads', () => {
  for (const language of ['en', 'de']) {
    expect(readNumber(writeNumber(12345.6, language), open, language)).toEqual({
      kind: 'number',
      value: 12345.6,
    });
  }
});
