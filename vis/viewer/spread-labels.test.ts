import { expect, test } from 'vitest';
import { spreadLabels } from './spread-labels.ts';

const size = { width: 100, height: 20 };
const placesOf = (boxes: ReturnType<typeof spreadLabels>) => boxes.map(({ x, y }) => [x, y]);

test('texts that cover each other go down, from the top, and others stay', () => {
  const labels = [
    { x: 200, y: 55, ...size },
    { x: 210, y: 50, ...size },
    { x: 190, y: 60, ...size },
    { x: 320, y: 58, ...size },
  ];
  expect(placesOf(spreadLabels(labels, 400))).toEqual([
    [200, 72],
    [210, 50],
    [190, 94],
    [320, 58],
  ]);
});

test('no text is cut off at a side, and one that is wider than the picture is in its middle', () => {
  const labels = [
    { x: 10, y: 10, ...size },
    { x: 195, y: 90, ...size },
    { x: 0, y: 50, width: 300, height: 20 },
  ];
  expect(placesOf(spreadLabels(labels, 200))).toEqual([
    [50, 10],
    [150, 90],
    [100, 50],
  ]);
});

test('texts below the lower edge go up and push others, which keep their order', () => {
  const labels = [
    { x: 200, y: 60, ...size },
    { x: 210, y: 85, ...size },
    { x: 190, y: 120, ...size },
    { x: 320, y: 95, ...size },
    { x: 320, y: 20, ...size },
  ];
  expect(placesOf(spreadLabels(labels, 400, 100))).toEqual([
    [200, 46],
    [210, 68],
    [190, 90],
    [320, 90],
    [320, 20],
  ]);
});
