import { expect, test } from 'vitest';
import { readRetryAfter } from './read-retry-after.ts';

const now = new Date('2026-03-02T08:00:00Z');

test.each([
  ['17', 17],
  [' 0 ', 0],
  ['Mon, 02 Mar 2026 08:00:30 GMT', 30],
  ['Mon, 02 Mar 2026 07:59:00 GMT', 0],
  ['soon', undefined],
  ['', undefined],
  [null, undefined],
])('%j is %j seconds from now', (header, seconds) => {
  expect(readRetryAfter(header, now)).toBe(seconds);
});
