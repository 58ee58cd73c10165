import { describe, expect, test } from 'vitest';
import { readBudget } from './read-budget.ts';

const euros = (text: string, language = 'en') => readBudget(text, { language, currency: 'EUR' });

describe('a budget', () => {
  test.each([
    ['en', '1500', '1500'],
    ['en', '1,500', '1500'],
    ['en', '1,500.50', '1500.5'],
    ['de', '1.500,50', '1500.5'],
    ['de', '1.500', '1500'],
    ['de', '0,5', '0.5'],
    ['en', '€1500', '1500'],
    ['en', '1500 EUR', '1500'],
    ['de', '1500 €', '1500'],
    ['en', ' 0.05 ', '0.05'],
    ['en', '', ''],
    ['en', '  ', ''],
  ])('%s: %s is %s', (language, text, plain) => {
    expect(euros(text, language)).toBe(plain);
  });

  test.each(['much', '15 00x', '1,50,0', '1.2.3', '-5', '7.005', '1500 people', '€'])(
    '%s is none',
    (text) => {
      expect(euros(text)).toBeUndefined();
    },
  );

  test('in German, a point before other than three digits is no mark of a group', () => {
    expect(euros('1500.50', 'de')).toBeUndefined();
  });

  test('has as many decimals as the currency', () => {
    expect(readBudget('1.125', { language: 'en', currency: 'KWD' })).toBe('1.125');
    expect(readBudget('1500', { language: 'en', currency: 'JPY' })).toBe('1500');
    expect(readBudget('1500.5', { language: 'en', currency: 'JPY' })).toBeUndefined();
    expect(readBudget('5', { language: 'en' })).toBe('5');
  });
});
