import { expect, test } from 'vitest';
import { lengthOf } from './bent-path.ts';
import { loopPath } from './loop-path.ts';

const circle = (x: number, y: number, radius: number, outside = false) => ({
  at: [x, y] as const,
  radius,
  outside,
});
const total = (circles: Parameters<typeof loopPath>[0]) =>
  loopPath(circles).reduce((sum, segment) => sum + lengthOf(segment), 0);

test('around two equal circles it is two lines and two halves', () => {
  const path = loopPath([circle(0, 0, 1), circle(4, 0, 1)]);
  expect(path.map(({ kind }) => kind)).toEqual(['arc', 'line', 'arc', 'line']);
  expect(total([circle(0, 0, 1), circle(4, 0, 1)])).toBeCloseTo(8 + 2 * Math.PI, 9);
  expect(path[1]?.from[1]).toBeCloseTo(-1, 9);
});

test('it closes, whatever it runs around', () => {
  const path = loopPath([circle(0, 0, 2), circle(5, 1, 0.5), circle(3, 2.2, 0.4, true), circle(1, 4, 0.5)]);
  path.forEach((segment, index) => {
    const next = path[(index + 1) % path.length];
    for (const axis of [0, 1, 2] as const) expect(segment.to[axis]).toBeCloseTo(next?.from[axis] ?? NaN, 9);
  });
  expect(path.filter((segment) => segment.kind === 'arc' && segment.normal[2] < 0)).toHaveLength(1);
});

test('a crossed belt is longer than an open one', () => {
  expect(total([circle(0, 0, 1), circle(4, 0, 1, true)])).toBeGreaterThan(
    total([circle(0, 0, 1), circle(4, 0, 1)]),
  );
});

test('a circle within another one leaves no way around', () => {
  expect(loopPath([circle(0, 0, 3), circle(1, 0, 1)])).toEqual([]);
});
