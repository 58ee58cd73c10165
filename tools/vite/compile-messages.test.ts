import format from 'icu-minify/format';
import { describe, expect, it } from 'vitest';
import { compileMessages, pickGroups } from './compile-messages.ts';

const formatters = {
  getDateTimeFormat: (...args: ConstructorParameters<typeof Intl.DateTimeFormat>) =>
    new Intl.DateTimeFormat(...args),
  getNumberFormat: (...args: ConstructorParameters<typeof Intl.NumberFormat>) =>
    new Intl.NumberFormat(...args),
  getPluralRules: (...args: ConstructorParameters<typeof Intl.PluralRules>) => new Intl.PluralRules(...args),
};

describe('compileMessages', () => {
  it('keeps the nesting and what the messages say', () => {
    const { cart } = compileMessages({
      cart: { empty: 'Nothing here', items: '{count, plural, one {# thing} other {# things}}' },
    }) as { cart: Record<string, Parameters<typeof format>[0]> };
    expect(format(cart['empty']!, 'en', {}, { formatters })).toBe('Nothing here');
    expect(format(cart['items']!, 'en', { count: 1 }, { formatters })).toBe('1 thing');
    expect(format(cart['items']!, 'en', { count: 1200 }, { formatters })).toBe('1,200 things');
  });

  it('names the message that does not parse', () => {
    expect(() => compileMessages({ cart: { items: '{count, plural, one {# thing}' } })).toThrow(
      /cart\.items/,
    );
  });
});

describe('pickGroups', () => {
  const messages = { cart: { title: 'Cart' }, shell: { skip: 'Skip' } };

  it('takes what is asked for, and everything when nothing is', () => {
    expect(pickGroups(messages, ['cart'])).toEqual({ cart: { title: 'Cart' } });
    expect(pickGroups(messages, undefined)).toEqual(messages);
  });

  it('refuses a group that is not there', () => {
    expect(() => pickGroups(messages, ['cart', 'chart'])).toThrow(/chart/);
  });
});
