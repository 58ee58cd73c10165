import { expect, test } from 'vitest';
import { applyToPoint, isMirrored, positionOf } from '../geometry/transform.ts';
import type { Vector } from '../geometry/vector.ts';
import { lampScene, rod, sceneText } from '../testing/lamp-scene.ts';
import { evaluateScene } from './evaluate-scene.ts';
import type { PlacedPart } from './placed-scene.ts';

const values = (arm: string, shade = 'dome') => [
  { name: 'arm_field', value: arm },
  { name: 'shade_field', value: shade },
  { name: 'something_else', value: 'ignored' },
];

function at(part: PlacedPart | undefined, body = 0, copy = 0): Vector {
  const placement = part?.bodies[body]?.placements[copy];
  if (!placement) throw new Error('There is no such copy.');
  return positionOf(placement).map((number) => Math.round(number * 1e6) / 1e6 + 0) as unknown as Vector;
}

test('numbers are in metres, and parts are where they are docked', () => {
  const { parts, problems } = evaluateScene(lampScene(), values('380'));
  expect(problems).toEqual([]);
  expect(parts.map(({ name }) => name)).toEqual(['arm', 'shade', 'bulb']);
  const [arm, shade, bulb] = parts;
  expect(arm?.bodies[0]?.shape).toEqual({ kind: 'cylinder', diameter: 0.01, length: 0.4 });
  expect(arm?.bodies[0]?.material).toEqual({ color: '#888888', metalness: 1 });
  expect(at(shade)).toEqual([0, 0.43, 0]);
  expect(at(bulb)).toEqual([0, 0.435, 0]);
});

test('materials follow the configuration, and colours are written in one way', () => {
  const [arm] = evaluateScene(lampScene(), values('380', 'cone')).parts;
  expect(arm?.bodies[0]?.material.color).toBe('#ff0000');
});

test('what is docked to an absent part is absent, without a word', () => {
  const { parts, problems } = evaluateScene(lampScene(), values('380', 'none'));
  expect(parts.map(({ name }) => name)).toEqual(['arm']);
  expect(problems).toEqual([]);
});

test('an action moves what depends on it', () => {
  const [, shade] = evaluateScene(lampScene(), values('380'), new Set(['tilted'])).parts;
  expect(at(shade)).toEqual([-0.43, 0, 0]);
});

test('what cannot be calculated is left out and said, and the rest stands', () => {
  const { parts, dimensions, problems } = evaluateScene(lampScene(), [
    { name: 'shade_field', value: 'dome' },
  ]);
  expect(parts.map(({ name, bodies }) => [name, bodies.length])).toEqual([['arm', 0]]);
  expect(dimensions).toEqual([]);
  expect(problems[0]).toBe('docking point "arm.end": docking point "arm.end" cannot be calculated');
  expect(problems[1]).toMatch(/^part "arm", shape 1: /);
});

test('a click takes the next value, and none where it is unknown what is shown', () => {
  const commitOf = (shade: string) =>
    evaluateScene(lampScene(), values('380', shade)).parts.find(({ name }) => name === 'shade')?.commit;
  expect(commitOf('dome')).toEqual({ shade_field: 'cone' });
  expect(commitOf('cone')).toEqual({ shade_field: 'none' });
});

test('dimensions are measured between docking points, along an axis', () => {
  const straight = evaluateScene(lampScene(), values('380')).dimensions;
  expect(straight).toMatchObject([
    { name: 'height', from: [0, 0, 0], to: [0, 0.4, 0], shift: [-0.05, 0, 0] },
  ]);
  expect(straight[0]?.length).toBeCloseTo(0.4, 12);
  const tilted = evaluateScene(lampScene(), values('380'), new Set(['tilted'])).dimensions;
  expect(tilted[0]?.length).toBeCloseTo(0, 12);
});

test('copies stand in a row, around an axis and in a mirror, about the frame that they are placed in', () => {
  const copied = rod('posts', 10, {
    placement: { at: [100, 0, 0] },
    bodies: [
      {
        shape: { kind: 'box', size: [1, 1, 1] },
        material: 'steel',
        placement: { at: [0, 0, 5] },
        repeat: [
          { count: 2, shift: [0, 20, 0] },
          { count: 4, around: 'y' },
        ],
      },
      {
        shape: { kind: 'box', size: [1, 1, 1] },
        material: 'steel',
        placement: { at: [0, 0, 5] },
        repeat: [{ count: 3, around: 'y', angle: 90 }],
        mirror: 'z',
      },
    ],
  });
  const [part] = evaluateScene(lampScene({ parts: [copied], dimensions: [] }), values('1')).parts;
  expect(part?.bodies[0]?.placements).toHaveLength(8);
  expect([0, 1, 2, 3].map((copy) => at(part, 0, copy))).toEqual([
    [0.1, 0, 0.005],
    [0.1, 0.02, 0.005],
    [0.105, 0, 0],
    [0.105, 0.02, 0],
  ]);
  const fan = part?.bodies[1]?.placements ?? [];
  expect(fan.map((_, copy) => at(part, 1, copy))).toEqual([
    [0.1, 0, 0.005],
    [0.103536, 0, 0.003536],
    [0.105, 0, 0],
    [0.1, 0, -0.005],
    [0.103536, 0, -0.003536],
    [0.105, 0, 0],
  ]);
  expect(fan.map(isMirrored)).toEqual([false, false, false, true, true, true]);
});

test('a path may go by docking points of other parts, seen from where it is', () => {
  const cable = rod('cable', 1, {
    placement: { on: 'arm.end', turn: [0, 0, 90] },
    bodies: [
      {
        shape: {
          kind: 'tube',
          diameter: 2,
          path: [{ at: [0, 0, 0] }, { point: 'arm', shift: [0, 0, 7], bend: 3 }],
        },
        material: 'steel',
        placement: {},
      },
    ],
  });
  const { parts } = lampScene();
  const { parts: placed } = evaluateScene(lampScene({ parts: [...parts, cable] }), values('380'));
  const body = placed.at(-1)?.bodies[0];
  if (body?.shape.kind !== 'tube') throw new Error('There is no cable.');
  const [, end] = body.shape.path;
  expect(end?.bend).toBe(0.003);
  const inScene = applyToPoint(body.placements[0] ?? [], end?.at ?? [0, 0, 0]);
  inScene.forEach((number, index) => {
    expect(number).toBeCloseTo([0, 0, 0.007][index] ?? 0, 12);
  });
});

test('along the way between two docking points', () => {
  const clip = rod('clip', 0, {
    placement: { along: { from: 'arm', to: 'arm.end', share: 0.5, shift: 10 }, at: [0, 0, 3] },
  });
  const { parts } = lampScene();
  const placed = evaluateScene(lampScene({ parts: [...parts, clip] }), values('380'), new Set(['tilted']));
  expect(at(placed.parts.at(-1))).toEqual([-0.21, 0, 0.003]);
});

test('too many copies are left out before anything is made of them', () => {
  const bricks = rod('bricks', 10, { repeat: [{ count: 1e9, shift: [1, 0, 0] }] });
  const many = rod('many', 10, {
    bodies: [0, 1, 2].map(() => ({
      shape: { kind: 'box', size: [1, 1, 1] },
      material: 'steel',
      placement: {},
      repeat: [
        { count: 90, shift: [1, 0, 0] },
        { count: 90, shift: [0, 1, 0] },
      ],
    })),
  });
  const { parts, problems } = evaluateScene(
    lampScene({ parts: [bricks, many], dimensions: [] }),
    values('1'),
  );
  expect(parts.map(({ name, bodies }) => [name, bodies.length])).toEqual([['many', 2]]);
  expect(problems).toEqual([
    'part "bricks": it has 1000000000 copies, more than 20000',
    'part "many", shape 3: the scene has more than 20000 copies of shapes with it',
  ]);
});

test('actions are offered while there is something to do', () => {
  const scene = lampScene({
    actions: [
      { name: 'tilted', label: sceneText('Tilt') },
      {
        name: 'open',
        label: sceneText('Open'),
        when: { op: '=', args: [{ op: 'field', name: 'shade_field' }, 'cone'] },
      },
    ],
  });
  expect(evaluateScene(scene, values('1')).actions).toEqual(['tilted']);
  expect(evaluateScene(scene, values('1', 'cone')).actions).toEqual(['tilted', 'open']);
});
