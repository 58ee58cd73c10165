import { describe, expect, test } from 'vitest';
import { MessageLimit, readVisMessage } from './vis-message.ts';

describe('messages of a visualization', () => {
  test.each([
    { action: 'multicommit', parameters: { frame_field: 'steel', bell_field: 'Yes' } },
    { action: 'group', value: 'frame_group' },
    { action: 'button_visibility', parameters: { open: true, close: false } },
  ])('%j is understood', (message) => {
    expect(readVisMessage(message)).toEqual(message);
  });

  test.each([
    undefined,
    'multicommit',
    {},
    { action: 'eval', value: 'alert(1)' },
    { action: 'multicommit' },
    { action: 'multicommit', parameters: {} },
    { action: 'multicommit', parameters: { frame_field: 7 } },
    { action: 'multicommit', parameters: { frame_field: { toString: 'steel' } } },
    { action: 'multicommit', parameters: { '': 'steel' } },
    {
      action: 'multicommit',
      parameters: Object.fromEntries(Array.from({ length: 201 }, (_, n) => [`f${n}`, 'x'])),
    },
    { action: 'group', value: '' },
    { action: 'group', value: ['frame_group'] },
    { action: 'button_visibility', parameters: { open: 'yes' } },
  ])('%j is not', (message) => {
    expect(readVisMessage(message)).toBeUndefined();
  });
});

test('a flood of messages is cut off, and a second later it goes on', () => {
  const limit = new MessageLimit(3);
  const allowed = [0, 1, 2, 3, 999, 1000, 1001, 1002, 1003].map((now) => limit.allows(now));
  expect(allowed).toEqual([true, true, true, false, false, true, true, true, false]);
});
