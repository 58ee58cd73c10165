import { expect, test } from 'vitest';
import { lampScene } from '../testing/lamp-scene.ts';
import { readScene } from './read-scene.ts';

type Json = Record<string, unknown>;

function changed(change: (scene: { parts: Json[] } & Json) => void): unknown {
  const scene = JSON.parse(JSON.stringify(lampScene())) as { parts: Json[] } & Json;
  change(scene);
  return scene;
}

test('a scene survives the way over the wire', () => {
  expect(readScene(JSON.parse(JSON.stringify(lampScene())))).toEqual(lampScene());
});

test.each<[string, (scene: { parts: Json[] } & Json) => void, string]>([
  ['another format', (scene) => (scene['format'] = 2), '.format: expected 1.'],
  ['an unknown key', (scene) => (scene['script'] = 'alert(1)'), '.script: expected nothing.'],
  ['a missing key', (scene) => delete scene['title'], '.title: expected an object.'],
  [
    'an operation that nobody knows',
    (scene) => (scene['values'] = [{ name: 'a', value: { op: 'eval', args: ['1'] } }]),
    '.values[0].value.op: expected add or subtract or multiply or divide or power or negate or sum or min or max or abs or round or floor or ceil or sqrt or count or and or or or not.',
  ],
  [
    'an unknown shape',
    (scene) =>
      (scene.parts[0] = {
        ...scene.parts[0],
        bodies: [{ shape: { kind: 'blob' }, material: 'steel', placement: {} }],
      }),
    '.parts[0].bodies[0].shape.kind: expected box or cylinder or tube or revolve or extrude or torus or sphere or helix or spokes or loop or gear or decal or mesh.',
  ],
  [
    'a shape without what it needs',
    (scene) =>
      (scene.parts[0] = {
        ...scene.parts[0],
        bodies: [{ shape: { kind: 'box', size: [1, 2] }, material: 'steel', placement: {} }],
      }),
    '.parts[0].bodies[0].shape.size: expected a list of 3.',
  ],
])('%s', (_, change, message) => {
  expect(() => readScene(changed(change))).toThrow(message);
});

test('an expression without end is refused before it is evaluated', () => {
  const scene = changed((json) => {
    let value: unknown = 1;
    for (let depth = 0; depth < 300; depth++) value = { op: 'negate', args: [value] };
    json['values'] = [{ name: 'deep', value }];
  });
  expect(() => readScene(scene)).toThrow('expected at most 200 levels');
  expect(() => readScene(null)).toThrow('The scene: expected an object.');
});
