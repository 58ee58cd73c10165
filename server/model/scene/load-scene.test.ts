import { describe, expect, test } from 'vitest';
import { evaluateScene } from '#scene/evaluate/evaluate-scene.ts';
import { readScene } from '#scene/read/read-scene.ts';
import { loadModel } from '../compile/load-model.ts';
import { withoutMarks } from '../testing/marked-text.ts';
import { folderWith, modelText, problemsOf } from '../testing/model-folder.ts';

const sections = {
  components: `
  arm:
    label: Arm
    features: { reach: { unit: cm }, width: { unit: mm }, bent: yesno, kind: text, turns: number }
    variants:
      short: { label: Short, features: { reach: 45.5, width: 20, bent: no, kind: S, turns: 1 } }
      long: { label: Long, features: { reach: 80, width: 24, bent: yes, kind: L, turns: 2 } }
  part:
    label: Part
    features: { weight: { unit: kg } }
    variants: { clamp: { label: Clamp, article: C-1, features: { weight: 2 } } }`,
  fields: `
  arm_field: { label: Arm, component: arm, default: short }
  lamp_field: { label: Lamp, type: yesno }
  clamp_field: { label: Clamp, option: part.clamp }
  height_field: { label: Height, type: integer, min: 100, max: 900, unit: mm }
  depth_field: { label: Depth, type: integer, min: 10, max: 90, unit: cm }
  count_field: { label: Count, type: integer, min: 0, max: 1000000 }
  volume_field: { label: Volume, computed: height_field * 2, unit: l }
  lit_field: { label: Lit, computed: lamp_field and arm_field = long }
  text_field: { label: Words, type: text }`,
  rows: `
  shelf:
    label: Shelf
    min: 1
    max: 3
    default: 2
    count: Number of shelves
    fields: { rise_field: { label: Rise, type: integer, min: 100, max: 300, default: 200, unit: mm } }`,
  steps: `
  - step: s
    label: S
    groups:
      - group: g
        label: G
        members:
          [arm_field, lamp_field, clamp_field, height_field, depth_field, count_field, volume_field, lit_field, text_field]
      - { group: shelves, label: Shelves, members: [{ rows: shelf }] }`,
};

const frame = {
  format: '1',
  materials: "{ steel: { color: '#888888' } }",
  parts: '{ base: { shapes: [{ box: { size: [10, 10, 10] }, material: steel }] } }',
  views: '{ whole: { label: Whole, azimuth: 20, elevation: 10 } }',
};

function sceneText(more: Readonly<Record<string, string>>): string {
  return Object.entries({ ...frame, ...more })
    .map(([key, value]) => `${key}: ${value}\n`)
    .join('');
}

/** What is wrong with a scene whose faults are marked: without places, which have to be those of the marks. */
async function faults(more: Readonly<Record<string, string>>): Promise<readonly string[]> {
  const { text, places } = withoutMarks(sceneText(more));
  const problems = await problemsOf(modelText(sections), { 'scene.yaml': text });
  return problems.map((problem, index) => {
    const start = `scene.yaml:${places[index] ?? '(more than the marks)'}: error: `;
    expect(problem.slice(0, start.length)).toBe(start);
    return problem.slice(start.length).replace('\n  hint: ', ' | ');
  });
}

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

describe('what is wrong is said where it is', () => {
  const part = (shape: string, more = '') => ({
    parts: `{ base: { ${more} shapes: [{ ${shape}, material: steel }] } }`,
  });

  test.each<[string, Readonly<Record<string, string>>, string]>([
    [
      'an unknown field',
      { values: '{ a: §arm_feild.reach }' },
      'There is no field and no value "arm_feild". | Did you mean "arm_field"?',
    ],
    [
      'an unknown feature',
      { values: '{ a: 1 + arm_field.§raech }' },
      '"arm_field" has no feature "raech". | Did you mean "reach"?',
    ],
    [
      'an unknown value',
      { values: '{ a: "if(arm_field = §shrt, 1, 2)" }' },
      'It is never "shrt" here. | Did you mean "short"?',
    ],
    [
      'a value in a table',
      { values: '{ a: { by: arm_field, §shrt: 1, else: 2 } }' },
      'It is never "shrt" here. | Did you mean "short"?',
    ],
    [
      'a table with a gap',
      { values: '{ §a: { by: arm_field, short: 1 } }' },
      'Nothing is said for "long". | Add them, or "else".',
    ],
    [
      'a table by nothing',
      { values: '{ a: §{ short: 1 } }' },
      'This table does not say what it goes by. | Write { by: field, value: …, else: … }.',
    ],
    [
      'a table by a number',
      { values: '{ a: { by: §height_field, else: 1 } }' },
      'A table goes by words, or yes and no. | Take a field with values, or a condition; calculate with "if(…)" otherwise.',
    ],
    [
      'a value that is used before it is there',
      { values: '{ a: §b + 1, b: 2 }' },
      'There is no field and no value "b". | There is: arm_field, lamp_field, clamp_field, height_field, depth_field, count_field, volume_field, lit_field, text_field, shelf_count, rise_field.',
    ],
    ['a name that is taken', { values: '{ §arm_field: 1 }' }, '"arm_field" is the name of a field already.'],
    [
      'another unit',
      part('box: { size: [§depth_field, 1, 1] }'),
      'This is in cm, and has to be in mm. | Multiply it by what one unit of it is worth here.',
    ],
    [
      'units that do not go together',
      part('box: { size: [§height_field + depth_field, 1, 1] }'),
      'A number in mm and one in cm cannot be put together. | Multiply one of them, so that both are in the same unit.',
    ],
    [
      'a length as an angle',
      { views: '{ v: { label: Whole, azimuth: §height_field, elevation: 1 } }' },
      'This is in mm, and has to be in °. | Multiply it by what one unit of it is worth here.',
    ],
    [
      'a word for a number',
      part('box: { size: [§arm_field, 1, 1] }'),
      'This is not a number. | Take a number feature of it, or a table: { by: … }.',
    ],
    [
      'a number for a condition',
      { parts: '{ base: { when: §height_field } }' },
      'This is not yes or no. | Write a condition.',
    ],
    [
      'two coordinates',
      part('box: { size: §[1, 2] }'),
      'There are 2 numbers here instead of 3. | Write [x, y, z].',
    ],
    [
      'a length without length',
      part('cylinder: { diameter: §height_field - 900, length: 1 }'),
      'This length is never greater than 0.',
    ],
    ['an unknown shape', part('§bxo: { size: [1, 2, 3] }'), '"bxo" is not known here. | Did you mean "box"?'],
    [
      'two shapes',
      part('box: { size: [1, 2, 3] }, §torus: { diameter: 1, thickness: 1 }'),
      'This is a second shape. | Begin another entry for it.',
    ],
    [
      'an unknown parameter',
      part('box: { §sise: [1, 2, 3], size: [1, 2, 3] }'),
      '"sise" is not known here. | Did you mean "size"?',
    ],
    ['a missing parameter', part('§cylinder: { diameter: 1 }'), '"length" is missing here.'],
    [
      'an unknown material',
      { parts: '{ base: { shapes: [{ box: { size: [1, 1, 1] }, material: §steal }] } }' },
      'There is no material "steal". | Did you mean "steel"?',
    ],
    [
      'no colour',
      { materials: '{ steel: { color: §red } }' },
      "This is not a colour. | Write it in quotes, as '#3763e0'.",
    ],
    [
      'a missing part',
      { parts: '{ base: { on: §feet.top } }' },
      'There is no part and no docking point "feet". | There is: base.',
    ],
    [
      'a missing docking point',
      { parts: '{ base: { on: feet.§tpo }, feet: { points: { top: {} } } }'.replace('feet.§', '§feet.') },
      '"feet" has no docking point "tpo". | Did you mean "top"?',
    ],
    [
      'a cycle of parts',
      {
        parts:
          '{ §a: { on: b.p, points: { p: {} } }, b: { on: c.p, points: { p: {} } }, c: { on: a.p, points: { p: {} } } }',
      },
      'This part is docked to itself. | a → b → c → a. A shape that only reaches back can be in a part of its own.',
    ],
    [
      'a cycle of points',
      { parts: '{ a: { points: { §p: { on: q }, q: { on: p } } } }' },
      'This docking point is placed on itself. | p → q → p.',
    ],
    [
      'a million copies',
      { parts: '{ a: { repeat: [{ count: §count_field, shift: [1, 0, 0] }] } }' },
      'There can be 1000000 copies. | Not more than 20000 are drawn: limit it, as with "min(…, 100)".',
    ],
    [
      'copies without end',
      { parts: '{ a: { repeat: [{ count: §1 / (height_field - 500), shift: [1, 0, 0] }] } }' },
      'Nothing says how many copies there can be. | Not more than 20000 are drawn: limit it, as with "min(…, 100)".',
    ],
    [
      'copies in one place',
      { parts: '{ a: { repeat: [§{ count: 3 }] } }' },
      'All copies are in the same place. | Give them a "shift", or say "around" what.',
    ],
    [
      'an unknown group',
      { parts: '{ a: { group: §shelve } }' },
      'There is no group "shelve". | Did you mean "shelves"?',
    ],
    ['an unknown view', { groups: '{ g: §hole }' }, 'There is no view "hole". | Did you mean "whole"?'],
    [
      'an unknown part of a view',
      { views: '{ v: { label: Whole, azimuth: 1, elevation: 1, fit: [§bass] } }' },
      'There is no part "bass". | Did you mean "base"?',
    ],
    [
      'rows that are not there',
      { parts: '{ a: { each: §shelfs } }' },
      'There are no rows "shelfs". | Did you mean "shelf"?',
    ],
    [
      'a part of a row from outside',
      { parts: '{ board: { each: shelf }, a: { on: §board } }' },
      'There is a part "board" in each row. | Write "board_1" for that of the first one.',
    ],
    [
      'a field of a row from outside',
      { values: '{ a: §rise_field }' },
      'There is no field and no value "rise_field". | It is a field of every row of "shelf": write sum(shelf: …), or give the part "each: shelf".',
    ],
    [
      'a free text in a comparison of numbers',
      { values: '{ a: §text_field > 2 }' },
      'This is not a number. | Take a number feature of it: field.feature.',
    ],
    [
      'a click that does two things',
      { parts: '{ a: { §click: { cycle: arm_field, commit: { lamp_field: yes } } } }' },
      'A click has either "cycle" or "commit".',
    ],
    [
      'a click through numbers',
      { parts: '{ a: { click: { cycle: §height_field } } }' },
      '"height_field" has no values to go through. | Take a field with values.',
    ],
  ])('%s', async (_, more, expected) => {
    expect(await faults(more)).toEqual([expected]);
  });

  test('all of it at once', async () => {
    expect(
      await faults({
        values: '{ a: §arm_feild }',
        parts:
          '{ base: { about: [§amr_field], shapes: [{ box: { size: [1, §wide, 1] }, material: steel }] } }',
      }),
    ).toHaveLength(3);
  });

  test('many shapes that can be many', async () => {
    const shape =
      '{ box: { size: [1, 1, 1] }, material: steel, repeat: [{ count: "min(count_field, 9000)", shift: [1, 0, 0] }] }';
    const problems = await problemsOf(modelText(sections), {
      'scene.yaml': sceneText({ parts: `{ a: { shapes: [${shape}, ${shape}, ${shape}] } }` }),
    });
    expect(problems).toEqual([
      'scene.yaml:3:1: error: The scene can have 27000 copies of shapes.\n  hint: Not more than 20000 are drawn.',
    ]);
  });

  test('a scene of a model with mistakes of its own is not spoken about', async () => {
    const problems = await problemsOf(modelText({ ...sections, summary: '[amr_field]' }), {
      'scene.yaml': sceneText({ values: '{ a: nothing }' }),
    });
    expect(problems).toEqual([expect.stringMatching(/There is no field "amr_field"/)]);
  });
});
