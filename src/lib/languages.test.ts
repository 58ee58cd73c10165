import { describe, expect, it } from 'vitest';
import { isLanguage, preferredLanguage } from './languages.ts';

describe('preferredLanguage', () => {
  it('takes the first language that is spoken, regions aside', () => {
    expect(preferredLanguage(['fr-FR', 'de-AT', 'en'])).toBe('de');
    expect(preferredLanguage(['EN-us'])).toBe('en');
  });

  it('falls back to English', () => {
    expect(preferredLanguage([])).toBe('en');
    expect(preferredLanguage(['fr', 'toString'])).toBe('en');
  });
});

describe('isLanguage', () => {
  it('knows only our own, not what every object inherits', () => {
    expect(isLanguage('de')).toBe(true);
    expect(isLanguage('constructor')).toBe(false);
    expect(isLanguage(undefined)).toBe(false);
  });
});
