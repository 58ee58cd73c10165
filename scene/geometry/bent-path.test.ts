import { expect, test } from 'vitest';
import { bendPath, lengthOf, pointOn } from './bent-path.ts';
import type { Vector } from './vector.ts';

const corner = (at: Vector, bend = 0) => ({ at, bend });

test('a corner becomes an arc that touches both sides', () => {
  const path = bendPath([corner([0, 0, 0]), corner([10, 0, 0], 2), corner([10, 10, 0])], false);
  expect(path.map(({ kind }) => kind)).toEqual(['line', 'arc', 'line']);
  const [, arc] = path;
  if (arc?.kind !== 'arc') throw new Error('The corner is no arc.');
  const rounded = (vector: Vector) => vector.map((number) => Math.round(number * 1e9) / 1e9 + 0);
  expect([arc.from, arc.to, arc.center, arc.normal].map(rounded)).toEqual([
    [8, 0, 0],
    [10, 2, 0],
    [8, 2, 0],
    [0, 0, 1],
  ]);
  expect(arc.radius).toBeCloseTo(2, 9);
  expect(path.reduce((sum, part) => sum + lengthOf(part), 0)).toBeCloseTo(16 + Math.PI, 9);
  const middle = pointOn(arc, 0.5);
  expect(middle.at[0]).toBeCloseTo(8 + 2 * Math.SQRT1_2, 9);
  expect(middle.along[0]).toBeCloseTo(Math.SQRT1_2, 9);
});

test('a bend takes no more than half of a side', () => {
  const [, arc] = bendPath([corner([0, 0, 0]), corner([4, 0, 0], 100), corner([4, 4, 0])], false);
  expect(arc).toMatchObject({ kind: 'arc', from: [2, 0, 0], to: [4, 2, 0] });
});

test('a closed square with round corners; a point written twice counts once', () => {
  const points: Vector[] = [
    [0, 0, 0],
    [4, 0, 0],
    [4, 0, 0],
    [4, 4, 0],
    [0, 4, 0],
    [0, 0, 0],
  ];
  const path = bendPath(
    points.map((at) => corner(at, 1)),
    true,
  );
  expect(path.filter(({ kind }) => kind === 'arc')).toHaveLength(4);
  expect(path.reduce((sum, part) => sum + lengthOf(part), 0)).toBeCloseTo(8 + 2 * Math.PI, 9);
});

test('a straight line and a way straight back stay sharp', () => {
  const path = bendPath(
    [corner([0, 0, 0]), corner([5, 0, 0], 1), corner([9, 0, 0], 1), corner([2, 0, 0])],
    false,
  );
  expect(path.every(({ kind }) => kind === 'line')).toBe(true);
});
