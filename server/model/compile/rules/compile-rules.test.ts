/** What rules mean: all solutions of small models against the same thing said in JavaScript. */
import { describe, expect, test } from 'vitest';
import { createEngine } from '#server/engine/create-engine.ts';
import { allSolutions } from '#server/engine/testing/brute-force.ts';
import { fails } from '#server/model/expression/evaluate.ts';
import { loadModel } from '../load-model.ts';
import { folderWith, loadText, modelText, problemsOf } from '#server/model/testing/model-folder.ts';

const sections = {
  domains: `
  color: { label: Colour, features: { gloss: yesno, weight: number }, values: {
    red: { label: Red, features: { gloss: yes, weight: 1.5 } },
    'dark|blue': { label: Blue, features: { gloss: no, weight: 2 } },
    raw: { label: Raw, features: { gloss: no, weight: 0 } } } }`,
  fields: `
  color_field: { label: Colour, domain: color }
  lamp_field: { label: Lamp, type: yesno }
  bell_field: { label: Bell, type: yesno }
  count_field: { label: Count, type: integer, min: 0, max: 3 }`,
  steps: `
  - { step: s, label: S, groups: [{ group: g, label: G, members: [color_field, lamp_field, bell_field, count_field] }] }`,
};

interface Chosen {
  readonly color: string;
  readonly lamp: boolean;
  readonly bell: boolean;
  readonly count: number;
}

function chosen(values: ReadonlyMap<string, string>): Chosen {
  return {
    color: values.get('color_field') ?? '',
    lamp: values.get('lamp_field') === 'Yes',
    bell: values.get('bell_field') === 'Yes',
    count: Number(values.get('count_field')),
  };
}

const everything: readonly Chosen[] = ['red', 'dark|blue', 'raw'].flatMap((color) =>
  [true, false].flatMap((lamp) =>
    [true, false].flatMap((bell) => [0, 1, 2, 3].map((count) => ({ color, lamp, bell, count }))),
  ),
);
const shown = (all: readonly Chosen[]) => all.map((one) => JSON.stringify(one)).sort();

const weightOf = (color: string) => ({ red: 1.5, 'dark|blue': 2, raw: 0 })[color] ?? 0;

const cases: readonly (readonly [string, (one: Chosen) => boolean])[] = [
  ['forbid: lamp_field and color_field = red', ({ lamp, color }) => !(lamp && color === 'red')],
  [
    'if: lamp_field, then: count_field >= 2, else: color_field != raw',
    ({ lamp, count, color }) => (lamp ? count >= 2 : color !== 'raw'),
  ],
  ['of: [lamp_field, bell_field], exactly: 1', ({ lamp, bell }) => lamp !== bell],
  [
    'of: [lamp_field, count_field >= 2, color_field.gloss], at_least: 2',
    ({ lamp, count, color }) => Number(lamp) + Number(count >= 2) + Number(color === 'red') >= 2,
  ],
  [
    'of: [lamp_field, count_field = 1 or count_field = 3, not bell_field], at_least: 1, at_most: 2',
    ({ lamp, bell, count }) => [1, 2].includes(Number(lamp) + Number(count % 2 === 1) + Number(!bell)),
  ],
  [
    'if: color_field = raw, then: "count(lamp_field, bell_field, count_field > 1) >= 2"',
    ({ color, lamp, bell, count }) => color !== 'raw' || Number(lamp) + Number(bell) + Number(count > 1) >= 2,
  ],
  ['require: count_field * color_field.weight <= 3', ({ color, count }) => count * weightOf(color) <= 3],
  [
    'require: (count_field + 1) * (count_field - 2) >= color_field.weight',
    ({ color, count }) => (count + 1) * (count - 2) >= weightOf(color),
  ],
  [
    'forbidden: { fields: [color_field, lamp_field], rows: [[[red, raw], yes], ["dark|blue", any]] }',
    ({ color, lamp }) => !(color === 'dark|blue' || lamp),
  ],
  [
    'allowed: { file: data/combinations.csv }',
    ({ color, count, lamp }) =>
      (color !== 'raw' && count === 2) || (color === 'raw' && [0, 1].includes(count) && lamp),
  ],
  [
    'forbidden: { file: data/combinations.csv }',
    ({ color, count, lamp }) =>
      !((color !== 'raw' && count === 2) || (color === 'raw' && [0, 1].includes(count) && lamp)),
  ],
];

/** As a spreadsheet in a country with decimal commas writes it. */
const csv = [
  '\uFEFFcolor_field;count_field;lamp_field\r\n',
  'red | "dark|blue";2,0;any\r\n',
  '"dark|blue";2;any\r\n\r\n',
  ' raw ;0|1;YES\r\n',
].join('');

describe.each(cases)('%s', (rule, holds) => {
  const files = (more: string) => ({
    'model.yaml': modelText({ ...sections, rules: `{ r: { text: T, ${more}${rule} } }` }),
    'data/combinations.csv': csv.replace('red | "dark|blue"', 'red'),
  });

  test('holds', async () => {
    const { problem } = await loadModel(await folderWith(files('')));
    const found = allSolutions(problem).map(chosen);
    expect(shown(found)).toEqual(shown(everything.filter(holds)));
  });

  test('warns', async () => {
    const { problem, warnings, rules } = await loadModel(await folderWith(files('warning: yes, ')));
    const [warning] = warnings;
    const solutions = allSolutions(problem);
    expect([solutions.length, warnings.length, rules.size]).toEqual([everything.length, 1, 0]);
    const quiet = solutions.filter((one) => warning && !fails(warning.condition, one)).map(chosen);
    expect(shown(quiet)).toEqual(shown(everything.filter(holds)));
  });
});

test('a warning knows what it speaks about', async () => {
  const rules = '{ r: { text: T, warning: yes, if: lamp_field, then: color_field.gloss } }';
  const { warnings } = await loadText(modelText({ ...sections, rules }));
  expect(warnings[0]?.fields).toEqual(['lamp_field', 'color_field']);
});

test('a product of two wide fields is refused', async () => {
  const text = modelText({
    fields: `
  a_field: { label: A, type: integer, min: 0, max: 900 }
  b_field: { label: B, type: integer, min: 1, max: 900 }`,
    steps: `\n  - { step: s, label: S, groups: [{ group: g, label: G, members: [a_field, b_field] }] }`,
    rules: '{ r: { text: T, require: a_field * b_field <= 7 } }',
  });
  expect((await problemsOf(text))[0]).toMatch(/"a_field" and "b_field" have 810900 pairs of values/);
});

describe('tables from a file', () => {
  const withFile = (content: string | Uint8Array) => ({ 'data/t.csv': content });
  const model = modelText({ ...sections, rules: '{ r: { text: T, allowed: { file: data/t.csv } } }' });
  const said = async (content: string | Uint8Array) =>
    (await problemsOf(model, withFile(content))).map((text) =>
      text.replace(': error: ', ' ').replace('\n  hint: ', ' | '),
    );

  test.each([
    ['', 'data/t.csv:1:1 The file is empty. | The first line names the columns.'],
    [
      'a,b\nx,y\n',
      'data/t.csv:1:1 There is no field "a". | There is: color_field, lamp_field, bell_field, count_field.',
    ],
    ['lamp_field,\nyes,no\n', 'data/t.csv:1:12 This column has no name. | The first line names the columns.'],
    ['lamp_field,lamp_field\nyes,no', 'data/t.csv:1:12 There are two columns "lamp_field".'],
    [
      'lamp_field\tbell_field\nyes\tno\nno\n',
      /^data\/t\.csv:3:1 This row has 1 cells; the first line has 2\. .*tabs/,
    ],
    ['lamp_field,bell_field\nyes,"no\nyes', /^data\/t\.csv:2:5 The quote is not closed\./],
    ['lamp_field,bell_field\nyes,"no" x\n', /^data\/t\.csv:2:10 There is text after the closing quote\./],
    [
      'lamp_field,count_field\nyes, 4\n',
      'data/t.csv:2:6 "count_field" cannot be "4". | It is a whole number from 0 to 3.',
    ],
    ['color_field\n"multi\nline"\n', /^data\/t\.csv:2:1 "color_field" cannot be "multi\nline"\./],
    ['color_field\n🚲\n\u200Fأحمر\n', /^data\/t\.csv:2:1 "color_field" cannot be "🚲"\./],
  ])('%j', { timeout: 60_000 }, async (content, message) => {
    const [first] = await said(content);
    expect(first).toEqual(typeof message === 'string' ? message : expect.stringMatching(message));
  });

  test.each([
    [
      'not UTF-8',
      new Uint8Array([0xff, 0xfe, 0x61, 0x00]),
      'data/t.csv:1:1 The file is not UTF-8 text. | Save it as "CSV UTF-8".',
    ],
    [
      'larger than 16 MB',
      new Uint8Array(17 * 1024 * 1024),
      'data/t.csv:1:1 The file is larger than 16 MB. | Leave out what the product does not need.',
    ],
  ])('%s', { timeout: 60_000 }, async (_name, content, message) => {
    expect((await said(content))[0]).toBe(message);
  });
});

test('tables of 10,000 rows are read and solved', { timeout: 120_000 }, async () => {
  const values = Array.from({ length: 100 }, (_, index) => `v${index}: V ${index}`).join(', ');
  const rows = Array.from({ length: 10_000 }, (_, n) => [
    n % 100,
    (n * 7 + Math.floor(n / 100)) % 100,
    n % 97,
  ]);
  const file = (name: string) => ({
    [name]: `a_field;b_field;c_field\r\n${rows.map((row) => row.map((i) => `v${i}`).join(';')).join('\r\n')}`,
  });
  const folder = await folderWith({
    'model.yaml': modelText({
      domains: `{ d: { label: D, values: { ${values} } } }`,
      fields: ['a', 'b', 'c', 'x', 'y', 'z'].map((f) => `\n  ${f}_field: { label: F, domain: d }`).join(''),
      steps: `\n  - { step: s, label: S, groups: [{ group: g, label: G, members: [a_field, b_field, c_field, x_field, y_field, z_field] }] }`,
      rules:
        '{ r: { text: T, allowed: { file: allowed.csv } }, q: { text: T, forbidden: { file: forbidden.csv } } }',
    }),
    ...file('allowed.csv'),
    'forbidden.csv': file('x')['x']?.replace('a_field;b_field;c_field', 'x_field;y_field;z_field') ?? '',
  });
  const engine = await createEngine((await loadModel(folder)).problem);
  const { assignment, states } = await engine.evaluate([
    { field: 'a_field', value: 'v3' },
    { field: 'x_field', value: 'v3' },
  ]);
  expect(rows.map(([a, b, c]) => `v${a}/v${b}/v${c}`)).toContain(
    ['a_field', 'b_field', 'c_field'].map((field) => assignment.get(field)).join('/'),
  );
  const free = [...(states.get('b_field') ?? [])]
    .filter(([, state]) => state === 'free')
    .map(([value]) => value);
  expect(free.sort()).toEqual([...new Set(rows.filter(([a]) => a === 3).map(([, b]) => `v${b}`))].sort());
  engine.dispose();
});
