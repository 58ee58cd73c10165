/** What is wrong in a UVL file or not supported, and where. */
import { expect, test } from 'vitest';
import { join } from 'node:path';
import { folderWith } from '#server/model/testing/model-folder.ts';
import { readFeatureModel } from '../read-feature-model.ts';
import { abc, figures, model, problems, priced } from './testing/read-uvl-text.ts';

test.each([
  [
    'an unknown feature',
    model(abc('optional'), 'Aa => B'),
    ['8:5: error: There is no feature "Aa".\n  hint: Did you mean "A"?'],
  ],
  [
    'a feature twice',
    model('optional\n    A\n    R'),
    ['5:13: error: There is a feature "R" already.\n  hint: The other one is in line 2.'],
  ],
  [
    'a group without features',
    model('optional'),
    ['3:9: error: There is no feature in this group.\n  hint: Indent its features below it.'],
  ],
  [
    'a group that asks for too many',
    model(abc('[4..5]')),
    ['3:9: error: [4..5] requires more features than the group has: 3.'],
  ],
  [
    'an attribute nobody has',
    model(priced(), 'sum(Prize) < 3'),
    ['8:9: error: No feature has the attribute "Prize".'],
  ],
  [
    'an attribute the feature lacks',
    model(priced(), 'C.Fun > 1'),
    ['8:5: error: "C" has no attribute "Fun".\n  hint: It has: Price.'],
  ],
  [
    'a number as a condition',
    model(priced(), 'A.Price => B'),
    ['8:5: error: This attribute is not true or false.\n  hint: Compare it with something.'],
  ],
  [
    'a feature as a number',
    model(priced(), 'A > 3'),
    ['8:5: error: "A" is not a number.\n  hint: Take an attribute of it: Feature.Attribute.'],
  ],
  [
    'a text and a number',
    model(priced(), 'A.Name == 3'),
    ['8:15: error: A text can only be compared with a text.\n  hint: Texts are in single quotes.'],
  ],
])('wrong: %s', async (_, text, expected) => {
  expect(await problems(text)).toEqual(expected);
});

const many = ['optional', ...Array.from({ length: 13 }, (_, i) => `    F${i} {x ${i}}`)].join('\n');

test.each([
  [
    'a real number, rounded',
    model('optional\n    Real X', 'floor(X) > 2'),
    /^6:5: error: floor and ceil of a Real are not supported/,
  ],
  [
    'the length of a chosen text',
    model('optional\n    String S', 'len(S) < 3'),
    /^6:5: error: Conditions on the length of a chosen text/,
  ],
  [
    'two chosen texts',
    model('optional\n    String S\n    String T', 'S == T'),
    /^7:5: error: Comparing the texts of two features/,
  ],
  [
    'an order of texts',
    model('optional\n    String S', "S < 'b'"),
    /^6:5: error: Texts cannot be compared with "<"/,
  ],
  [
    'a product of numbers',
    model('mandatory\n    Integer N\n    Integer M', 'N * M > 3'),
    /^7:5: error: This comparison is not linear/,
  ],
  [
    'a product of many features',
    model(many, `${Array.from({ length: 13 }, (_, i) => `F${i}.x`).join(' * ')} > 3`),
    /^18:5: error: This comparison is not linear/,
  ],
  [
    'the average of chosen numbers',
    model('mandatory\n    Integer N\n    Integer M', 'avg(N, M) > 3'),
    /^7:5: error: The average of numbers that are chosen/,
  ],
  [
    'unlimited instances',
    model('mandatory\n    A cardinality [1..*]\n        optional\n            B'),
    /^4:27: error: An unlimited number/,
  ],
  [
    'numbers beyond exact ones',
    model('optional\n    A {x 90071992547409931}\n    B {x 1}', 'sum(x) > 3'),
    /^7:1: error: The numbers of this comparison are too large/,
  ],
])('not supported: %s', async (_, text, expected) => {
  await expect(figures(text)).rejects.toThrow(
    expect.objectContaining({
      message: expect.stringMatching(expected.source.replace('^', 'a\\.uvl:')) as unknown,
    }),
  );
});

test('what is not supported can be left out, with a warning', async () => {
  const text = model('optional\n    String S\n    A\n    B', 'len(S) > 2 => A', 'A => B');
  expect(await problems(text, {}, true)).toEqual([
    '8:5: warning: Conditions on the length of a chosen text are not supported. The constraint is left out.\n  hint: Compare the text with the texts that are possible.',
  ]);
  expect((await figures(text, {}, true)).count).toBe(6);
});

test('files that are no feature models', async () => {
  const folder = await folderWith({ 'a.xml': '<x/>', 'b.uvl': new Uint8Array([0xff, 0xfe, 0x00]) });
  const said = async (name: string) =>
    (await readFeatureModel(join(folder, name))).diagnostics.map((its) => its.message);
  expect(await said('a.xml')).toEqual(['This is not a feature model that can be read.']);
  expect(await said('b.uvl')).toEqual(['The file is not UTF-8 text.']);
  expect(await said('c.uvl')).toEqual(['There is no such file.']);
});
