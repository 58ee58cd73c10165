import { expect, test } from 'vitest';
import { hintFor, suggestName } from './suggest-name.ts';

test.each([
  ['feild', 'field'],
  ['Label', 'label'],
  ['lable', 'label'],
  ['fork_fild', 'fork_field'],
])('takes "%s" for "%s"', (written, meant) => {
  expect(suggestName(written, ['label', 'field', 'fork_field'])).toBe(meant);
});

test('does not guess wildly', () => {
  expect(suggestName('saddle', ['fork', 'rim'])).toBeUndefined();
});

test('lists what there is when nothing is close, and says how much more', () => {
  expect(hintFor('saddle', ['fork', 'rim'])).toBe('There is: fork, rim.');
  expect(
    hintFor(
      'saddle',
      Array.from({ length: 15 }, (_, i) => `v${i}`),
    ),
  ).toMatch(/v11 and 3 more\.$/);
  expect(hintFor('saddle', [])).toBeUndefined();
});
