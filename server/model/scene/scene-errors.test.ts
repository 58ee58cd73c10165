import { describe, expect, test } from 'vitest';
import { modelText, problemsOf } from '../testing/model-folder.ts';
import { faults, sceneText, sections } from './testing/sample-scene.ts';

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
      'This table does not say which field it depends on. | Write { by: field, value: …, else: … }.',
    ],
    [
      'a table by a number',
      { values: '{ a: { by: §height_field, else: 1 } }' },
      'A table depends on a field with values, or on a condition. | Take a field with values, or a condition; calculate with "if(…)" otherwise.',
    ],
    [
      'a value that is used before it is there',
      { values: '{ a: §b + 1, b: 2 }' },
      'There is no field and no value "b". | There is: arm_field, lamp_field, clamp_field, height_field, depth_field, count_field, volume_field, lit_field, text_field, shelf_count, rise_field.',
    ],
    [
      'a distance that the view of the drawing does not show',
      {
        drawing:
          '{ dimensions: { a: { label: Whole, view: side, place: above, from: base, to: base, axis: §z } } }',
      },
      'The side view does not show the z axis. | It shows x and y.',
    ],
    [
      'a dimension line on the wrong side',
      {
        drawing:
          '{ dimensions: { a: { label: Whole, view: top, place: §left, from: base, to: base, axis: x } } }',
      },
      'A distance along x has its line above or below the top view.',
    ],
    [
      'a dimension from nowhere',
      { drawing: '{ dimensions: { a: { label: Whole, view: top, place: left, from: §bas, to: base } } }' },
      'There is no part and no docking point "bas". | Did you mean "base"?',
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
      'The number of copies has no upper limit. | Not more than 20000 are drawn: limit it, as with "min(…, 100)".',
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
