import { describe, expect, it } from 'vitest';
import { nearestMark, stepBy } from './scale-marks.ts';

const scale = { min: 10, max: 20_000, step: 5 };
const open = { step: 0.1 };

describe('stepBy', () => {
  it('stays on the marks and between the ends', () => {
    expect(stepBy(20, 1, scale)).toBe(25);
    expect(stepBy(22, 1, scale)).toBe(25);
    expect(stepBy(22, -1, scale)).toBe(20);
    expect(stepBy(10, -1, scale)).toBe(10);
    expect(stepBy(19_998, 10, scale)).toBe(20_000);
  });

  it('does not collect errors of floating point', () => {
    expect(stepBy(0.2, 1, open)).toBe(0.3);
  });
});

describe('an end that is no mark of the steps', () => {
  const uneven = { min: 49, max: 100, step: 5 };

  it('is reached and left', () => {
    expect(stepBy(99, 1, uneven)).toBe(100);
    expect(stepBy(100, 1, uneven)).toBe(100);
    expect(stepBy(100, -1, uneven)).toBe(99);
  });

  it('is pointed at', () => {
    expect([49.4, 51.6, 99.4, 99.6, 100].map((at) => nearestMark(at, uneven))).toEqual([
      49, 54, 99, 100, 100,
    ]);
    expect(nearestMark(0.26, { min: 0, max: 1, step: 0.1 })).toBe(0.3);
  });
});
