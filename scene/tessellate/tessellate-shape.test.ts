import { describe, expect, test } from 'vitest';
import type { Shape } from '../shape/shape.ts';
import type { MeshData } from './mesh-builder.ts';
import { tessellateShape } from './tessellate-shape.ts';

type Drawn = Exclude<Shape, { readonly kind: 'mesh' }>;
type Corner = readonly [number, number, number];

function trianglesOf({ positions, indices }: MeshData): Corner[][] {
  const corner = (index: number): Corner => [
    positions[3 * index] ?? NaN,
    positions[3 * index + 1] ?? NaN,
    positions[3 * index + 2] ?? NaN,
  ];
  return Array.from({ length: indices.length / 3 }, (_, triangle) =>
    [0, 1, 2].map((side) => corner(indices[3 * triangle + side] ?? -1)),
  );
}

function cross([a, b, c]: Corner, [d, e, f]: Corner): Corner {
  return [b * f - c * e, c * d - a * f, a * e - b * d];
}

/** By the divergence theorem: only a closed surface that looks outwards everywhere has the volume of its body. */
function volumeOf(mesh: MeshData): number {
  return trianglesOf(mesh).reduce((sum, [a = [0, 0, 0], b = a, c = a]) => {
    const [x, y, z] = cross(b, c);
    return sum + (a[0] * x + a[1] * y + a[2] * z) / 6;
  }, 0);
}

/** The share of the surface whose normals look to the side that its triangles face. */
function agreement(mesh: MeshData): number {
  let [agreeing, all] = [0, 0];
  trianglesOf(mesh).forEach(([a = [0, 0, 0], b = a, c = a], triangle) => {
    const facing = cross([b[0] - a[0], b[1] - a[1], b[2] - a[2]], [c[0] - a[0], c[1] - a[1], c[2] - a[2]]);
    const area = Math.hypot(...facing);
    all += area;
    const agrees = [0, 1, 2].every((side) => {
      const index = mesh.indices[3 * triangle + side] ?? -1;
      const normal = [0, 1, 2].map((axis) => mesh.normals[3 * index + axis] ?? NaN);
      return facing.reduce((sum, value, axis) => sum + value * (normal[axis] ?? NaN), 0) > 0;
    });
    if (agrees) agreeing += area;
  });
  return agreeing / all;
}

const corner = (x: number, y: number, radius = 0) => ({ at: [x, y] as const, corner: radius });
const point = (x: number, y: number, z: number, bend = 0) => ({ at: [x, y, z] as const, bend });
const square = [corner(-0.1, -0.1), corner(0.1, -0.1), corner(0.1, 0.1), corner(-0.1, 0.1)];
const { PI } = Math;

const solids: readonly (readonly [string, Drawn, number])[] = [
  ['a box', { kind: 'box', size: [0.1, 0.2, 0.3] }, 0.006],
  [
    'a round box',
    { kind: 'box', size: [0.2, 0.2, 0.2], round: 0.05 },
    0.1 ** 3 + 6 * 0.1 * 0.1 * 0.05 + (12 / 4) * PI * 0.05 ** 2 * 0.1 + (4 / 3) * PI * 0.05 ** 3,
  ],
  ['a ball out of a box', { kind: 'box', size: [0.2, 0.2, 0.2], round: 0.1 }, (4 / 3) * PI * 0.1 ** 3],
  ['a cylinder', { kind: 'cylinder', diameter: 0.2, length: 0.5 }, PI * 0.01 * 0.5],
  ['a cone', { kind: 'cylinder', diameter: 0.2, top: 0, length: 0.3 }, (PI * 0.01 * 0.3) / 3],
  ['a pipe', { kind: 'cylinder', diameter: 0.2, bore: 0.1, length: 0.5 }, PI * (0.01 - 0.0025) * 0.5],
  ['a rod', { kind: 'tube', path: [point(0, 0, 0), point(0, 1, 0)], diameter: 0.1 }, PI * 0.0025],
  [
    'an oval rod',
    { kind: 'tube', path: [point(0, 0, 0), point(1, 0, 0)], diameter: 0.1, height: 0.05 },
    (PI * 0.1 * 0.05) / 4,
  ],
  [
    'a bent rod',
    { kind: 'tube', path: [point(0, 0, 0), point(1, 0, 0, 0.5), point(1, 1, 0)], diameter: 0.1 },
    PI * 0.0025 * (1 + 0.25 * PI),
  ],
  [
    'a rod with a corner',
    { kind: 'tube', path: [point(0, 0, 0), point(1, 0, 0), point(1, 1, 0)], diameter: 0.05 },
    PI * 0.000625 * 2,
  ],
  [
    'a rod with round ends',
    { kind: 'tube', path: [point(0, 0, 0), point(0, 0, 1)], diameter: 0.1, ends: 'round' },
    PI * 0.0025 + (4 / 3) * PI * 0.05 ** 3,
  ],
  ['a ring', { kind: 'torus', diameter: 0.6, thickness: 0.04 }, PI * 0.6 * PI * 0.0004],
  [
    'half a ring',
    { kind: 'torus', diameter: 0.6, thickness: 0.04, angle: 180, start: 30 },
    (PI * 0.6 * PI * 0.0004) / 2,
  ],
  [
    'a turned outline',
    { kind: 'revolve', outline: square.map(({ at: [x, y] }) => corner(x + 0.3, y)) },
    2 * PI * 0.3 * 0.04,
  ],
  [
    'a turned line',
    { kind: 'revolve', outline: [corner(0.3, 0), corner(0.3, 0.2)], wall: 0.01, angle: 90 },
    (PI * 0.3 * 0.01 * 0.2) / 2,
  ],
  ['an outline clockwise', { kind: 'extrude', outline: [...square].reverse(), depth: 0.1 }, 0.004],
  [
    'a plate with holes',
    {
      kind: 'extrude',
      outline: square,
      depth: 0.1,
      holes: [[corner(-0.02, -0.02), corner(0.02, -0.02), corner(0.02, 0.02), corner(-0.02, 0.02)]],
      bores: [{ at: [0.06, 0], diameter: 0.02, count: 4 }],
    },
    0.1 * (0.04 - 0.0016 - 4 * PI * 0.0001),
  ],
  [
    'a plate with broken edges',
    { kind: 'extrude', outline: square, depth: 0.1, bevel: 0.01 },
    0.04 * 0.08 + (2 * 0.01 * (0.04 + 0.0324 + 0.036)) / 3,
  ],
  ['an ellipsoid', { kind: 'sphere', size: [0.2, 0.3, 0.4] }, (4 / 3) * PI * 0.1 * 0.15 * 0.2],
  ['half a ball', { kind: 'sphere', size: [0.2, 0.2, 0.2], angle: 90 }, (2 / 3) * PI * 0.001],
  [
    'a spring',
    { kind: 'helix', diameter: 0.4, thickness: 0.06, height: 0.1, turns: 1 },
    PI * 0.0009 * Math.hypot(PI * 0.4, 0.1),
  ],
  [
    'a belt',
    {
      kind: 'loop',
      around: [
        { at: [0, 0], diameter: 0.2, outside: false },
        { at: [0.5, 0], diameter: 0.2, outside: false },
      ],
      width: 0.02,
      thickness: 0.004,
    },
    0.02 * 0.004 * (1 + 0.2 * PI),
  ],
];

describe.each(solids)('%s', (_, shape, volume) => {
  const mesh = tessellateShape(shape);
  test('has its volume', () => {
    expect(volumeOf(mesh) / volume).toBeGreaterThan(0.97);
    expect(volumeOf(mesh) / volume).toBeLessThan(1.005);
  });
  test('looks outwards everywhere', () => {
    expect(agreement(mesh)).toBeGreaterThan(0.999);
  });
});

test('wires, chains, sprockets and labels look outwards too', () => {
  const shapes: Drawn[] = [
    { kind: 'spokes', count: 32, hub: 0.05, rim: 0.6, spread: 0.06, thickness: 0.002, cross: 3 },
    { kind: 'gear', teeth: 36, pitch: 0.0127, width: 0.003, bore: 0.1 },
    { kind: 'decal', width: 0.1, height: 0.02, curve: 0.04 },
    {
      kind: 'loop',
      around: [
        { at: [0, 0], diameter: 0.15, outside: false },
        { at: [0.4, 0], diameter: 0.08, outside: false },
      ],
      width: 0.008,
      thickness: 0.008,
      links: 100,
    },
  ];
  for (const shape of shapes) {
    const mesh = tessellateShape(shape);
    expect(agreement(mesh)).toBeGreaterThan(0.999);
    expect([...mesh.positions, ...mesh.normals].every(Number.isFinite)).toBe(true);
  }
});
