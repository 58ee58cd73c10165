import { expect, it } from 'vitest';
import { conversionTo } from './convert-amount.ts';
import { decimalText, readAmount } from './grid-view.ts';

const currencies = {
  base: 'EUR',
  asOf: '2026-01-05T09:00:00.000Z',
  rates: [
    { currency: 'CHF', rate: '0.94' },
    { currency: 'USD', rate: '1.095' },
    { currency: 'JPY', rate: '160' },
    { currency: 'KWD', rate: '0.5' },
    { currency: 'GBP', rate: 'unknown' },
  ],
};

function converted(text: string, currency: string): string | undefined {
  const amount = readAmount(text);
  const to = conversionTo(currency, currencies);
  return amount && to && decimalText(to.convert(amount));
}

it('converts each amount exactly, and rounds once to the smallest unit of the currency', () => {
  expect(converted('100.00', 'CHF')).toBe('94.00');
  expect(converted('0.10', 'USD')).toBe('0.11');
  expect(converted('1.00', 'USD'), 'half a cent').toBe('1.10');
  expect(converted('-1.00', 'USD'), 'half a cent less').toBe('-1.10');
  expect(converted('0.99', 'USD')).toBe('1.08');
  expect(converted('12.34', 'JPY'), 'without decimals').toBe('1974');
  expect(converted('3', 'KWD'), 'with three').toBe('1.500');
  expect(converted('-0.00', 'CHF')).toBe('0.00');
  expect(converted('90071992547409.93', 'CHF'), 'beyond floating point').toBe('84667672994565.33');
});

it('converts neither to the base currency nor without a rate', () => {
  for (const currency of ['EUR', 'GBP', 'SEK', ''])
    expect(conversionTo(currency, currencies), currency).toBeUndefined();
});
