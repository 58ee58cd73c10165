import { expect, test } from 'vitest';
import {
  alongDirection,
  applyToPoint,
  identity,
  inverse,
  isMirrored,
  mirror,
  multiply,
  positionOf,
  rotation,
  translation,
  turn,
} from './transform.ts';
import type { Vector } from './vector.ts';

function close(actual: Vector, expected: Vector) {
  for (const index of [0, 1, 2] as const) expect(actual[index]).toBeCloseTo(expected[index], 12);
}

test('turns go counterclockwise, about x first and z last', () => {
  expect(applyToPoint(turn('z', 90), [1, 0, 0])).toEqual([0, 1, 0]);
  close(applyToPoint(rotation([90, 0, 90]), [0, 1, 0]), [0, 0, 1]);
  close(applyToPoint(rotation([0, 90, 0]), [0, 0, 1]), [1, 0, 0]);
});

test('the inverse undoes', () => {
  const placed = multiply(translation([1, 2, 3]), multiply(rotation([20, 30, 40]), mirror('z')));
  expect(isMirrored(placed)).toBe(true);
  const back = multiply(inverse(placed), placed);
  back.forEach((number, index) => {
    expect(number).toBeCloseTo(identity[index] ?? 0, 12);
  });
});

test('along a direction, y points there and z stays near z', () => {
  const placed = alongDirection([3, 4, 0], [1, 1, 1]);
  close(positionOf(placed), [1, 1, 1]);
  close(applyToPoint(placed, [0, 5, 0]), [4, 5, 1]);
  close(applyToPoint(placed, [0, 0, 1]), [1, 1, 2]);
  expect(isMirrored(alongDirection([0, 0, 1], [0, 0, 0]))).toBe(false);
});
