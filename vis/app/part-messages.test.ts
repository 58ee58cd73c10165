import { expect, test } from 'vitest';
import { partMessages } from './part-messages.ts';

const commit = { colour_field: 'red', lid_field: 'open' };

test('a part that can be changed is changed by one message', () => {
  expect(partMessages({ commit, group: 'paint' }, {})).toEqual([
    { action: 'multicommit', parameters: commit },
  ]);
});

test.each([true, 'true'])('a client that commits one value of a message gets a message each (%j)', (flag) => {
  expect(partMessages({ commit, group: undefined }, { singleCommits: flag })).toEqual([
    { action: 'multicommit', parameters: { colour_field: 'red' } },
    { action: 'multicommit', parameters: { lid_field: 'open' } },
  ]);
});

test('any other part leads to its group, if it has one', () => {
  expect(partMessages({ commit: undefined, group: 'paint' }, { singleCommits: true })).toEqual([
    { action: 'group', value: 'paint' },
  ]);
  expect(partMessages({ commit: undefined, group: undefined }, {})).toEqual([]);
});
