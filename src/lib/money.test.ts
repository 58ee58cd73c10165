import { describe, expect, it } from 'vitest';
import { formatMoney, readMoney } from './money.ts';

/** Intl separates with non-breaking spaces. */
const plain = (text: string) => text.replace(/\u00a0/g, ' ');

describe('readMoney', () => {
  it('reads a number with its currency', () => {
    expect(readMoney('1299.50', 'EUR')).toEqual({ amount: 1299.5, currency: 'EUR' });
  });

  it('keeps finished texts and unknown currencies as they are', () => {
    expect(readMoney('€ 1,000.00', 'EUR')).toEqual({ text: '€ 1,000.00' });
    expect(readMoney('12', 'credits')).toEqual({ text: '12 credits' });
    expect(readMoney('12', undefined)).toEqual({ text: '12' });
  });

  it('knows no price where there is none', () => {
    expect(readMoney('', 'EUR')).toBeUndefined();
    expect(readMoney(undefined, 'EUR')).toBeUndefined();
  });
});

describe('formatMoney', () => {
  it('writes as the language does', () => {
    const money = { amount: 1299.5, currency: 'EUR' };
    expect(plain(formatMoney(money, 'en'))).toBe('€1,299.50');
    expect(plain(formatMoney(money, 'de'))).toBe('1.299,50 €');
  });

  it('leaves out empty cents only when asked to', () => {
    const money = { amount: 1399, currency: 'EUR' };
    expect(formatMoney(money, 'en')).toBe('€1,399.00');
    expect(formatMoney(money, 'en', 'brief')).toBe('€1,399');
    expect(formatMoney({ amount: 1399.5, currency: 'EUR' }, 'en', 'brief')).toBe('€1,399.50');
  });

  it('does not touch a finished text', () => {
    expect(formatMoney({ text: 'on request' }, 'de')).toBe('on request');
  });
});
