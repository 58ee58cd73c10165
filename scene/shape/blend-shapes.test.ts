import { expect, test } from 'vitest';
import { blendShapes } from './blend-shapes.ts';

test('every number is mixed, as long as the description is the same', () => {
  const rod = (length: number, x: number) =>
    ({
      kind: 'tube',
      diameter: length,
      ends: 'flat',
      path: [
        { at: [0, 0, 0], bend: 0 },
        { at: [x, 1, 0], bend: 2 },
      ],
    }) as const;
  expect(blendShapes(rod(1, 4), rod(3, 8), 0.5)).toEqual(rod(2, 6));
  expect(blendShapes(rod(1, 4), { ...rod(3, 8), ends: 'round' }, 0.5)).toBeUndefined();
  expect(blendShapes(rod(1, 4), { ...rod(3, 8), end: 1 }, 0.5)).toBeUndefined();
  expect(blendShapes(rod(1, 4), { ...rod(3, 8), path: rod(3, 8).path.slice(1) }, 0.5)).toBeUndefined();
  expect(blendShapes(rod(1, 4), { kind: 'box', size: [1, 1, 1] }, 0.5)).toBeUndefined();
});
