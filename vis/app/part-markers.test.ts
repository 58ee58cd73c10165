import { expect, test } from 'vitest';
import { partMarkers } from './part-markers.ts';

const viewers = {
  count: 3,
  named: [
    { name: 'Ada', part: 'fork' },
    { name: 'Ada', part: 'saddle' },
    { name: 'Ben', part: 'fork' },
    { name: 'Eve' },
    { name: 'x', part: 'frame', isOwner: true as const },
  ],
};

test('the owner sees where viewers point at, not where the owner does', () => {
  expect(partMarkers(viewers, { isOwner: true }, 'Owner')).toEqual([
    { part: 'fork', label: 'Ada, Ben' },
    { part: 'saddle', label: 'Ada' },
  ]);
});

test('a viewer sees others, the owner, and another one of the same name', () => {
  expect(partMarkers(viewers, { name: ' Ada ' }, 'Owner')).toEqual([
    { part: 'saddle', label: 'Ada' },
    { part: 'fork', label: 'Ben' },
    { part: 'frame', label: 'Owner' },
  ]);
});

test('where nothing is shared there is no marker', () => {
  expect(partMarkers(undefined, { name: '' }, 'Owner')).toEqual([]);
});
