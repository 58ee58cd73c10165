import { expect, test } from 'vitest';
import { evaluateScene } from '#scene/evaluate/evaluate-scene.ts';
import { readScene } from '#scene/read/read-scene.ts';
import { loadModel } from '../compile/load-model.ts';
import { folderWith, modelText, problemsOf } from '../testing/model-folder.ts';
import { faults, sceneText, sections } from './testing/sample-scene.ts';

async function loaded(more: Readonly<Record<string, string>>, files: Readonly<Record<string, string>> = {}) {
  const folder = await folderWith({
    'model.yaml': modelText(sections),
    'scene.yaml': sceneText(more),
    ...files,
  });
  const { scene, revision } = await loadModel(folder);
  if (!scene) throw new Error('The model has no scene.');
  return { scene: readScene(JSON.parse(JSON.stringify(scene.scene))), assets: scene.assets, revision };
}

const configuration = (values: Readonly<Record<string, string>>) =>
  Object.entries({
    arm_field: 'long',
    lamp_field: 'Yes',
    clamp_field: 'No',
    height_field: '500',
    depth_field: '30',
    count_field: '2',
    volume_field: '1000',
    lit_field: 'Yes',
    shelf_count: '2',
    shelf_1_rise_field: '200',
    shelf_2_rise_field: '250',
    ...values,
  }).map(([name, value]) => ({ name, value }));
test('a scene is compiled to JSON that is evaluated to numbers in metres', async () => {
  const { scene } = await loaded({
    values: `
  reach: arm_field.reach * 10
  thick: { by: arm_field, short: 8, long: { by: lamp_field, yes: arm_field.width / 2, no: 11 } }
  ballast: if(clamp_field.weight > 1, 30, 20)`,
    materials: `
  steel: { color: { by: arm_field.kind, S: '#111111', else: '#EEEEEE' }, roughness: 0.5 }`,
    parts: `
  lamp:
    label: Lamp
    about: [lamp_field]
    group: g
    on: arm.end
    when: lit_field
    click: { commit: { lamp_field: no } }
    shapes: [{ sphere: { size: [40, 40, 40] }, material: steel }]
  arm:
    label: Arm
    about: [arm_field, height_field]
    click: { cycle: arm_field }
    at: [0, height_field, 0]
    points: { end: { at: [reach, 0, 0], turn: [0, 0, 45 + 45] } }
    shapes:
      - tube: { path: [[0, 0, 0], end], diameter: thick }
        material: steel
      - box: { size: [ballast, 10, 10] }
        material: steel`,
  });
  expect(scene.parts.map(({ name }) => name)).toEqual(['arm', 'lamp']);
  expect(Object.keys(scene.fields).sort()).toEqual([
    'arm_field',
    'clamp_field',
    'height_field',
    'lamp_field',
    'lit_field',
  ]);
  const { parts, problems } = evaluateScene(scene, configuration({}));
  expect(problems).toEqual([]);
  expect(parts[0]?.bodies.map(({ shape }) => shape)).toEqual([
    {
      kind: 'tube',
      diameter: 0.012,
      path: [
        { at: [0, 0, 0], bend: 0 },
        { at: [0.8, 0, 0], bend: 0 },
      ],
    },
    { kind: 'box', size: [0.02, 0.01, 0.01] },
  ]);
  expect(parts[0]?.bodies[0]?.material).toEqual({ color: '#eeeeee', roughness: 0.5 });
  expect(parts[0]?.commit).toEqual({ arm_field: 'short' });
  expect(parts[1]?.bodies[0]?.placements[0]?.slice(12, 15)).toEqual([0.8, 0.5, 0]);
  expect(parts[1]?.commit).toEqual({ lamp_field: 'No' });
  const without = evaluateScene(
    scene,
    configuration({ lit_field: 'No', clamp_field: 'Yes', arm_field: 'short' }),
  );
  expect(without.parts.map(({ name }) => name)).toEqual(['arm']);
  expect(without.parts[0]?.bodies.map(({ shape }) => shape)).toMatchObject([
    { diameter: 0.008 },
    { size: [0.03, 0.01, 0.01] },
  ]);
});

test('a part in each row of the model, docked to others of the same row', async () => {
  const { scene } = await loaded({
    parts: `
  board:
    label: Board
    each: shelf
    at: [0, rise_field * row, 0]
    points: { front: { at: [0, 0, 100] } }
    shapes: [{ box: { size: [10, 'sum(shelf: rise_field)', 10] }, material: steel }]
  edge: { each: shelf, on: board.front, shapes: [{ box: { size: [1, 1, 1] }, material: steel }] }`,
    dimensions: '{ depth: { label: Depth, from: board_1, to: board_1.front } }',
  });
  const { parts, dimensions } = evaluateScene(scene, configuration({}));
  expect(parts.map(({ name, label }) => [name, label?.text])).toEqual([
    ['board_1', 'Board 1'],
    ['board_2', 'Board 2'],
    ['edge_1', undefined],
    ['edge_2', undefined],
  ]);
  expect(parts[1]?.bodies[0]?.placements[0]?.[13]).toBeCloseTo(0.5, 12);
  expect(parts[0]?.bodies[0]?.shape).toMatchObject({ size: [0.01, 0.45, 0.01] });
  expect(dimensions[0]?.length).toBeCloseTo(0.1, 12);
});

test('assets are files below their folder, and with the scene they make the revision', async () => {
  const parts = '{ base: { shapes: [{ mesh: { file: a/base.glb }, material: steel }] } }';
  const first = await loaded({ parts }, { 'assets/a/base.glb': 'glTF 1' });
  expect([...first.assets.keys()]).toEqual(['a/base.glb']);
  const second = await loaded({ parts }, { 'assets/a/base.glb': 'glTF 2' });
  const third = await loaded({ parts: parts.replace('base:', 'foot:') }, { 'assets/a/base.glb': 'glTF 2' });
  expect(new Set([first, second, third].map(({ revision }) => revision)).size).toBe(3);
  expect(await faults({ parts: parts.replace('a/base', '§a/bsae') })).toEqual([
    'There is no file "a/bsae.glb" in the folder "assets". | Put it into the folder "assets" of the product.',
  ]);
});

test('texts are translated with those of the model', async () => {
  const scene = sceneText({
    parts: '{ base: { label: Foot, shapes: [{ box: { size: [1, 1, 1] }, material: steel }] } }',
  });
  const model = modelText({ language: 'en' });
  const german = 'texts: { Sample: Muster, S: S, Lamp: Lampe, G: G, Yes: Ja, No: Nein, Foot: Fuß }\n';
  const problems = await problemsOf(model, { 'scene.yaml': scene, 'translations/de.yaml': german });
  expect(problems).toEqual([
    'scene.yaml:4:26: warning: "Whole" is not translated: de.\n  hint: Add it to "texts" of translations/de.yaml, or to "same" when it stays as it is.',
  ]);
});
