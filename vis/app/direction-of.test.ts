import { expect, test } from 'vitest';
import { directionOf } from './direction-of.ts';

test.each([
  ['ar', 'rtl'],
  ['ar-EG', 'rtl'],
  ['HE', 'rtl'],
  ['en', 'ltr'],
  ['de-CH', 'ltr'],
  ['', 'ltr'],
])('%s is written %s', (language, direction) => {
  expect(directionOf(language)).toBe(direction);
});
